internal import Foundation
internal import PolyreelCore

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
    /// All keys, sorted.
    let keys: [String]

    /// - Throws: `Findings` when the file is not a mapping of keys to text.
    init(_ data: Data, file: String) throws(Findings) {
        let root = try YAMLNode.parse(data, file: file)
        guard let mapping = root.mapping else {
            throw Findings(
                .error(
                    "catalogue-form", "the catalogue is \(root.kind); a catalogue maps keys to messages",
                    hint: "write lines like  cta.shop: \"Shop now\"", at: root.location))
        }
        let lines = (String(bytes: data, encoding: .utf8) ?? "")
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var entries: [String: Result<Entry, Finding>] = [:]
        for entry in mapping {
            let node = entry.value
            guard let pattern = node.scalar else {
                entries[entry.key] = .failure(
                    .error(
                        "catalogue-form", "message '\(entry.key)' is \(node.kind); a message is text",
                        hint: "catalogues are flat: write keys as \(entry.key).name", at: node.location))
                continue
            }
            entries[entry.key] = .success(
                Entry(
                    pattern: pattern, location: node.location,
                    firstCharacter: Self.firstCharacter(of: pattern, at: node.location, in: lines)))
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

    /// A scalar without escapes or folding stands in its line letter by letter, perhaps after a quotation mark.
    private static func firstCharacter(
        of pattern: String, at location: SourceLocation, in lines: [Substring]
    ) -> SourceLocation? {
        guard location.column > 0, lines.indices.contains(location.line - 1), !pattern.isEmpty else { return nil }
        let rest = lines[location.line - 1].unicodeScalars.dropFirst(location.column - 1)
        for quote in [0, 1] where rest.dropFirst(quote).starts(with: pattern.unicodeScalars) {
            return SourceLocation(file: location.file, line: location.line, column: location.column + quote)
        }
        return nil
    }
}
