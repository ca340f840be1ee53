internal import PolyreelCore
public import PolyreelStep
internal import PolyreelYAML

/// A step that a job runs, and the keys of its section.
public struct RunningStep: Sendable {
    public let name: String
    public let step: any Step
    private let keys: [String]
    private let memory: any StepMemory

    /// - Throws: what the step throws when it is set up.
    init(_ entry: StepEntry, settings: (any Sendable)?, memory: any StepMemory) throws {
        self.memory = memory
        name = entry.name
        keys = entry.section.keys
        step = try entry.step(with: settings)
    }

    /// The job's tools with this step's own memory.
    func own(_ tools: Toolbox) -> Toolbox { tools.remembering(in: memory) }

    /// Findings as this step's; those without a place get that of its section, if the manifest has it.
    func placed(_ findings: [Finding], _ places: ManifestPlaces) -> [Finding] { findings.map { placed($0, places) } }

    /// The same of one.
    func placed(_ finding: Finding, _ places: ManifestPlaces) -> Finding {
        finding.by(step: finding.step ?? name).at(finding.location ?? place(places))
    }

    private func place(_ places: ManifestPlaces) -> SourceLocation? {
        keys.first { places.has($0) }.flatMap { places.place($0) } ?? places.place("")
    }
}
