/// Reads a TTML document's time expressions: W3C TTML2, 12.3.1 "<timeExpression>" and annex I "Time Expression
/// Semantics".
struct TTMLClock: Sendable {
    /// Microseconds: finer than cues are, so that sums of nested times are not off by one.
    typealias Time = Int64

    /// Whole frames that make a second in `HH:MM:SS:FF`.
    private(set) var frameRate: Int64 = 30
    /// Effective frames a second are `frameRate` x this.
    private(set) var multiplier: (numerator: Int64, denominator: Int64) = (1, 1)
    private(set) var subFrameRate: Int64 = 1
    private(set) var tickRate: Int64 = 1
    /// `HH:MM:SS:FF` counts frames, rather than seconds and frames.
    private(set) var isSMPTE = false
    private(set) var drop = Drop.none

    /// Frame numbers that are left out of a count: TTML2, 7.2.4 "ttp:dropMode".
    enum Drop: String, Sendable {
        case none = "nonDrop"
        /// Two in every minute but each tenth.
        case ntsc = "dropNTSC"
        /// Four in every even minute but 0, 20 and 40.
        case pal = "dropPAL"
    }

    /// The clock of a `tt` element.
    init(_ root: TTMLNode) {
        func number(_ name: TTMLAttribute, most: Int64) -> Int64? {
            root[name].flatMap { Int64($0) }.flatMap { (1...most).contains($0) ? $0 : nil }
        }
        let frames = number(.frameRate, most: 1000)
        frameRate = frames ?? 30
        let parts = (root[.frameRateMultiplier] ?? "").split { $0 == " " || $0 == ":" }.compactMap { Int64($0) }
        if parts.count == 2, parts.allSatisfy({ (1...1_000_000).contains($0) }) { multiplier = (parts[0], parts[1]) }
        subFrameRate = number(.subFrameRate, most: 1000) ?? 1
        // Without a tick rate a tick is a frame, or its part, if frames are spoken of at all; else a second.
        tickRate = number(.tickRate, most: 1_000_000_000) ?? frames.map { $0 * subFrameRate } ?? 1
        isSMPTE = root[.timeBase] == "smpte"
        drop = root[.dropMode].flatMap(Drop.init) ?? .none
    }

    /// The end of the reader's hours.
    static let latest: Time = InputLimits.hours * 3_600_000_000

    /// Sequences add up: what would be beyond the reader's hours is at their end.
    static func sum(_ left: Time, _ right: Time) -> Time { min(left + right, latest) }

    /// Nil when it is no time expression, or one beyond the reader's hours.
    func time(_ text: String) -> Time? {
        let isTrimmed = text.utf8.allSatisfy { $0 > 0x20 }
        let bytes = Array((isTrimmed ? text : text.trimmingWhiteSpace()).utf8)
        return bytes.contains(UInt8(ascii: ":")) ? clock(bytes) : offset(bytes)
    }

    /// `HH:MM:SS`, `HH:MM:SS.fraction`, `HH:MM:SS:FF`, `HH:MM:SS:FF.sub`.
    private func clock(_ bytes: [UInt8]) -> Time? {
        var scanner = ByteScanner(bytes[...])
        var fields: [Int64] = []
        fields.reserveCapacity(4)
        repeat {
            let (digits, value) = scanner.digits()
            guard digits.count >= 2, let value else { return nil }
            fields.append(value)
        } while fields.count < 4 && scanner.take(":")
        var fraction = ArraySlice<UInt8>()
        if scanner.take(".") {
            fraction = scanner.digits().text
            guard !fraction.isEmpty else { return nil }
        }
        guard scanner.isAtEnd, fields.count >= 3, fields[0] <= InputLimits.hours, fields[1] < 60, fields[2] <= 60
        else { return nil }
        let seconds = (fields[0] * 60 + fields[1]) * 60 + fields[2]
        guard fields.count == 4 else { return seconds * 1_000_000 + Self.millionths(fraction) }
        let frame = fields[3]
        guard frame < frameRate, fraction.count <= 4 else { return nil }
        let sub = min(fraction.reduce(0) { $0 * 10 + Int64($1 - 0x30) }, subFrameRate - 1)
        if isSMPTE {
            let count = seconds * frameRate + frame - dropped(minutes: fields[0] * 60 + fields[1])
            return frames(count * subFrameRate + sub)
        }
        return seconds * 1_000_000 + frames(frame * subFrameRate + sub)
    }

    /// `12.5s`, `250ms`, `100f`, `1000t`, `1h`, `2m`.
    private func offset(_ bytes: [UInt8]) -> Time? {
        var scanner = ByteScanner(bytes[...])
        let (digits, value) = scanner.digits()
        guard !digits.isEmpty, let value else { return nil }
        var fraction = ArraySlice<UInt8>()
        if scanner.take(".") {
            fraction = scanner.digits().text
            guard !fraction.isEmpty else { return nil }
        }
        // In millionths of the metric.
        let count = Int128(value) * 1_000_000 + Int128(Self.millionths(fraction))
        let time: Int128
        switch String(decoding: scanner.rest, as: UTF8.self) {
        case "h": time = count * 3600
        case "m": time = count * 60
        case "s": time = count
        case "ms": time = Self.divided(count, 1000)
        case "f":
            time = Self.divided(
                count * Int128(multiplier.denominator), Int128(frameRate) * Int128(multiplier.numerator))
        case "t": time = Self.divided(count, Int128(tickRate))
        default: return nil
        }
        return time <= Int128(Self.latest) ? Time(time) : nil
    }

    /// Microseconds of a number of parts of frames.
    private func frames(_ count: Int64) -> Time {
        Time(
            clamping: Self.divided(
                Int128(count) * 1_000_000 * Int128(multiplier.denominator),
                Int128(frameRate) * Int128(multiplier.numerator) * Int128(subFrameRate)))
    }

    private func dropped(minutes: Int64) -> Int64 {
        switch drop {
        case .none: 0
        case .ntsc: 2 * (minutes - minutes / 10)
        case .pal: 4 * (minutes / 2 - minutes / 20)
        }
    }

    /// The nearest whole number, halves up.
    private static func divided(_ number: Int128, _ by: Int128) -> Int128 { (2 * number + by) / (2 * by) }

    private static func millionths(_ digits: ArraySlice<UInt8>) -> Int64 {
        (0..<6).reduce(0) { sum, place in
            let index = digits.startIndex + place
            return sum * 10 + (index < digits.endIndex ? Int64(digits[index] - 0x30) : 0)
        }
    }
}
