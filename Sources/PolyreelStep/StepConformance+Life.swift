internal import Foundation
public import PolyreelCore

extension StepConformance {
    /// What a step does wrong with a request, from `begin` to `finish`; only `prove` and `mayPublish`, which need a film,
    /// are left out.
    ///
    /// Everything is done twice, by steps that are set up anew, the second with settings that were kept as JSON: nothing
    /// that they say comes from anywhere but the request, the settings and the tools.
    /// - Parameters:
    ///   - settings: the step's, as its section reads them.
    ///   - draft: as the steps before leave it.
    ///   - layOut: turns intents into overlays, as `Draft.layOut` of `PolyreelLayout` does; by default nothing is shown.
    /// - Throws: what the step throws.
    public static func problems<Kind: Step>(
        of kind: Kind.Type, settings: Kind.Settings, over draft: Draft, with tools: Toolbox,
        layOut: @Sendable (inout Draft) -> Void = { _ in }
    ) async throws -> [String] {
        let kept = try JSONDecoder().decode(Kind.Settings.self, from: try JSONEncoder().encode(settings))
        let first = try await StepLife(Kind(settings: settings), from: draft, with: tools, layOut: layOut)
        let second = try await StepLife(Kind(settings: kept), from: draft, with: tools, layOut: layOut)
        let problems = differences(first, second) + (try first.problems(of: Kind.name))
        return problems.map { "\(Kind.name): \($0)" }
    }

    private static func differences(_ first: StepLife, _ second: StepLife) -> [String] {
        let settings = ", also with settings that were kept as JSON"
        var problems: [String] = []
        func expect(_ holds: Bool, _ problem: String) { if !holds { problems.append(problem + settings) } }
        expect(
            first.notes.findings == second.notes.findings && first.notes.facts == second.notes.facts,
            "the same job gives the same notes")
        expect(first.prepared == second.prepared, "the same request gives the same draft")
        // What is laid out otherwise is completed otherwise: that was said.
        expect(
            first.prepared != second.prepared || first.completed == second.completed,
            "the same draft is completed the same way")
        expect(
            first.completed != second.completed || first.reviewed == second.reviewed,
            "the same draft is found to be the same")
        expect(first.files == second.files, "the same campaign gives the same files")
        return problems
    }
}
