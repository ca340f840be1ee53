internal import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// What every step must do, whoever wrote it: run it over a step in its tests; each answer is a promise that it breaks.
public enum StepConformance {
    /// What is wrong with a step's own words: its name, its section, what it says of itself.
    public static func problems<Kind: Step>(of kind: Kind.Type) -> [String] {
        let section = DeclaredSection(step: Kind.name, Kind.section)
        var problems: [String] = []
        func expect(_ holds: Bool, _ problem: String) { if !holds { problems.append("\(Kind.name): \(problem)") } }
        expect(Kind.name.isWhole(#/[a-z][a-z0-9-]{0,63}/#), "a name has a-z, 0-9 and -, a letter first")
        expect(!section.summary.isEmpty, "its section has a summary of one line")
        expect(Set(section.keys).count == section.keys.count, "no key of its section stands twice")
        expect(
            section.fields.allSatisfy { !$0.about.isEmpty && !$0.kind.isEmpty },
            "every key says what it is for")
        expect(
            Kind.runsAlways || section.keys.allSatisfy { $0 == Kind.name },
            "a step that a manifest adds has its section under its name")
        return problems
    }

    /// What a step does wrong with a request: preparing it twice, a draft that does not survive as JSON, codes that are
    /// none, findings of another's.
    /// - Parameters:
    ///   - settings: the step's, as its section reads them.
    ///   - draft: as the steps before leave it.
    public static func problems<Kind: Step>(
        of kind: Kind.Type, settings: Kind.Settings, over draft: Draft, with tools: Toolbox
    ) async throws -> [String] {
        var problems: [String] = []
        func expect(_ holds: Bool, _ problem: String) { if !holds { problems.append("\(Kind.name): \(problem)") } }
        let read = try JSONDecoder().decode(Kind.Settings.self, from: try JSONEncoder().encode(settings))
        var drafts: [Draft] = []
        // Two of them, set up anew: nothing of a draft comes from anywhere but its request, its settings and its tools.
        for settings in [settings, read] {
            var own = draft
            try await Kind(settings: settings).prepare(&own, with: tools)
            drafts.append(own)
        }
        expect(
            drafts[0] == drafts[1], "the same request gives the same draft, also with settings that were kept as JSON")
        let written = try JSONEncoder().encode(drafts[0])
        expect(try JSONDecoder().decode(Draft.self, from: written) == drafts[0], "the draft survives as JSON")
        expect(drafts[0].request == draft.request, "the request stays as it is")
        expect(
            drafts[0].findings.prefix(draft.findings.count) == draft.findings[...],
            "findings of the steps before stay")
        let added = drafts[0].findings.dropFirst(draft.findings.count)
        expect(added.allSatisfy { $0.code.isWhole(#/[a-z][a-z0-9-]{1,63}/#) }, "codes have a-z, 0-9 and -")
        expect(added.allSatisfy { !$0.message.isEmpty }, "a finding says something")
        let ids = drafts[0].intents.map(\.id)
        expect(Set(ids).count == ids.count, "no two overlays have one id")
        let suffixes = drafts[0].sidecars.map(\.suffix)
        expect(
            suffixes.allSatisfy { $0.isWhole(#/[A-Za-z0-9][A-Za-z0-9._-]{0,63}/#) }
                && Set(suffixes).count == suffixes.count, "sidecars have names of their own without folders")
        return problems
    }
}
