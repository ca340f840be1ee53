/// Seconds `from ..< to` of the asset.
public struct TrimRange: Codable, Sendable, Hashable {
    public let from: Rational
    public let to: Rational

    public init(from: Rational, to: Rational) {
        self.from = from
        self.to = to
    }
}
