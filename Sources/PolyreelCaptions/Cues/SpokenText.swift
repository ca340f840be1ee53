internal import PolyreelCore
internal import PolyreelLanguage

/// A cue's text as it is wrapped anew for a canvas: the file's own lines were made for another width.
public struct SpokenText: Sendable, Hashable {
    /// One, or one for each speaker. Each as pieces that stay whole.
    public let paragraphs: [[String]]
    /// BCP-47.
    public let language: String

    /// Text that is in pieces already.
    public init(paragraphs: [[String]], language: String) {
        self.paragraphs = paragraphs
        self.language = language
    }

    /// - Parameters:
    ///   - lines: as the file has them; they are joined as the language joins words, but not those of two speakers.
    ///   - language: BCP-47.
    public init(_ lines: [String], language: String) {
        self.init(lines.map { Line(text: $0, voice: nil) }, language: language)
    }

    /// What is seen of a cue's text; text of a colour that is wholly transparent is not.
    public init(_ text: CueText, language: String) {
        var lines = [Line(text: "", voice: nil)]
        for run in text.withoutRuby where run.colour?.alpha != 0 {
            for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let voice = lines[lines.count - 1].voice
                // One who speaks after another on the same line begins a line, too.
                let isOther = voice != nil && run.voice != nil && run.voice != voice
                if index > 0 || isOther && !part.allSatisfy(\.isWhitespace) { lines.append(Line(text: "", voice: nil)) }
                guard !part.isEmpty else { continue }
                lines[lines.count - 1].text += part
                if !part.allSatisfy(\.isWhitespace) { lines[lines.count - 1].voice = run.voice }
            }
        }
        self.init(lines, language: language)
    }

    private struct Line {
        var text: String
        var voice: String?
    }

    private init(_ written: [Line], language: String) {
        let isRightToLeft = LanguageTag(language)?.isRightToLeft ?? false
        let lines = written.map { Line(text: Self.singleSpaced($0.text), voice: $0.voice) }.filter { !$0.text.isEmpty }
        let speakers = SpeakerLines(lines.map(\.text))
        var texts: [String] = []
        for (index, line) in lines.enumerated() {
            let isOther = index > 0 && line.voice != lines[index - 1].voice
            if let last = texts.last, !isOther, !speakers.begins(index) {
                texts[texts.count - 1] = last + Self.joint(last, line.text, language: language) + line.text
            } else {
                texts.append(line.text)
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

    /// Chinese and Japanese have no spaces, but between two words of another script.
    private static func joint(_ first: String, _ second: String, language: String) -> String {
        guard ["ja", "yue", "zh"].contains(LanguageTag(language)?.language ?? "") else { return " " }
        func isLatin(_ character: Character?) -> Bool {
            character.map { ($0.isLetter || $0.isNumber) && ($0.unicodeScalars.first?.value ?? 0) < 0x300 } ?? false
        }
        return isLatin(first.last) && isLatin(second.first) ? " " : ""
    }
}
