/// The markup that SubRip files carry though the format has none: `<i>`, `<b>`, `<u>`, `<font …>`, and the braces of
/// SubStation (`{\an8}`, `{i}`). Anything else stays as it is written.
struct SRTMarkup {
    private(set) var text = CueText()
    private(set) var settings = CueSettings()
    /// What was left out because no cue can hold it: `font`.
    private(set) var dropped: Set<String> = []
    private var depths: [Character: Int] = [:]
    private var pending: [UInt8] = []

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
        case _ where name == "font" || name.hasPrefix("font "):
            dropped.insert("font")
        default:
            return false
        }
        return true
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
        switch (place - 1) / 3 {
        case 2: settings.line = .init(number: "0", isPercentage: false, alignment: nil)
        case 1: settings.line = .init(number: "50", isPercentage: true, alignment: .center)
        default: break
        }
        switch (place - 1) % 3 {
        case 0: settings.alignment = .left
        case 2: settings.alignment = .right
        default: break
        }
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
        text.append(TextRun(String(decoding: pending, as: UTF8.self), style))
        pending.removeAll(keepingCapacity: true)
    }
}
