/// Which lines of a cue begin another speaker's words, as far as the words themselves show it.
///
/// A dash, `>>`, or a name: `ANNA:`, `[Anna]`. A name in other letters than capitals is one only where two lines begin with
/// one; a time (`10:30`) and an address (`https:`) are none.
struct SpeakerLines {
    private let beginnings: [Bool]

    init(_ lines: [String]) {
        guard lines.count > 1 else {
            beginnings = lines.map { _ in false }
            return
        }
        let marked = lines.map { Self.isMarked($0) || Self.hasCapitalName($0) }
        let named = lines.map(Self.hasName)
        let areNames = named.count { $0 } > 1
        beginnings = lines.indices.map { marked[$0] || areNames && named[$0] }
    }

    func begins(_ index: Int) -> Bool { beginnings[index] }

    private static func isMarked(_ line: String) -> Bool {
        let text = visible(line)
        if text.hasPrefix(">>") { return true }
        return text.first.map { "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".contains($0) } ?? false
    }

    private static func hasCapitalName(_ line: String) -> Bool {
        guard let name = name(before: line) else { return false }
        return name.contains(where: \.isUppercase) && !name.contains(where: \.isLowercase)
            && name.count { $0.isLetter } > 1
    }

    private static func hasName(_ line: String) -> Bool {
        guard let name = name(before: line) ?? nameInBrackets(line) else { return false }
        return name.split(separator: " ").allSatisfy { word in
            word.first.map { !$0.isLowercase && ($0.isLetter || $0.isNumber) } ?? false
        }
    }

    /// At most three words before a colon that is followed by a space or nothing.
    private static func name(before line: String) -> Substring? {
        let text = visible(line)
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) else { return nil }
        let next = text[text.index(after: colon)...].first ?? " "
        let name = text[..<colon]
        guard text[colon] == "\u{FF1A}" || next.isWhitespace, isName(name) else { return nil }
        return name
    }

    private static func nameInBrackets(_ line: String) -> Substring? {
        let text = visible(line)
        guard let first = text.first, let closing = first == "[" ? "]" : first == "(" ? ")" : nil,
            let end = text.firstIndex(of: Character(closing)), text.index(after: end) < text.endIndex
        else { return nil }
        let name = text[text.index(after: text.startIndex)..<end]
        return isName(name) ? name : nil
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.count <= 30 && text.contains(where: \.isLetter)
            && text.split(separator: " ").count <= 3
            && text.allSatisfy { $0.isLetter || $0.isNumber || " .'’-_#&".contains($0) }
    }

    /// Without marks of direction and the like before the words.
    private static func visible(_ line: String) -> Substring {
        line.drop { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format } }
    }
}
