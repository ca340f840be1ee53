/// A tag in the text of a SubRip file: its own, or one of a format that the text comes from.
///
/// SubRip has no rules; `<b>`, `<i>`, `<u>`, `<s>` and `<font>` are what all players know. The others are HTML's, WebVTT's,
/// SubStation's and MicroDVD's, and no viewer is to read them. Anything else in brackets is words.
enum SRTTag: Equatable {
    /// `<i>`, `{i}`: b, i or u.
    case opens(Character)
    case closes(Character)
    case font(String)
    case fontEnd
    case lineBreak
    case voice(String?)
    case classes([String])
    case classesEnd
    case language(String?)
    case ruby(RubyPart?)
    /// `{\…}`: what stands between the braces.
    case overrides(String)
    /// A program for browsers begins, or ends.
    case script(Bool)
    /// What no cue can hold, by name; whether text before and after it stands apart.
    case other(String, isBlock: Bool)

    /// Longest tag that is recognised, so that stray brackets cost nothing.
    private static let longest = 256

    /// The tag that begins at `index`, and where it ends; nil when these are words.
    static func begins(_ bytes: [UInt8], _ index: Int) -> (tag: SRTTag, end: Int)? {
        switch bytes[index] {
        case 0x3C, 0x7B: at(bytes, index)
        case 0xEF: wide(bytes, index)
        default: nil
        }
    }

    /// Override tags between full-width braces, as translators' programs make them: `｛\an8｝`.
    static func wide(_ bytes: [UInt8], _ index: Int) -> (tag: SRTTag, end: Int)? {
        guard bytes[index...].starts(with: "｛".utf8) else { return nil }
        let start = index + 3
        let near = bytes[start..<min(start + longest, bytes.endIndex)]
        guard near.first == 0x5C, let end = near.firstIndex(where: { $0 == 0xEF || $0 == 0x0A }),
            bytes[end...].starts(with: "｝".utf8)
        else { return nil }
        return (.overrides(String(decoding: bytes[start..<end], as: UTF8.self)), end + 3)
    }

    /// The tag that begins at `index`, where `<` or `{` stands, and where it ends; nil when these are words.
    static func at(_ bytes: [UInt8], _ index: Int) -> (tag: SRTTag, end: Int)? {
        let isBrace = bytes[index] == 0x7B
        let closing: UInt8 = isBrace ? 0x7D : 0x3E
        guard
            let end = bytes[(index + 1)..<min(index + longest, bytes.endIndex)]
                .firstIndex(where: { $0 == closing || $0 == 0x3C || $0 == 0x7B }), bytes[end] == closing,
            end > index + 1
        else { return nil }
        let text = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        guard let tag = isBrace ? brace(text) : angle(text) else { return nil }
        return (tag, end + 1)
    }

    private static func brace(_ text: String) -> SRTTag? {
        if text.hasPrefix("\\") { return .overrides(text) }
        // SubStation's place with a slash, or without a sign.
        let place = text.hasPrefix("/") ? text.dropFirst() : text[...]
        if place.utf8.count == 3, place.hasPrefix("an"), let row = place.utf8.last, (0x31...0x39).contains(row) {
            return .overrides("\\" + place)
        }
        switch text {
        case "i", "b", "u": return .opens(Character(text))
        case "/i", "/b", "/u": return .closes(Character(String(text.dropFirst())))
        default: break
        }
        // MicroDVD: `{y:i}`, `{C:$0000FF}`; those that ffmpeg's decoder takes out.
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].count == 1, "CcFfoPSsYy".contains(parts[0]) else { return nil }
        return .other("MicroDVD's {\(parts[0]):…}", isBlock: false)
    }

    private static func angle(_ text: String) -> SRTTag? {
        // White space may stand behind a name, never before it: in "a < b > c" there is no tag.
        let isEnd = text.hasPrefix("/")
        let body = isEnd ? text.dropFirst() : text[...]
        guard let first = body.first, first.isASCII else { return nil }
        if first.isNumber { return isTime(body) ? .other("a time between words", isBlock: false) : nil }
        var name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
        var rest = body.dropFirst(name.count)
        if rest.first == ":" {
            // TTML's elements with a prefix: `<tt:span>`.
            let local = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }.lowercased()
            guard ["body", "br", "div", "head", "p", "span"].contains(local) else { return nil }
            (name, rest) = (local, rest.dropFirst(1 + local.count))
        }
        let next = rest.first ?? " "
        guard next.isWhitespace || next == "/" || next == "." else { return nil }
        let annotation = rest.drop { !$0.isWhitespace }.trimmingWhiteSpace()
        let classes = next == "." ? rest.prefix { !$0.isWhitespace }.split(separator: ".").map(String.init) : []
        // A short name with words behind it is no tag: "x <b c> y".
        let isPlain = annotation.isEmpty || annotation == "/" || annotation.contains("=")
        switch name {
        case "i", "b", "u": return isPlain ? style(name, isEnd) : nil
        case "em": return isPlain ? style("i", isEnd) : nil
        case "strong": return isPlain ? style("b", isEnd) : nil
        case "s", "strike", "del": return isPlain ? .other("strike-through", isBlock: false) : nil
        case "font": return isEnd ? .fontEnd : .font(annotation)
        case "br": return .lineBreak
        case "v": return .voice(isEnd || annotation.isEmpty ? nil : annotation)
        case "c": return isPlain ? isEnd ? .classesEnd : .classes(classes) : nil
        case "lang": return .language(isEnd || annotation.isEmpty ? nil : annotation)
        case "ruby": return .ruby(isEnd ? nil : .base)
        case "rt": return .ruby(isEnd ? .base : .annotation)
        case "script": return isPlain ? .script(!isEnd) : nil
        case _ where blocks.contains(name): return isPlain ? .other("<\(name)>", isBlock: true) : nil
        case _ where spans.contains(name): return isPlain ? .other("<\(name)>", isBlock: false) : nil
        default: return nil
        }
    }

    private static func style(_ name: String, _ isEnd: Bool) -> SRTTag {
        isEnd ? .closes(Character(name)) : .opens(Character(name))
    }

    private static let blocks: Set<String> = [
        "body", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "head", "html", "li", "ol", "p", "pre", "table",
        "tbody", "tr", "ul",
    ]
    private static let spans: Set<String> = [
        "a", "abbr", "bdi", "bdo", "big", "blink", "cite", "code", "dfn", "img", "ins", "kbd", "mark", "nobr", "q",
        "rb",
        "rp", "samp", "small", "span", "sub", "sup", "td", "th", "time", "tt", "var", "wbr",
    ]

    /// WebVTT's `<00:00:01.500>`.
    private static func isTime(_ text: Substring) -> Bool {
        var scanner = ByteScanner(Array(text.utf8)[...])
        return WebVTTTimes.timestamp(&scanner) != nil && scanner.isAtEnd
    }
}
