internal import PolyreelCore

/// The text of a SubRip cue with the markup that such files carry though the format has none (`SRTTag`), with HTML's
/// character references, and with SubStation's `\N` and `\h`.
struct SRTMarkup {
    private(set) var text = CueText()
    /// Players take positions in SubRip as of a picture of 384 x 288, as in a SubStation file that says none.
    var settings: CueSettings { place.settings(width: 384, height: 288) }
    /// What was left out because no cue can hold it: a font's face, a strike.
    private(set) var dropped: Set<String> = []
    private var depths: [Character: Int] = [:]
    /// Of the `<font>` and `<c>` elements that are open; nil where one sets none.
    private var colours: [Colour?] = []
    private var overrideColour: Colour?
    private var voice: String?
    private var language: String?
    private var ruby: RubyPart?
    private var isDrawing = false
    private var isUnseen = false
    /// Whether it is inside of a program for browsers, which shows nothing.
    private var isScript = false
    private var place = ASSPlace()
    /// Whether what is unseen at first comes to be seen.
    private let hasMotion: Bool
    /// Whether a block has ended, so that words that follow begin a line.
    private var endsBlock = false
    private var pending: [UInt8] = []

    private static let deepest = 64

    init(_ written: [UInt8]) {
        let bytes = Self.dereferenced(written)
        hasMotion = ASSTags.comesToBeSeen(bytes[...])
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let (tag, end) = SRTTag.begins(bytes, index) {
                apply(tag)
                index = end
            } else if let meant = Self.escape(bytes, index, after: pending[...]) {
                pending += meant.utf8
                index += 2
            } else {
                pending.append(bytes[index])
                index += 1
            }
        }
        flush()
    }

    // MARK: What is not a tag

    /// With each character reference that ends in a semicolon as what it means: `AT&T` and `R&B` are words.
    private static func dereferenced(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x26) else { return bytes }
        var meant: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let (text, end) = reference(bytes, index) {
                meant += text.utf8
                index = end
            } else {
                meant.append(bytes[index])
                index += 1
            }
        }
        return meant
    }

    /// What a reference at `index` means, and where it ends; nil when these are words.
    static func reference(_ bytes: [UInt8], _ index: Int) -> (text: String, end: Int)? {
        guard bytes[index] == 0x26, let (text, end) = CharacterReference.parse(bytes, at: index),
            bytes[end - 1] == 0x3B
        else { return nil }
        return (text, end)
    }

    /// What SubStation's `\N`, `\n` or `\h` at `index` means; nil when these are words, as in a path of Windows, which
    /// begins with the letter of a drive or has a backslash.
    /// - Parameter before: the text up to there.
    static func escape(_ bytes: [UInt8], _ index: Int, after before: ArraySlice<UInt8>) -> String? {
        guard bytes[index] == 0x5C, index + 1 < bytes.endIndex else { return nil }
        let word = before.suffix(64).reversed().prefix { !$0.isWhiteSpace }
        if word.contains(0x5C) || isDrive(Array(word.prefix(3))) { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "N"), UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "h"): return "\u{A0}"
        default: return nil
        }
    }

    /// Whether text ends in a drive of Windows: one letter of ASCII and a colon.
    /// - Parameter end: its last three bytes, the last first.
    private static func isDrive(_ end: [UInt8]) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }
        guard end.count >= 2, end[0] == 0x3A, isLetter(end[1]) else { return false }
        return end.count == 2 || end[2] < 0x80 && !isLetter(end[2]) && !end[2].isDigit
    }

    // MARK: Tags

    private mutating func apply(_ tag: SRTTag) {
        flush()
        switch tag {
        case .opens(let letter): depths[letter, default: 0] += 1
        case .closes(let letter): depths[letter] = max(0, (depths[letter] ?? 0) - 1)
        case .font(let attributes): openFont(attributes)
        case .fontEnd, .classesEnd: _ = colours.popLast()
        case .classes(let names):
            open(names.compactMap { Colour.webVTTClasses[$0] }.last)
        case .lineBreak: pending.append(0x0A)
        case .voice(let name): voice = name
        case .language(let name): language = name
        case .ruby(let part): ruby = part
        case .overrides(let block): for tag in ASSTags.split(block) where !place.take(tag) { override(tag) }
        case .script(let begins):
            isScript = begins
            dropped.insert("<script>")
        case .other(let name, let isBlock):
            dropped.insert(name)
            if isBlock, !text.isBlank { endsBlock = true }
        }
    }

    private mutating func open(_ colour: Colour?) {
        guard colours.count < Self.deepest else { return }
        colours.append(colour ?? colours.last ?? nil)
    }

    /// Keeps the colour; `face` and `size` are left out.
    private mutating func openFont(_ text: String) {
        let attributes = Self.attributes(text[...])
        var colour: Colour?
        if let text = attributes["color"] {
            colour = Colour(subtitle: text) ?? Colour(subtitle: "#" + text)
            if colour == nil { dropped.insert("the colour '\(text.prefix(20))'") }
        }
        for name in ["face", "size"] where attributes[name] != nil { dropped.insert("a font's \(name)") }
        open(colour)
    }

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

    /// One of SubStation's tags.
    private mutating func override(_ tag: ASSTags.Tag) {
        switch (tag.name, tag.number) {
        case ("i", let value?), ("b", let value?), ("u", let value?):
            depths[Character(String(tag.name))] = value == 0 ? 0 : 1
        case ("c", _), ("1c", _): overrideColour = ASSStyle.colour(tag.argument)
        case ("alpha", _), ("1a", _): isUnseen = ASSTags.isUnseen(tag.argument)
        case ("p", let value?): isDrawing = value != 0
        case ("r", _): (depths, overrideColour, isUnseen) = ([:], nil, false)
        case ("q", _): break
        default: dropped.insert("SubStation's \\\(tag.name)")
        }
    }

    private mutating func flush() {
        defer { pending.removeAll(keepingCapacity: true) }
        guard !pending.isEmpty, !endsBlock || !pending.allSatisfy(\.isWhiteSpace) else { return }
        if endsBlock { pending.insert(0x0A, at: 0) }
        endsBlock = false
        guard !isScript else { return }
        guard !isDrawing, !isUnseen || hasMotion else {
            dropped.insert(isDrawing ? "a drawing" : "text that is not seen")
            return
        }
        var style: TextStyle = []
        if depths["i", default: 0] > 0 { style.insert(.italic) }
        if depths["b", default: 0] > 0 { style.insert(.bold) }
        if depths["u", default: 0] > 0 { style.insert(.underline) }
        var run = TextRun(String(decoding: pending, as: UTF8.self), style)
        run.colour = (overrideColour ?? (colours.last ?? nil))?.unlessDefault
        (run.voice, run.language, run.ruby) = (voice, language, ruby)
        text.append(run)
    }
}
