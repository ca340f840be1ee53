/// The times of a SubRip cue in the forms met in the wild.
///
/// `00:01:02,500 --> 00:01:04,000`; also with a dot, without hours, with one to any number of decimals or none, with a
/// colon before the decimals, and with a sign. After the second time some programs write coordinates.
struct SRTTimes {
    let start: Int64
    let end: Int64
    /// Where what follows the second time begins, when something does.
    let extra: Int?

    init(start: Int64, end: Int64, extra: Int?) {
        (self.start, self.end, self.extra) = (start, end, extra)
    }

    /// Nil when the line is not two times around an arrow.
    init?(_ line: SourceLine) {
        var scanner = ByteScanner(line.bytes)
        scanner.skip { $0.isWhiteSpace }
        guard let start = Self.time(&scanner) else { return nil }
        scanner.skip { $0.isWhiteSpace }
        guard scanner.take("-->") else { return nil }
        scanner.skip { $0.isWhiteSpace }
        guard let end = Self.time(&scanner) else { return nil }
        if let next = scanner.peek, !next.isWhiteSpace { return nil }
        scanner.skip { $0.isWhiteSpace }
        self.start = start
        self.end = end
        extra = scanner.isAtEnd ? nil : scanner.position
    }

    /// Whether a line with an arrow was meant to be times: a number, with or without a sign, stands first, or nothing
    /// stands on one side.
    static func looksMeant(_ line: SourceLine, arrow: Int) -> Bool {
        var scanner = ByteScanner(line.bytes)
        scanner.skip { $0.isWhiteSpace }
        guard scanner.position < arrow else { return true }
        _ = scanner.take("-")
        return scanner.peek?.isDigit ?? false || line.bytes[(arrow + 3)...].allSatisfy(\.isWhiteSpace)
    }

    private static func time(_ scanner: inout ByteScanner) -> Int64? {
        let isNegative = scanner.take("-")
        var fields: [Int64] = []
        repeat {
            let (text, value) = scanner.digits()
            guard !text.isEmpty, let value else { return nil }
            fields.append(value)
        } while fields.count < 4 && scanner.take(":")
        var fraction: Int64 = 0
        if fields.count == 4 {
            fraction = fields.removeLast()
            guard fraction < 1000 else { return nil }
        } else if scanner.take(",") || scanner.take(".") {
            let digits = scanner.digits().text
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let index = digits.startIndex + place
                fraction = fraction * 10 + (index < digits.endIndex ? Int64(digits[index] - 0x30) : 0)
            }
        }
        return milliseconds(fields, fraction, isNegative: isNegative)
    }

    /// - Parameters:
    ///   - fields: hours, minutes and seconds, or minutes and seconds.
    ///   - fraction: thousandths of a second.
    /// - Returns: nil when there are fewer numbers, or one is too large for its place.
    static func milliseconds(_ fields: [Int64], _ fraction: Int64, isNegative: Bool) -> Int64? {
        guard fields.count >= 2 else { return nil }
        let hours = fields.count == 3 ? fields[0] : 0
        let (minutes, seconds) = (fields[fields.count - 2], fields[fields.count - 1])
        guard hours <= InputLimits.hours, minutes < 60, seconds < 60 else { return nil }
        let total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction
        return isNegative ? -total : total
    }
}
