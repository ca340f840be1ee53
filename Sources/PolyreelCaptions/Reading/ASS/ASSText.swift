internal import PolyreelCore

/// The text of a SubStation event: override tags in braces, `\N`, `\n`, `\h`.
struct ASSText {
    /// What the event's text depends on.
    struct Surroundings {
        let styles: [String: ASSStyle]
        let style: ASSStyle
        /// Milliseconds.
        let start: Int64
        /// The event's own distance from the edge; nil is its style's.
        let margin: Int?
        /// Pixels that positions count in.
        let width: Double
        let height: Double
        /// `\n` ends a line only where lines are not wrapped (WrapStyle 2).
        let breaksAtSmallN: Bool
    }

    private(set) var text = CueText()
    var settings: CueSettings {
        place.settings(
            usual: around.style.alignment, width: around.width, height: around.height,
            margin: Double(around.margin ?? around.style.margin))
    }
    /// What no cue can hold: names of tags, and `drawings`.
    private(set) var dropped: Set<String> = []

    private let around: Surroundings
    private var run = TextRun("")
    private var base: ASSStyle
    private var pending: [UInt8] = []
    /// Hundredths of a second since the start at which the next syllable is sung.
    private var sung: Int64 = 0
    private var isDrawing = false
    private var isUnseen = false
    /// Whether what is unseen at first comes to be seen.
    private let hasMotion: Bool
    private var place = ASSPlace()

    init(_ bytes: ArraySlice<UInt8>, in around: Surroundings) {
        self.around = around
        base = around.style
        hasMotion = ASSTags.comesToBeSeen(bytes)
        reset(to: base)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            switch (bytes[index], next) {
            case (UInt8(ascii: "{"), _):
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
                    pending += bytes[index...]
                    index = bytes.endIndex
                    continue
                }
                flush()
                apply(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
                index = end + 1
                continue
            case (0x5C, UInt8(ascii: "N")): pending.append(0x0A)
            case (0x5C, UInt8(ascii: "n")): pending.append(around.breaksAtSmallN ? 0x0A : 0x20)
            case (0x5C, UInt8(ascii: "h")): pending += "\u{A0}".utf8
            case (0x5C, UInt8(ascii: "{")), (0x5C, UInt8(ascii: "}")): pending.append(next)
            default:
                pending.append(bytes[index])
                index += 1
                continue
            }
            index += 2
        }
        flush()
    }

    private mutating func flush() {
        defer { pending.removeAll(keepingCapacity: true) }
        guard !pending.isEmpty else { return }
        if isDrawing {
            dropped.insert("drawings")
        } else if isUnseen, !hasMotion {
            dropped.insert("text that is not seen")
        } else {
            run.text = String(decoding: pending, as: UTF8.self)
            text.append(run)
        }
    }

    private mutating func reset(to style: ASSStyle) {
        (run.style, run.colour, isUnseen) = (style.style, style.colour, style.isUnseen)
    }

    private mutating func apply(_ block: String) {
        for tag in ASSTags.split(block) where !place.take(tag) { apply(tag: String(tag.name + tag.argument)) }
    }

    private mutating func apply(tag: String) {
        let tag = tag.trimmingWhiteSpace()
        let name = tag.prefix { $0.isLetter }
        let argument = tag.dropFirst(name.count)
        let number = Int(argument)
        switch (name, argument) {
        case ("i", _) where number != nil || argument.isEmpty: set(.italic, number.map { $0 != 0 })
        case ("u", _) where number != nil || argument.isEmpty: set(.underline, number.map { $0 != 0 })
        // A number over 1 is a weight; 600 and more are bold.
        case ("b", _) where number != nil || argument.isEmpty: set(.bold, number.map { $0 == 1 || $0 >= 600 })
        case ("c", _): run.colour = argument.isEmpty ? base.colour : ASSStyle.colour(argument)?.unlessDefault
        case ("", _) where argument.hasPrefix("1c"):
            let value = argument.dropFirst(2)
            run.colour = value.isEmpty ? base.colour : ASSStyle.colour(value)?.unlessDefault
        case ("alpha", _): isUnseen = argument.isEmpty ? base.isUnseen : ASSTags.isUnseen(argument)
        case ("", _) where argument.hasPrefix("1a"):
            let value = argument.dropFirst(2)
            isUnseen = value.isEmpty ? base.isUnseen : ASSTags.isUnseen(value)
        case ("k", _), ("K", _), ("kf", _), ("ko", _): sing(number ?? 0)
        case ("kt", _): sung = Int64(max(0, min(number ?? 0, 100_000_000)))
        case ("p", _) where number != nil: isDrawing = number != 0
        case ("q", _): break
        case ("r", _): resetStyle("")
        case _ where tag.hasPrefix("r") && around.styles[tag.dropFirst().lowercased()] != nil:
            resetStyle(String(tag.dropFirst()))
        default:
            if !tag.isEmpty {
                dropped.insert("\\" + (name.isEmpty ? tag.prefix(2) : name.prefix(name.hasPrefix("fn") ? 2 : 8)))
            }
        }
    }

    private mutating func resetStyle(_ name: String) {
        base = around.styles[name.lowercased()] ?? around.style
        reset(to: base)
    }

    private mutating func set(_ part: TextStyle, _ isOn: Bool?) {
        if isOn ?? base.style.contains(part) { run.style.insert(part) } else { run.style.remove(part) }
    }

    /// The next syllable begins when the one before has been sung.
    private mutating func sing(_ hundredths: Int) {
        run.spokenFrom = sung == 0 ? nil : Milliseconds(around.start + sung * 10)
        sung = min(sung + Int64(max(0, min(hundredths, 100_000_000))), 100_000_000)
    }
}
