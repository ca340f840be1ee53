/// SubStation's times: `H:MM:SS.cc`, and what programs make of them.
enum ASSTimes {
    /// Milliseconds; nil when it is no time.
    static func time(_ text: Substring) -> Int64? {
        var scanner = ByteScanner(Array(text.utf8)[...])
        scanner.skip { $0.isWhiteSpace }
        let isNegative = scanner.take("-")
        var fields: [Int64] = []
        repeat {
            let (digits, value) = scanner.digits()
            guard !digits.isEmpty, let value else { return nil }
            fields.append(value)
        } while fields.count < 3 && scanner.take(":")
        guard fields.count == 3, fields[0] <= InputLimits.hours, fields[1] < 60, fields[2] < 60 else { return nil }
        var fraction: Int64 = 0
        if scanner.take(".") || scanner.take(",") || scanner.take(":") {
            let digits = scanner.digits().text
            for place in 0..<3 {
                let index = digits.startIndex + place
                fraction = fraction * 10 + (index < digits.endIndex ? Int64(digits[index] - 0x30) : 0)
            }
        }
        scanner.skip { $0.isWhiteSpace }
        guard scanner.isAtEnd else { return nil }
        let total = ((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000 + fraction
        return isNegative ? -total : total
    }

    /// `H:MM:SS.cc` of a number of hundredths of a second.
    static func clock(_ hundredths: Int64) -> String {
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let total = max(0, hundredths)
        return "\(total / 360_000):\(two(total / 6000 % 60)):\(two(total / 100 % 60)).\(two(total % 100))"
    }

    /// The nearest hundredth, halves up, of those that are read.
    static func hundredths(_ time: Milliseconds) -> Int64 {
        min((max(0, time.value) + 5) / 10, (InputLimits.hours + 1) * 360_000 - 1)
    }
}
