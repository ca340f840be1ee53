/// A length of time as people write it: `28s`, `1.5s`, `500ms`, `1m30s`, `2m`; `-3s` where a time may count from the end.
public struct DurationText: Sendable, Hashable {
    /// Seconds, not negative.
    public let seconds: Rational
    /// Whether a minus sign stood before it.
    public let isNegative: Bool

    /// Longest length taken, in seconds: a day.
    public static let longest = Rational(86_400)

    /// Nil when the text is not a length, or is longer than a day. Parts of a second go down to microseconds.
    public init?(_ text: String) {
        let pattern = #/(-?)(?:([0-9]{1,8})ms|(?:([0-9]{1,4})m)?(?:([0-9]{1,5})(?:\.([0-9]{1,6}))?s)?)/#
        // Each part may be absent, and all of them may not.
        guard text.utf8.count <= 24, text.contains(where: \.isNumber),
            let match = text.wholeMatch(of: pattern.matchingSemantics(.unicodeScalar))?.output
        else { return nil }
        func number(_ part: Substring?) -> Int64 { part.flatMap { Int64($0) } ?? 0 }
        let fraction = (match.5 ?? "") + String(repeating: "0", count: 6 - (match.5?.count ?? 0))
        let micros =
            number(match.2) * 1000 + (number(match.3) * 60 + number(match.4)) * 1_000_000 + number(Substring(fraction))
        seconds = Rational(micros, 1_000_000)
        isNegative = !match.1.isEmpty
        guard seconds <= Self.longest else { return nil }
    }
}
