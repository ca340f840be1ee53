/// Lines of times as keyboards, translators and editors damage them: another arrow, other digits, other signs between
/// numbers.
///
/// Speech may name times too ("10:00 – 18:00"), so what a line must have to be taken for times is more the less its
/// arrow looks like one.
extension SRTTimes {
    /// What a line is that may have been meant as times.
    enum Damaged {
        case times(SRTTimes)
        /// Meant as times, but it says no two of them.
        case unreadable
    }

    /// Longer lines are words.
    private static let longest = 200

    /// Nil when the line is words.
    /// - Parameter followsNumber: whether a cue's number stands above it, so that times must follow.
    static func damaged(_ line: SourceLine, followsNumber: @autoclosure () -> Bool) -> Damaged? {
        guard line.bytes.count <= longest, mayBegin(line.bytes) else { return nil }
        let (signs, offsets) = plain(line.bytes)
        var scanner = ByteScanner(signs[...])
        let hasArrow = { (joint: ArraySlice<UInt8>) in joint.contains(UInt8(ascii: ">")) }
        guard let first = Clock(&scanner) else {
            // The first time is gone.
            let joint = joint(&scanner)
            guard hasArrow(joint), let second = Clock(&scanner), second.isFull, scanner.isAtEnd else { return nil }
            return .unreadable
        }
        let joint = joint(&scanner)
        let isCertain = hasArrow(joint) && followsNumber()
        guard let second = Clock(&scanner) else {
            // Cut off, or without its second time.
            let isTime = first.isFull && first.numbers.count == 4
            return scanner.isAtEnd && (isTime || first.isFull && hasArrow(joint)) ? .unreadable : nil
        }
        scanner.skip { $0 == 0x20 }
        guard first.isFull && second.isFull || isCertain, scanner.isAtEnd || hasArrow(joint) else { return nil }
        guard let start = first.milliseconds, let end = second.milliseconds else { return .unreadable }
        return .times(
            SRTTimes(start: start, end: end, extra: scanner.isAtEnd ? nil : offsets[scanner.position]))
    }

    /// Numbers and the signs between them.
    private struct Clock {
        private(set) var numbers: [ArraySlice<UInt8>] = []
        private var separators: [UInt8] = []
        private let isNegative: Bool

        init?(_ scanner: inout ByteScanner) {
            var ahead = scanner
            ahead.skip { $0 == 0x20 }
            isNegative = ahead.take("-")
            while numbers.count < 4 {
                var next = ahead
                if !numbers.isEmpty {
                    next.skip { $0 == 0x20 }
                    guard let sign = next.peek, sign == 0x3A || sign == 0x2C || sign == 0x2E else { break }
                    _ = next.take(Character(Unicode.Scalar(sign)))
                    next.skip { $0 == 0x20 }
                    let digits = next.digits().text
                    guard !digits.isEmpty else { break }
                    separators.append(sign)
                    numbers.append(digits)
                } else {
                    let digits = next.digits().text
                    guard !digits.isEmpty else { break }
                    numbers.append(digits)
                }
                ahead = next
            }
            guard numbers.count >= 2 else { return nil }
            scanner = ahead
        }

        /// Whether it can be nothing else: hours, minutes and seconds, or minutes, seconds and thousandths. Numbers with
        /// points alone may be a date.
        var isFull: Bool {
            switch numbers.count {
            case 4: true
            case 3: separators[0] == 0x3A && (separators[1] == 0x3A || numbers[2].count >= 3)
            default: false
            }
        }

        /// Nil when a number is too large for its place.
        var milliseconds: Int64? {
            guard numbers.allSatisfy({ $0.count <= 12 }) else { return nil }
            var fields = numbers.map { $0.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) } }
            var fraction: Int64 = 0
            let isPointed = separators.count == 2 && separators[0] == 0x3A && separators[1] != 0x3A
            if fields.count == 4 || isPointed || separators == [0x2C] {
                let digits = Array(numbers[numbers.count - 1].prefix(3))
                let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
                fraction = value * [1000, 100, 10, 1][digits.count]
                fields.removeLast()
            }
            return SRTTimes.milliseconds(fields, fraction, isNegative: isNegative)
        }
    }

    /// What stands between two times: signs of an arrow, a comma, or nothing but space.
    private static func joint(_ scanner: inout ByteScanner) -> ArraySlice<UInt8> {
        let rest = scanner.rest
        scanner.skip { $0 == 0x20 || $0 == 0x2D || $0 == 0x3D || $0 == 0x3E || $0 == 0x2C }
        return rest.prefix(scanner.position - rest.startIndex)
    }

    /// Whether a line's first visible sign can begin times: most lines are told to be words by it.
    private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first(where: { !$0.isWhiteSpace }) else { return false }
        if first < 0x80 { return first.isDigit || first == 0x2D || first == 0x3D || first == 0x3E || first == 0x26 }
        let scalars = String(decoding: bytes.prefix(24), as: UTF8.self).unicodeScalars
        guard let sign = scalars.lazy.map(plain).first(where: { $0 != nil && $0 != 0x20 }) ?? nil else { return false }
        return sign.isDigit || sign == 0x2D || sign == 0x3D || sign == 0x3E
    }

    /// The line in ASCII, and where each sign stood.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (signs: [UInt8], offsets: [Int]) {
        var (signs, offsets) = ([UInt8](), [Int]())
        var offset = bytes.startIndex
        let scalars = String(decoding: bytes, as: UTF8.self).replacing("&gt;", with: "\u{E000}>").unicodeScalars
        for scalar in scalars {
            // Stands for the reference, which is four bytes long.
            if scalar == "\u{E000}" {
                offset += 3
                continue
            }
            if let sign = plain(scalar) {
                signs.append(sign)
                offsets.append(offset)
            }
            offset += UTF8.width(scalar)
        }
        return (signs, offsets)
    }

    /// The ASCII sign that a sign stands for; nil for what is not seen, 1 for any other.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return scalar.value == 0x09 ? 0x20 : scalar == ";" ? 0x2C : UInt8(scalar.value) }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .format: return nil
        case .spaceSeparator: return 0x20
        case .dashPunctuation: return 0x2D
        case .decimalNumber: return properties.numericValue.map { 0x30 + UInt8($0) }
        default: break
        }
        if "\u{2212}\u{2500}\u{2501}\u{30FC}\u{23AF}".unicodeScalars.contains(scalar) { return 0x2D }
        if "：∶﹕ː︰".unicodeScalars.contains(scalar) { return 0x3A }
        if "，、،٫‚﹐；؛".unicodeScalars.contains(scalar) { return 0x2C }
        if "．。․﹒".unicodeScalars.contains(scalar) { return 0x2E }
        // Arrows of Unicode's blocks "Arrows", "Dingbats" and "Supplemental Arrows-A" that point to the right.
        if "→⇒⇨⇾➔➙➛➜➝➞➟➠➡➤➨⟶⟹⟾›»＞〉》▶►".unicodeScalars.contains(scalar) { return 0x3E }
        return scalar == "＝" ? 0x3D : 1
    }
}
