/// Splits cue text into tokens (W3C WebVTT, 6.4 "WebVTT cue text tokenizer").
struct WebVTTTokenizer {
    enum Token: Equatable {
        case text(String)
        case startTag(name: String, classes: [String], annotation: String)
        case endTag(name: String)
        case timestamp(String)
    }

    /// A reference that is none, or a tag that does not end.
    enum Problem: Equatable {
        case reference
        case openTag
    }

    private let bytes: [UInt8]
    private(set) var position = 0
    private(set) var problems: [(problem: Problem, position: Int)] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        return bytes[position] == UInt8(ascii: "<") ? tag() : text()
    }

    private mutating func text() -> Token {
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { appendCharacter(to: &text) }
        return .text(String(decoding: text, as: UTF8.self))
    }

    /// Takes one byte, or one character reference.
    private mutating func appendCharacter(to text: inout [UInt8]) {
        if bytes[position] == UInt8(ascii: "&") {
            if let (meant, end) = CharacterReference.parse(bytes, at: position) {
                text.append(contentsOf: meant.utf8)
                position = end
                return
            }
            problems.append((.reference, position))
        }
        text.append(bytes[position])
        position += 1
    }

    private mutating func tag() -> Token {
        let start = position
        position += 1
        guard position < bytes.count else {
            problems.append((.openTag, start))
            return .startTag(name: "", classes: [], annotation: "")
        }
        let token: Token
        if bytes[position] == UInt8(ascii: "/") {
            position += 1
            token = .endTag(name: untilEnd())
        } else if bytes[position].isDigit {
            token = .timestamp(untilEnd())
        } else {
            token = startTag()
        }
        if position >= bytes.count { problems.append((.openTag, start)) } else { position += 1 }
        return token
    }

    /// The bytes up to `>`, which is where this stops.
    private mutating func untilEnd() -> String {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func startTag() -> Token {
        let name = word()
        var classes: [String] = []
        while position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            classes.append(word())
        }
        var annotation: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { appendCharacter(to: &annotation) }
        let words = String(decoding: annotation, as: UTF8.self)
            .split { "\u{9}\u{A}\u{C}\u{D} ".contains($0) }
        return .startTag(
            name: name, classes: classes.filter { !$0.isEmpty }, annotation: words.joined(separator: " "))
    }

    /// A tag's name or class: up to white space, a dot or `>`.
    private mutating func word() -> String {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "."),
            !bytes[position].isWhiteSpace
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
