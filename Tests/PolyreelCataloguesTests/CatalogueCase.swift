import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

/// A catalogue file and what stands in it, written down by hand from the format's standard.
struct CatalogueCase: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let content: String
    /// Whose texts are wanted.
    var language = "de"
    /// In `notation`.
    let units: [String]
    /// Line and column of each pattern's first character, where it stands in the file as it is: `3:12`, else `-`.
    var places: [String]?
    /// What was translated, where the format says so.
    var sources: [String?]?
    /// BCP-47 tags that the file names: source, target.
    var languages: [String?]?

    var testDescription: String { name }

    func read() throws -> CatalogueReading {
        try CatalogueReader.read(Data(content.utf8), file: file, language: LanguageTag(language))
    }
}

extension CatalogueUnit {
    /// On one line: `key = pattern`, `key ?` where there is no pattern yet, `key ! code` where it cannot be used.
    var notation: String {
        if let problem { return "\(key) ! \(problem.code)" }
        return pattern.map { "\(key) = \($0)" } ?? "\(key) ?"
    }

    var place: String { firstCharacter.map { "\($0.line):\($0.column)" } ?? "-" }
}
