internal import PolyreelCore
import PolyreelManifest
import PolyreelStep
internal import PolyreelYAML

/// The messages that a manifest's steps show, and which of them shows which.
struct ShownMessages {
    /// Each once, in the order of the steps.
    let keys: [String]
    /// By key, the names of the steps that show it.
    private let names: [String: [String]]

    /// - Parameter steps: those of the build; of the optional ones only those count that the manifest adds.
    /// - Throws: what a step throws when it is set up.
    init(_ manifest: Manifest, steps: [StepEntry]) throws {
        let added = manifest.steps.compactMap { name in steps.first { $0.name == name && $0.section.isOptional } }
        var (keys, names): ([String], [String: [String]]) = ([], [:])
        for entry in steps.filter({ !$0.section.isOptional }) + added {
            for use in try entry.step(with: manifest.settings[entry.name]).messages {
                if names[use.key] == nil { keys.append(use.key) }
                if names[use.key]?.contains(entry.name) != true { names[use.key, default: []].append(entry.name) }
            }
        }
        self.keys = keys
        self.names = names
    }

    /// The names of the steps that show a message, in their order; empty where none does.
    func steps(showing key: String) -> [String] { names[key] ?? [] }
}
