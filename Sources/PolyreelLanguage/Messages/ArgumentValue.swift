/// A value for a message's argument.
public enum ArgumentValue: Sendable, Hashable {
    case text(String)
    /// Digits as typed, such as `12.90` or `-3`; never binary floating point.
    case decimal(String)
    /// A day of the Gregorian calendar.
    case date(year: Int, month: Int, day: Int)
    /// A time of day, 0 to 23 and 0 to 59.
    case time(hour: Int, minute: Int)
    /// A day and the time of it, as clocks where it is shown have it.
    case moment(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
    /// Texts for `{name, list}`.
    case list([String])

    /// Scalars that a text may have.
    static let longestText = 2000
    /// Texts that a list may have.
    static let longestList = 100
    /// Digits that a decimal may have, on both sides of the point: those of IEEE 754 decimal128.
    static let longestDecimal = 34

    /// What is wrong with the value itself, if something is.
    var problem: String? {
        switch self {
        case .text(let text):
            text.unicodeScalars.count > Self.longestText
                ? "is a text of more than \(Self.longestText) characters" : nil
        case .decimal(let digits):
            Self.isDecimal(digits)
                ? nil : "is '\(digits.prefix(40))', which is not a decimal like 12.90 of at most 34 digits"
        case .date(let year, let month, let day):
            (1...9999).contains(year) && (1...12).contains(month) && (1...31).contains(day)
                ? nil : "is the day \(year)-\(month)-\(day), which there is not"
        case .moment(let year, let month, let day, let hour, let minute, let second):
            Self.date(year: year, month: month, day: day).problem ?? Self.time(hour: hour, minute: minute).problem
                ?? ((0...59).contains(second) ? nil : "has the second \(second), which there is not")
        case .time(let hour, let minute):
            (0...23).contains(hour) && (0...59).contains(minute)
                ? nil : "is the time \(hour):\(minute), which there is not"
        case .list(let texts):
            (1...Self.longestList).contains(texts.count)
                && texts.allSatisfy {
                    (1...Self.longestText).contains($0.unicodeScalars.count) && !$0.contains(where: \.isNewline)
                }
                ? nil : "is not a list of 1 to \(Self.longestList) texts of one line each"
        }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(digits.contains) }
            && unsigned.utf8.count <= longestDecimal + parts.count - 1
    }

    /// Reads a time of day such as `18:30` (ISO 8601, extended format, hours and minutes); nil when it is none.
    public static func time(_ text: String) -> ArgumentValue? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(digits.contains) }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) } }
        guard numbers[0] < 24, numbers[1] < 60 else { return nil }
        return .time(hour: numbers[0], minute: numbers[1])
    }
}
