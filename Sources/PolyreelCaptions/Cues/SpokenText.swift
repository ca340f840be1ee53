internal import PolyreelLanguage

/// A cue's text as it is wrapped anew for a canvas: the file's own lines were made for another width.
public struct SpokenText: Sendable, Hashable {
    /// One, or one for each speaker where lines begin with a dash. Each as pieces that stay whole.
    public let paragraphs: [[String]]
    /// BCP-47.
    public let language: String

    /// Text that is in pieces already.
    public init(paragraphs: [[String]], language: String) {
        self.paragraphs = paragraphs
        self.language = language
    }

    /// - Parameters:
    ///   - lines: as the file has them; they are joined as the language joins words.
    ///   - language: BCP-47.
    public init(_ lines: [String], language: String) {
        let isRightToLeft = LanguageTag(language)?.isRightToLeft ?? false
        let lines = lines.map(Self.singleSpaced).filter { !$0.isEmpty }
        let isDialogue = lines.count > 1 && lines.contains(where: Self.beginsWithDash)
        var texts: [String] = []
        for line in lines {
            if let last = texts.last, !(isDialogue && Self.beginsWithDash(line)) {
                texts[texts.count - 1] = last + Self.joint(last, line, language: language) + line
            } else {
                texts.append(line)
            }
        }
        self.language = language
        paragraphs = texts.map { text in
            LineBreaks.pieces(of: isRightToLeft ? Bidi.isolateTokens(in: text) : text, language: language)
        }
    }

    /// One after the other: a piece that ends in a line feed ends its line.
    public var pieces: [String] {
        paragraphs.enumerated().flatMap { index, pieces in
            guard index < paragraphs.count - 1, let last = pieces.last else { return pieces }
            return pieces.dropLast() + [last + "\n"]
        }
    }

    /// On one line.
    public var text: String { paragraphs.map { $0.joined() }.joined(separator: " ") }

    public var characters: Int { paragraphs.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

    /// White space that may be broken at is one space; a no-break space stays.
    private static func singleSpaced(_ line: String) -> String {
        line.split { $0.isWhitespace && !"\u{A0}\u{202F}\u{2007}".contains($0) }.joined(separator: " ")
    }

    private static func beginsWithDash(_ line: String) -> Bool {
        let marks = line.drop { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format } }
        return marks.first.map { "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".contains($0) } ?? false
    }

    /// Chinese and Japanese have no spaces, but between two words of another script.
    private static func joint(_ first: String, _ second: String, language: String) -> String {
        guard ["ja", "yue", "zh"].contains(LanguageTag(language)?.language ?? "") else { return " " }
        func isLatin(_ character: Character?) -> Bool {
            character.map { ($0.isLetter || $0.isNumber) && ($0.unicodeScalars.first?.value ?? 0) < 0x300 } ?? false
        }
        return isLatin(first.last) && isLatin(second.first) ? " " : ""
    }
}
