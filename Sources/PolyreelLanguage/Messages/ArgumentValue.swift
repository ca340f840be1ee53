/// A value for a message's argument.
public enum ArgumentValue: Sendable, Hashable {
    case text(String)
    /// Digits as typed, such as `12.90` or `-3`; never binary floating point.
    case decimal(String)
    /// A day of the Gregorian calendar.
    case date(year: Int, month: Int, day: Int)

    /// Scalars that a text may have.
    static let longestText = 2000
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
}
