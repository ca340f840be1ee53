/// What an asset's file should hold, and does not: it was cut off, never written to its end, or lost a piece of its middle.
public struct MissingPart: Codable, Sendable, Hashable {
    /// The asset's own time, in seconds, up to which nothing is missing.
    public let wholeUntil: Rational
    /// From when on nothing is missing either; nil where the end is.
    public let wholeFrom: Rational?
    /// In thousandths of what was promised; nil where the file does not say how much that is.
    public let share: Int?
    /// What was found, and what was promised, for a person: "it holds 150 pictures (5.00 s of 10.02 s)".
    public let message: String

    public init(wholeUntil: Rational, wholeFrom: Rational? = nil, share: Int?, message: String) {
        self.wholeUntil = wholeUntil
        self.wholeFrom = wholeFrom
        self.share = share
        self.message = message
    }

    /// The stable code of the findings about it.
    public static let truncated = "asset-truncated"

    /// Why a film of it is refused; nil when it is not.
    /// - Parameters:
    ///   - percent: how much of what was promised may be missing.
    ///   - begin: where the part that is used begins; nil for all.
    ///   - end: where it ends.
    public func refusal(over percent: Int, from begin: Rational? = nil, until end: Rational?) -> Finding? {
        guard let share, share > percent * 10, end.map({ $0 > wholeUntil }) ?? true else { return nil }
        if let begin, let wholeFrom, begin >= wholeFrom { return nil }
        let rest = wholeFrom.map { ", or from \($0.decimal(places: 1...3))s on" } ?? ""
        return .error(
            MissingPart.truncated, "the asset is not whole: \(message); at most \(percent) % may be missing",
            hint:
                "copy the file again, or set asset.trim to what is there: up to \(wholeUntil.decimal(places: 1...3))s\(rest)"
        )
    }
}
