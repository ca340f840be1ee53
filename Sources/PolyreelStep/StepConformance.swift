internal import PolyreelCore
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
}
