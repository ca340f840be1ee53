/// Timestamps and lines of times as WebVTT's parser collects them (W3C WebVTT, 6.3).
enum WebVTTTimes {
    /// "Collect a WebVTT timestamp": milliseconds, or nil when the standard's parser fails.
    ///
    /// Also nil beyond `InputLimits.hours`, where the standard has no limit.
    static func timestamp(_ scanner: inout ByteScanner) -> Int64? {
        let (first, firstValue) = scanner.digits()
        guard !first.isEmpty, let value1 = firstValue else { return nil }
        guard scanner.take(":") else { return nil }
        guard let value2 = fixed(&scanner, digits: 2) else { return nil }
        var (hours, minutes, seconds): (Int64, Int64, Int64) = (0, value1, value2)
        if first.count != 2 || value1 > 59 || scanner.peek == UInt8(ascii: ":") {
            guard scanner.take(":"), let value3 = fixed(&scanner, digits: 2) else { return nil }
            (hours, minutes, seconds) = (value1, value2, value3)
        }
        guard scanner.take("."), let fraction = fixed(&scanner, digits: 3) else { return nil }
        guard hours <= InputLimits.hours, minutes <= 59, seconds <= 59 else { return nil }
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction
    }

    private static func fixed(_ scanner: inout ByteScanner, digits count: Int) -> Int64? {
        let (text, value) = scanner.digits()
        return text.count == count ? value : nil
    }

    /// The two times at the start of a line, and what follows them; else where the line went wrong.
    static func parse(_ line: SourceLine) -> Result<(start: Int64, end: Int64, rest: ArraySlice<UInt8>), Failure> {
        var scanner = ByteScanner(line.bytes)
        scanner.skip { $0.isWhiteSpace }
        guard let start = timestamp(&scanner) else { return .failure(Failure(position: scanner.position)) }
        scanner.skip { $0.isWhiteSpace }
        guard scanner.take("-->") else { return .failure(Failure(position: scanner.position)) }
        scanner.skip { $0.isWhiteSpace }
        guard let end = timestamp(&scanner) else { return .failure(Failure(position: scanner.position)) }
        return .success((start, end, scanner.rest))
    }

    struct Failure: Error {
        let position: Int
    }
}
