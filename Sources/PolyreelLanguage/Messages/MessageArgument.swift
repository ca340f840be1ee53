/// One argument of a message pattern, such as `{price, number, currency}`.
public struct MessageArgument: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// `{name}`
        case none
        case number, date, time
        /// Number in words, `1st`, and `1:02:03`: ICU's rule-based formats.
        case spellout, ordinal, duration
        /// Texts with commas and an "and", `or` or `unit`: this program's own, ICU's messages have none.
        case list
        case plural, select
        case selectOrdinal = "selectordinal"
        /// ICU's old and discouraged `choice`.
        case choice

        /// Whether it takes a number.
        public var isNumeric: Bool {
            switch self {
            case .number, .spellout, .ordinal, .duration, .plural, .selectOrdinal, .choice: true
            case .none, .date, .time, .list, .select: false
            }
        }
    }

    public let name: String
    public let kind: Kind
    /// What stands after the type, trimmed: `currency`, `long`, `::compact-short`.
    public let style: String?
    /// The keywords of a plural or select, in the pattern's order: `=0`, `one`, `other`.
    public let cases: [String]
    /// Whether a plural counts from an offset.
    public let hasOffset: Bool
    /// Where it starts in the pattern, in Unicode scalars from 0.
    public let offset: Int

    /// Whether a date's style has fields of a time, and a time's those of a day.
    var showsTime: Bool { kind == .date && hasField(of: Self.timeFields) }
    var showsDay: Bool { kind == .time && hasField(of: Self.dayFields) }

    private func hasField(of fields: Set<Unicode.Scalar>) -> Bool {
        guard let style, !["short", "medium", "long", "full"].contains(style.lowercased()) else { return false }
        return Self.fields(of: style).contains(where: fields.contains)
    }

    /// Whether it is shown as an amount in the market's own currency.
    public var usesMarketCurrency: Bool {
        guard kind == .number, let style else { return false }
        return style.lowercased() == "currency" || (!style.hasPrefix("::") && style.contains("\u{A4}"))
    }
}
