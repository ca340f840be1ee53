internal import Foundation
internal import PolyreelCore
internal import PolyreelYAML

/// What stands before a code, by language.
enum CodeLabels {
    private static let known: Result<[String: String], any Error> = Result {
        let root = try YAMLNode.parse(Data(PackageResources.labels_yaml), file: "labels.yaml")
        return (root["code"]?.mapping ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.scalar }
    }

    /// The word of a language, such as `Code`; nil where none is known.
    /// - Parameter language: BCP-47; of `zh-Hant-TW` the first of itself, `zh-Hant` and `zh` that is known.
    /// - Throws: `Findings` where the words of this build cannot be read.
    static func code(in language: String) throws -> String? {
        let known = try known.get()
        var parts = language.split(separator: "-")
        while !parts.isEmpty {
            if let label = known[parts.joined(separator: "-")] { return label }
            parts.removeLast()
        }
        return nil
    }
}
