/// Frames `from ..< to` of a film, counted from 0 at its own constant rate.
public struct FrameRange: Hashable, Codable, Sendable {
    public let from: Int
    /// The first frame that is no longer in it.
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = max(from, to)
    }

    /// No film has so many frames; times of as many fit 64 bits at any rate.
    private static let most = 1 << 31

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        (from, to) = (try container.decode(Int.self, forKey: .from), try container.decode(Int.self, forKey: .to))
        guard from <= to, from >= -Self.most, to <= Self.most else {
            throw DecodingError.dataCorruptedError(
                forKey: .to, in: container, debugDescription: "\(from) to \(to) are no frames")
        }
    }

    public var count: Int { to - from }
    public var isEmpty: Bool { from == to }

    public func contains(_ frame: Int) -> Bool { frame >= from && frame < to }
    public func overlaps(_ other: FrameRange) -> Bool { max(from, other.from) < min(to, other.to) }

    /// The part of this range inside `other`, or nil when they do not overlap.
    public func clamped(to other: FrameRange) -> FrameRange? {
        overlaps(other) ? FrameRange(from: max(from, other.from), to: min(to, other.to)) : nil
    }

    /// The same range counted from `frame`.
    public func relative(to frame: Int) -> FrameRange { FrameRange(from: from - frame, to: to - frame) }
}
