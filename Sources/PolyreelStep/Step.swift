public import Foundation
public import PolyreelCore
public import PolyreelYAML

/// One pluggable step: it adds its part to a draft, and later proves that the finished file shows it.
public protocol Step: Sendable {
    /// The name in manifests, findings and records.
    static var name: String { get }
    /// This step's section of the manifest: its keys, how they are read into `Settings` with findings at their places,
    /// and their JSON Schema. One declaration gives all three, and the documentation.
    static var section: Section<Settings> { get }
    /// This step's part of the manifest.
    associatedtype Settings: Codable & Sendable

    /// Whether it runs for every manifest; else only for those that list it in `steps`.
    static var runsAlways: Bool { get }

    init(settings: Settings) throws

    /// Messages that it shows; they stand in a draft's `texts`, in the market's words, before this step prepares it.
    var messages: [MessageUse] { get }

    /// Once for a job, before any draft: looks at what is the same for all variants, and says what concerns them all.
    func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes

    /// Adds to the draft. What makes the variant impossible goes into the draft as an error finding, not as a throw; a
    /// throw is for a machine that fails. A finding without a place gets that of the step's section.
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws

    /// Adds, after layout, the facts and sidecars that say where things came to stand. No more intents: they would not be
    /// laid out.
    func complete(_ draft: inout Draft, with tools: Toolbox) async throws

    /// The finished draft: an error among the findings withholds it. Nothing else of it is changed.
    func review(_ draft: Draft, with tools: Toolbox) async throws -> [Finding]

    /// What of this step's promise the finished file does not keep; empty when all is there.
    func prove(_ product: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding]

    /// Whether a variant may stand published at an instant: an error among the findings takes it down, or keeps it from
    /// being published. Asked at every publication, also of what stands unchanged.
    func mayPublish(_ record: VariantRecord, at now: Date) -> [Finding]

    /// Once all variants of a campaign are decided: sheets over all of them, published beside the variants.
    func finish(_ campaign: CampaignRecord, with tools: Toolbox) async throws -> [CampaignFile]
}

extension Step {
    public static var runsAlways: Bool { false }
    public var messages: [MessageUse] { [] }
    public func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes { JobNotes() }
    public func complete(_ draft: inout Draft, with tools: Toolbox) async throws {}
    public func review(_ draft: Draft, with tools: Toolbox) async throws -> [Finding] { [] }
    public func prove(_ product: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding] { [] }
    public func mayPublish(_ record: VariantRecord, at now: Date) -> [Finding] { [] }
    public func finish(_ campaign: CampaignRecord, with tools: Toolbox) async throws -> [CampaignFile] { [] }
}
