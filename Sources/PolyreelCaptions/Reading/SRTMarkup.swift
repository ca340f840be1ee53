internal import PolyreelCore

/// The text of a SubRip cue with the markup that such files carry though the format has none (`SRTTag`), with HTML's
/// character references, and with SubStation's `\N` and `\h`.
struct SRTMarkup {
    private(set) var text = CueText()
    private(set) var settings = CueSettings()
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
    /// Whether something changes while it is shown: what is unseen at first may come to be seen.
    private let hasMotion: Bool
    /// Whether a block has ended, so that words that follow begin a line.
    private var endsBlock = false
    private var pending: [UInt8] = []

    private static let deepest = 64

    init(_ written: [UInt8]) {
        let bytes = Self.dereferenced(written)
        hasMotion = ASSTags.hasMotion(bytes[...])
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x3C || bytes[index] == 0x7B, let (tag, end) = SRTTag.at(bytes, index) {
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

    /// What SubStation's `\N`, `\n` or `\h` at `index` means; nil when these are words, as in a path of Windows.
    /// - Parameter before: the text up to there.
    static func escape(_ bytes: [UInt8], _ index: Int, after before: ArraySlice<UInt8>) -> String? {
        guard bytes[index] == 0x5C, index + 1 < bytes.endIndex else { return nil }
        let word = before.suffix(64).reversed().prefix { !$0.isWhiteSpace }
        if word.first == 0x3A || word.contains(0x5C) { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "N"), UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "h"): return "\u{A0}"
        default: return nil
        }
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
        case .overrides(let block): for tag in ASSTags.split(block) { override(tag) }
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
        case ("an", let place?): align(place)
        case ("a", let place?): align(ASSStyle.keypad(old: place))
        case ("pos", _): stand(at: tag.argument)
        case ("r", _): (depths, overrideColour, isUnseen) = ([:], nil, false)
        case ("q", _): break
        default: dropped.insert("SubStation's \\\(tag.name)")
        }
    }

    /// SubStation's numeric keypad: 1 to 3 are the bottom, 7 to 9 the top; 1, 4, 7 the left.
    private mutating func align(_ place: Int) {
        guard (1...9).contains(place) else { return }
        settings = CueSettings(keypad: place)
    }

    /// Players take positions in SubRip as of a picture of 384 x 288, as in a SubStation file that says none.
    private mutating func stand(at argument: Substring) {
        guard let (x, y) = ASSTags.pair(argument) else { return }
        settings.stand(at: (x / 384, y / 288), keypad: settings.keypad)
    }

    private mutating func flush() {
        defer { pending.removeAll(keepingCapacity: true) }
        guard !pending.isEmpty, !endsBlock || !pending.allSatisfy(\.isWhiteSpace) else { return }
        if endsBlock { pending.insert(0x0A, at: 0) }
        endsBlock = false
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
