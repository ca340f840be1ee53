internal import PolyreelLanguage
internal import PolyreelType

/// A cue's text as it is wrapped anew for a canvas: the file's own lines were made for another width.
struct SpokenText: Sendable, Hashable {
    /// One, or one for each speaker where lines begin with a dash. Each as pieces that stay whole.
    let paragraphs: [[String]]
    private let language: String

    private init(paragraphs: [[String]], language: String) {
        self.paragraphs = paragraphs
        self.language = language
    }

    init(_ lines: [String], language: String) {
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

    /// For the typesetter: a piece that ends in a line feed ends its line.
    var pieces: [String] {
        paragraphs.enumerated().flatMap { index, pieces in
            guard index < paragraphs.count - 1, let last = pieces.last else { return pieces }
            return pieces.dropLast() + [last + "\n"]
        }
    }

    var text: String { paragraphs.map { $0.joined() }.joined(separator: " ") }

    var characters: Int { paragraphs.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

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

extension SpokenText {
    /// The text in two, at a good place near its middle; nil when nothing can be parted.
    var halves: (SpokenText, SpokenText)? {
        if paragraphs.count > 1 {
            let middle = Self.bestBreak(
                paragraphs.map { $0.reduce(0) { $0 + $1.count } }, penalty: { _ in 0 })
            return (part(Array(paragraphs[..<middle])), part(Array(paragraphs[middle...])))
        }
        guard let pieces = paragraphs.first, pieces.count > 1 else { return nil }
        let middle = Self.bestBreak(pieces.map(\.count)) { index in
            let (above, below) = (pieces[index - 1], pieces[index])
            let quality = BreakQuality(between: above, and: below, language: language)
            return max(Self.penalty(after: above), quality == .good ? 0 : quality == .weak ? 50 : 60)
        }
        return (part([Array(pieces[..<middle])]), part([Array(pieces[middle...])]))
    }

    private func part(_ paragraphs: [[String]]) -> SpokenText {
        SpokenText(paragraphs: paragraphs, language: language)
    }

    /// The index nearest to the middle; `penalty` counts as that share of the text, in hundredths.
    private static func bestBreak(_ lengths: [Int], penalty: (Int) -> Int) -> Int {
        let total = lengths.reduce(0, +)
        var (before, best, cost) = (0, 1, Int.max)
        for index in 1..<lengths.count {
            before += lengths[index - 1]
            let found = 100 * abs(2 * before - total) + 2 * penalty(index) * total
            if found < cost { (best, cost) = (index, found) }
        }
        return best
    }

    /// A sentence's end is the best place, a clause's the next.
    private static func penalty(after piece: String) -> Int {
        let closing = "\"'”’»)]』」）"
        guard let last = piece.last(where: { !$0.isWhitespace && !closing.contains($0) }) else { return 30 }
        if ".!?…。！？؟।".contains(last) { return 0 }
        return ",;:，、；：،؛–—".contains(last) ? 10 : 30
    }
}
