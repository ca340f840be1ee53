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
    /// - Parameters:
    ///   - standsApart: whether a cue may begin with it: below a cue's number, an empty line or nothing at all.
    ///   - followsNumber: whether a cue's number stands above it, so that times must follow.
    static func damaged(
        _ line: SourceLine, standsApart: @autoclosure () -> Bool, followsNumber: @autoclosure () -> Bool
    ) -> Damaged? {
        guard line.bytes.count <= longest, mayBegin(line.bytes) || mayHoldTwo(line.bytes) else { return nil }
        let (signs, offsets) = plain(line.bytes)
        return leading(signs, offsets, standsApart, followsNumber) ?? anywhere(signs, offsets)
    }

    /// Times that a line begins with.
    private static func leading(
        _ signs: [UInt8], _ offsets: [Int], _ standsApart: () -> Bool, _ followsNumber: () -> Bool
    ) -> Damaged? {
        var scanner = ByteScanner(signs[...])
        guard let first = Clock(&scanner) else {
            // The first time is gone.
            let isArrow = joint(&scanner).contains(arrowhead)
            guard isArrow, let second = Clock(&scanner), second.isExact, scanner.isAtEnd else { return nil }
            return .unreadable
        }
        let isArrow = joint(&scanner).contains(arrowhead)
        guard let second = Clock(&scanner) else {
            // Cut off, or without its second time.
            let isTime = first.isFull && isArrow || first.isExact && first.hasHours && standsApart()
            return scanner.isAtEnd && isTime ? .unreadable : nil
        }
        scanner.skip { $0 == 0x20 }
        guard scanner.isAtEnd || isArrow else { return nil }
        guard
            isArrow
                ? first.isFull && second.isFull || followsNumber()
                : first.isExact && second.isExact && standsApart()
        else { return nil }
        guard let start = first.milliseconds, let end = second.milliseconds else { return .unreadable }
        return .times(
            SRTTimes(start: start, end: end, extra: scanner.isAtEnd ? nil : offsets[scanner.position]))
    }

    /// Signs that may stand before the first of two times, and between them.
    private static let mostAround = 16

    /// Two times with hours and thousandths are times whatever short thing stands before or between them.
    private static func anywhere(_ signs: [UInt8], _ offsets: [Int]) -> Damaged? {
        var (found, ends, index): ([Clock], Int, Int) = ([], 0, 0)
        while index < signs.count, found.count < 2 {
            guard signs[index].isDigit else {
                guard signs[index] != middleDot, index - ends < mostAround else { return nil }
                index += 1
                continue
            }
            var scanner = ByteScanner(signs[index...])
            if let clock = Clock(&scanner), clock.isExact, clock.hasHours {
                found.append(clock)
                (index, ends) = (scanner.position, scanner.position)
            } else {
                index += signs[index...].prefix(while: \.isDigit).count
            }
        }
        guard found.count == 2 else { return nil }
        guard let start = found[0].milliseconds, let end = found[1].milliseconds else { return .unreadable }
        return .times(SRTTimes(start: start, end: end, extra: ends < signs.count ? offsets[ends] : nil))
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

        var hasHours: Bool { numbers.count == 4 }

        /// Whether it is most likely nothing else: hours, minutes and seconds, or minutes, seconds and thousandths. Numbers
        /// with points or commas alone may be a date, a sum, an address.
        var isFull: Bool {
            switch numbers.count {
            case 4:
                separators[0] == separators[1] && separators[0] != 0x2C
                    && (separators[0] == 0x3A || separators[2] != separators[0])
                    && numbers[1].count == 2 && numbers[2].count == 2
            case 3: separators[0] == 0x3A && (separators[1] == 0x3A || numbers[2].count >= 3)
            default: false
            }
        }

        /// Whether it says thousandths, as nobody does in speech.
        var isExact: Bool {
            isFull && numbers[numbers.count - 1].count == 3 && (numbers.count == 4 || separators[1] != 0x3A)
        }

        /// Nil when a number is too large for its place, or the signs say no places. A point or a comma between two numbers
        /// parts seconds.
        var milliseconds: Int64? {
            guard numbers.allSatisfy({ $0.count <= 12 }) else { return nil }
            let (first, last) = (separators[0], separators[separators.count - 1])
            let hasFraction = numbers.count == 4 || (numbers.count == 3 ? last != first : last != 0x3A)
            let whole = separators.dropLast(hasFraction ? 1 : 0)
            guard whole.allSatisfy({ $0 == first && $0 != 0x2C }), numbers.count != 3 || !hasFraction || last != 0x3A
            else { return nil }
            var fields = numbers.map { $0.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) } }
            var fraction: Int64 = 0
            if hasFraction {
                let digits = Array(numbers[numbers.count - 1].prefix(3))
                let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
                fraction = value * [1000, 100, 10, 1][digits.count]
                fields.removeLast()
            }
            guard fields.count == 1 else { return SRTTimes.milliseconds(fields, fraction, isNegative: isNegative) }
            guard fields[0] < InputLimits.hours * 3600 else { return nil }
            return (fields[0] * 1000 + fraction) * (isNegative ? -1 : 1)
        }
    }

    private static let arrowhead = UInt8(ascii: ">")
    /// Stands for U+00B7, which the writer puts before words that look like times.
    private static let middleDot: UInt8 = 2

    /// What stands between two times: signs of an arrow, a comma, a tilde, or nothing but space.
    private static func joint(_ scanner: inout ByteScanner) -> ArraySlice<UInt8> {
        let rest = scanner.rest
        scanner.skip { $0 == 0x20 || $0 == 0x2D || $0 == 0x3D || $0 == 0x3E || $0 == 0x2C || $0 == 0x7E }
        return rest.prefix(scanner.position - rest.startIndex)
    }

    /// Whether a line's first visible sign can begin times: most lines are told to be words by it.
    private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first(where: { !$0.isWhiteSpace }) else { return false }
        if first < 0x80 { return first.isDigit || "-=>&[(\"'".utf8.contains(first) }
        let scalars = String(decoding: bytes.prefix(24), as: UTF8.self).unicodeScalars
        guard let sign = scalars.lazy.map(plain).first(where: { $0 != nil && $0 != 0x20 }) ?? nil else { return false }
        return sign.isDigit || sign == 0x2D || sign == 0x3D || sign == 0x3E
    }

    /// Whether a line has as many digits as two times with hours and thousandths.
    private static func mayHoldTwo(_ bytes: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes where byte.isDigit { digits += 1 }
        return digits >= 16
    }

    /// The line in ASCII, and where each sign stood; a character reference is what it means.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (signs: [UInt8], offsets: [Int]) {
        var (signs, offsets) = ([UInt8](), [Int]())
        func add(_ scalar: Unicode.Scalar, at offset: Int) {
            guard let sign = plain(scalar) else { return }
            signs.append(sign)
            offsets.append(offset)
        }
        let line = Array(bytes)
        var index = 0
        while index < line.count {
            if line[index] == 0x26, let (text, end) = CharacterReference.parse(line, at: index) {
                for scalar in text.unicodeScalars { add(scalar, at: bytes.startIndex + index) }
                index = end
                continue
            }
            let next = line[(index + 1)...].firstIndex(of: 0x26) ?? line.count
            var offset = index
            for scalar in String(decoding: line[index..<next], as: UTF8.self).unicodeScalars {
                add(scalar, at: bytes.startIndex + offset)
                offset += UTF8.width(scalar)
            }
            index = next
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
        if scalar == "\u{B7}" { return middleDot }
        // Arrows of Unicode that point to the right.
        if "→↠↣↦↪⇉⇏⇒⇛⇝⇢⇥⇨⇶⇾➔➙➛➜➝➞➟➠➡➢➣➤➥➦➨➩➪➭➯➱➲➵➸➺➻➼➽➾⟶⟹⟼⟾⟿⤏⤑⤳⭆⮕⮞🠆🠊🠖🡆🡒🡢🡪🡲🡺›»＞〉》▶►".unicodeScalars.contains(scalar) {
            return 0x3E
        }
        return scalar == "＝" ? 0x3D : 1
    }
}
