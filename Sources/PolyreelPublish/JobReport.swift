public import PolyreelCore

/// What came of a job: written as `report.json` and `report.html`, and printed by `--json`.
public struct JobReport: Codable, Sendable {
    public let campaign: String
    public let manifest: String
    /// `out/<campaign>`, where the variants' folders are.
    public let folder: String
    public let variants: [VariantRecord]
    public let spans: Spans
    /// What concerns the whole job.
    public let findings: [Finding]
    /// Which parts of the ready variants differ, so that not every film must be seen whole.
    public let differences: [DifferenceGroup]

    package init(
        campaign: String, manifest: String, folder: String, variants: [VariantRecord], spans: Spans, findings: [Finding]
    ) {
        self.campaign = campaign
        self.manifest = manifest
        self.folder = folder
        self.variants = variants
        self.spans = spans
        self.findings = findings
        differences = DifferenceGroup.groups(variants)
    }

    /// Over all variants of the job, each span counted once.
    public struct Spans: Codable, Sendable {
        public let unique: Int
        public let rendered: Int
        /// Frames that all variants show together.
        public let frames: Int
        public let framesRendered: Int

        package init(unique: Int, rendered: Int, frames: Int, framesRendered: Int) {
            self.unique = unique
            self.rendered = rendered
            self.frames = frames
            self.framesRendered = framesRendered
        }
    }

    /// Whether every variant is ready and nothing is wrong with the whole: a sheet may be missing though all films are there.
    public var isComplete: Bool { !findings.hasErrors && variants.allSatisfy { $0.status == .ready } }

    public func count(_ status: VariantStatus) -> Int { variants.count { $0.status == status } }

    /// Such as "11 ready, 1 withheld".
    public var counts: String {
        [VariantStatus.ready, .withheld, .failed].map { (count($0), $0.rawValue) }
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
