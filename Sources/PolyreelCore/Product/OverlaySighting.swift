/// Where a finished film shows one of its draft's overlays, by the pixels that were decoded.
public struct OverlaySighting: Codable, Sendable, Hashable {
    /// Frames of the film in which its pixels were found.
    public let seen: [FrameRange]
    /// Frames in which other overlays lie over too much of it.
    public let covered: [FrameRange]
    /// Whether it is seen in the frame before its first; nil where that cannot be said: there is no such frame, another
    /// overlay lies there, or the overlay is of one colour.
    public let isSeenBefore: Bool?
    /// The same of the frame after its last.
    public let isSeenAfter: Bool?

    public init(seen: [FrameRange], covered: [FrameRange], isSeenBefore: Bool?, isSeenAfter: Bool?) {
        self.seen = seen
        self.covered = covered
        self.isSeenBefore = isSeenBefore
        self.isSeenAfter = isSeenAfter
    }

    /// The first of `frames` in which it is neither seen nor covered; nil when there is none.
    public func firstMissing(in frames: FrameRange) -> Int? {
        var next = frames.from
        for range in (seen + covered).sorted(by: { $0.from < $1.from }) where range.from <= next {
            next = max(next, range.to)
        }
        return next < frames.to ? next : nil
    }
}
