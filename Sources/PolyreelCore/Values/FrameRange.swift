/// Frames `from ..< to` of a film, counted from 0 at its own constant rate.
public struct FrameRange: Hashable, Codable, Sendable {
    public let from: Int
    /// The first frame that is no longer in it.
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = max(from, to)
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
