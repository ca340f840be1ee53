// Disclosure: what a viewer must be told.

public import PolyreelCore
public import PolyreelStep
public import PolyreelYAML

/// Reads what a manifest declares and puts it on record. No label is drawn yet, and every variant says so.
public struct Disclosure: Step {
    public static let name = "disclosure"
    public static let runsAlways = true

    public static let section = Section<DisclosureSettings>(
        "what a viewer must be told; read, not yet labelled", DisclosureSettings(),
        [
            Field(
                "disclosure",
                .mapping(
                    "disclosure", DisclosureSettings(),
                    [
                        Field("paid", .flag, into: \.paid, "Somebody paid for it."),
                        Field("retouched", .flag, into: \.retouched, "A body or a face was retouched."),
                        Field("ai", .flag, into: \.ai, "It was made or changed with generative AI."),
                    ]), into: \.self, "What a viewer must be told.")
        ])

    let settings: DisclosureSettings

    public init(settings: DisclosureSettings) { self.settings = settings }

    public func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes {
        JobNotes(facts: ["disclosure": try JSONValue(encoding: settings)])
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        let declared = [("paid", settings.paid), ("retouched", settings.retouched), ("ai", settings.ai)]
            .filter(\.1).map(\.0)
        guard !declared.isEmpty else { return }
        draft.findings.append(
            .warning(
                "disclosure-unlabelled",
                "the manifest declares \(declared.joined(separator: ", ")); this version draws no disclosure label for"
                    + " \(draft.request.market.country)",
                hint: "label the post with the platform's own tool, or add the label by hand",
                at: tools.places.place("disclosure")))
    }
}
