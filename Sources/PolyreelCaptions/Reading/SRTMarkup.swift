internal import PolyreelCore

/// The markup that SubRip files carry though the format has none: `<i>`, `<b>`, `<u>`, `<font …>`, and the braces of
/// SubStation (`{\an8}`, `{i}`). Anything else stays as it is written.
struct SRTMarkup {
    private(set) var text = CueText()
    private(set) var settings = CueSettings()
    /// What was left out because no cue can hold it: a font's face, a strike.
    private(set) var dropped: Set<String> = []
    private var depths: [Character: Int] = [:]
    /// Of the `<font>` elements that are open; nil where one sets none.
    private var colours: [Colour?] = []
    private var pending: [UInt8] = []
    /// Whether there was a tag of SubStation's that sets text; `{\an8}` alone is in many files that have no other.
    private var hasStyles = false

    /// Longest tag that is recognised, so that stray brackets cost nothing.
    private static let longestTag = 256

    init(_ bytes: [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let closing: UInt8? = bytes[index] == 0x3C ? 0x3E : bytes[index] == 0x7B ? 0x7D : nil
            if let closing,
                let end = bytes[(index + 1)..<min(index + Self.longestTag, bytes.endIndex)]
                    .firstIndex(where: { $0 == closing || $0 == 0x3C || $0 == 0x7B }), bytes[end] == closing,
                apply(String(decoding: bytes[(index + 1)..<end], as: UTF8.self), isBrace: closing == 0x7D)
            {
                index = end + 1
            } else if hasStyles, bytes[index...].starts(with: [0x5C, 0x4E]) {
                // SubStation's end of a line.
                pending.append(0x0A)
                index += 2
            } else {
                pending.append(bytes[index])
                index += 1
            }
        }
        flush()
    }

    /// Whether the tag was one that is understood.
    private mutating func apply(_ tag: String, isBrace: Bool) -> Bool {
        if isBrace { return applyBrace(tag) }
        // White space may stand behind a name, never before it: in "a < b > c" there is no tag.
        let isEnd = tag.hasPrefix("/")
        let body = isEnd ? tag.dropFirst() : tag[...]
        guard body.first?.isLetter ?? false else { return false }
        let name = body.lowercased().trimmingWhiteSpace()
        switch name {
        case "i", "b", "u":
            setStyle(Character(name), isEnd ? -1 : 1)
        case "s", "strike":
            dropped.insert("strike-through")
        case "font" where isEnd:
            flush()
            _ = colours.popLast()
        case _ where name == "font" || name.hasPrefix("font "):
            openFont(body)
        default:
            return false
        }
        return true
    }

    /// Keeps the colour; `face` and `size` are left out.
    private mutating func openFont(_ tag: Substring) {
        flush()
        guard colours.count < Self.deepest else { return }
        let attributes = SRTMarkup.attributes(tag.dropFirst(4))
        var colour: Colour?
        if let text = attributes["color"] {
            colour = Colour(subtitle: text) ?? Colour(subtitle: "#" + text)
            if colour == nil { dropped.insert("the colour '\(text.prefix(20))'") }
        }
        for name in ["face", "size"] where attributes[name] != nil { dropped.insert("a font's \(name)") }
        colours.append(colour ?? colours.last ?? nil)
    }

    private static let deepest = 64

    /// `name="value" name='value' name=value`, names in lower case.
    private static func attributes(_ text: Substring) -> [String: String] {
        var (rest, found) = (text, [String: String]())
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].trimmingWhiteSpace().lowercased()
            rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            let quote = rest.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
            if quote != nil { rest = rest.dropFirst() }
            let end = rest.firstIndex { quote == nil ? $0.isWhitespace : $0 == quote } ?? rest.endIndex
            found[name] = String(rest[..<end])
            rest = rest[end...].dropFirst()
        }
        return found
    }

    private mutating func applyBrace(_ tag: String) -> Bool {
        if tag.hasPrefix("\\") {
            if tag.hasPrefix("\\an"), let place = tag.dropFirst(3).first?.wholeNumberValue { align(place) }
            for code in tag.split(separator: "\\") {
                guard let letter = code.first, "ibu".contains(letter), let value = Int(code.dropFirst()) else {
                    continue
                }
                flush()
                depths[letter] = value == 0 ? 0 : 1
                hasStyles = true
            }
            return true
        }
        switch tag {
        case "i", "b", "u": setStyle(Character(tag), 1)
        case "/i", "/b", "/u": setStyle(Character(String(tag.dropFirst())), -1)
        default: return false
        }
        return true
    }

    /// SubStation's numeric keypad: 1 to 3 are the bottom, 7 to 9 the top; 1, 4, 7 the left.
    private mutating func align(_ place: Int) {
        guard (1...9).contains(place) else { return }
        settings = CueSettings(keypad: place)
    }

    private mutating func setStyle(_ letter: Character, _ change: Int) {
        flush()
        depths[letter] = max(0, (depths[letter] ?? 0) + change)
    }

    private mutating func flush() {
        var style: TextStyle = []
        if depths["i", default: 0] > 0 { style.insert(.italic) }
        if depths["b", default: 0] > 0 { style.insert(.bold) }
        if depths["u", default: 0] > 0 { style.insert(.underline) }
        var run = TextRun(String(decoding: pending, as: UTF8.self), style)
        run.colour = (colours.last ?? nil)?.unlessDefault
        text.append(run)
        pending.removeAll(keepingCapacity: true)
    }
}
