public import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// The text of a catalogue file and its lines, to say where in it something stands.
public struct CatalogueText {
    let file: String
    /// Without a byte order mark.
    public let text: String
    let lines: [Substring]
    /// Of lines that are long, every `stride`-th character: a file may be one line, and its places are many.
    private let marks: [Int: [String.Index]]
    private static let stride = 512

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
        // Line ends alone: other separators of Unicode are part of a text.
        lines = self.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        var marks: [Int: [String.Index]] = [:]
        for (number, line) in lines.enumerated() where line.utf8.count > Self.stride {
            let characters = line.unicodeScalars
            var (places, index, count) = ([String.Index](), characters.startIndex, 0)
            while index < characters.endIndex {
                if count % Self.stride == 0 { places.append(index) }
                (index, count) = (characters.index(after: index), count + 1)
            }
            marks[number] = places
        }
        self.marks = marks
    }

    /// A line from one of its characters on, the first being 0.
    private func rest(of line: Int, from character: Int) -> Substring.UnicodeScalarView {
        let characters = lines[line].unicodeScalars
        guard let places = marks[line] else { return characters.dropFirst(character) }
        let mark = character / Self.stride
        guard places.indices.contains(mark) else { return characters.suffix(0) }
        return characters[places[mark]...].dropFirst(character % Self.stride)
    }

    /// Where a pattern's first character stands, if the pattern stands letter by letter at most `within` characters
    /// after a place in its line.
    func firstCharacter(of pattern: String, at location: SourceLocation, within: Int) -> SourceLocation? {
        guard location.column > 0, lines.indices.contains(location.line - 1), !pattern.isEmpty else { return nil }
        let rest = rest(of: location.line - 1, from: location.column - 1)
        for offset in 0...within where rest.dropFirst(offset).starts(with: pattern.unicodeScalars) {
            return SourceLocation(file: file, line: location.line, column: location.column + offset)
        }
        return nil
    }
}
