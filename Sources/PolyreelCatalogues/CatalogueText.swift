public import Foundation
public import PolyreelCore

/// The text of a catalogue file and its lines, to say where in it something stands.
public struct CatalogueText {
    let file: String
    /// Without a byte order mark.
    public let text: String
    let lines: [Substring]

    /// - Throws: `catalogue-encoding` when it is not UTF-8, `file-too-large`.
    public init(_ data: Data, file: String) throws(Findings) {
        guard data.count <= YAMLNode.largestFile else {
            throw Findings(
                .error(
                    "file-too-large", "the file has \(data.count) bytes; at most \(YAMLNode.largestFile) are read",
                    at: SourceLocation(file: file)))
        }
        guard let text = String(bytes: data, encoding: .utf8), !text.unicodeScalars.contains("\0") else {
            throw Findings(
                .error(
                    "catalogue-encoding", "the file is not UTF-8 text", hint: "save it as UTF-8",
                    at: SourceLocation(file: file)))
        }
        self.file = file
        self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        lines = self.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// Where a pattern's first character stands, if the pattern stands letter by letter at most `within` characters
    /// after a place in its line.
    func firstCharacter(of pattern: String, at location: SourceLocation, within: Int) -> SourceLocation? {
        guard location.column > 0, lines.indices.contains(location.line - 1), !pattern.isEmpty else { return nil }
        let rest = lines[location.line - 1].unicodeScalars.dropFirst(location.column - 1)
        for offset in 0...within where rest.dropFirst(offset).starts(with: pattern.unicodeScalars) {
            return SourceLocation(file: file, line: location.line, column: location.column + offset)
        }
        return nil
    }
}
