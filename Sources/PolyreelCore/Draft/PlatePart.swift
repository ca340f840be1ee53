/// Bytes `from ..< to` of a line's UTF-8.
public struct PlatePart: Codable, Sendable, Hashable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }
}
