internal import Foundation
internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelLanguage

/// The messages of one language: a file that maps keys to ICU patterns.
struct MessageCatalogue: Sendable {
    struct Entry: Sendable {
        let pattern: String
        /// Where the value begins.
        let location: SourceLocation
        /// Where the pattern's first character stands, when it stands on one line as it is; else nil.
        let firstCharacter: SourceLocation?

        /// Where a character of the pattern stands, as well as is known.
        func location(of offset: Int?) -> SourceLocation {
            guard let offset, let firstCharacter else { return location }
            return SourceLocation(
                file: firstCharacter.file, line: firstCharacter.line, column: firstCharacter.column + offset)
        }
    }

    let file: String
    private let entries: [String: Result<Entry, Finding>]
    /// All keys that have a message, sorted.
    let keys: [String]

    /// - Parameter language: whose messages are wanted, of a file that may hold several, or name its own.
    /// - Throws: `Findings` when the file is not a catalogue of this language.
    init(_ data: Data, file: String, language: LanguageTag) throws(Findings) {
        let reading = try CatalogueReader.read(data, file: file, language: language)
        try reading.refuse(besides: language, file: file)
        var entries: [String: Result<Entry, Finding>] = [:]
        for unit in reading.units where entries[unit.key] == nil {
            if let problem = unit.problem {
                entries[unit.key] = .failure(problem)
            } else if let pattern = unit.pattern {
                entries[unit.key] = .success(
                    Entry(pattern: pattern, location: unit.location, firstCharacter: unit.firstCharacter))
            }
        }
        self.file = file
        self.entries = entries
        keys = entries.keys.sorted()
    }

    /// The message of a key; nil when it is not here.
    /// - Throws: `Findings` when what stands there is not text.
    func entry(_ key: String) throws(Findings) -> Entry? {
        switch entries[key] {
        case .success(let entry): return entry
        case .failure(let finding): throw Findings(finding)
        case nil: return nil
        }
    }
}
