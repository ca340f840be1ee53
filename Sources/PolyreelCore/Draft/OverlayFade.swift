/// How an overlay comes and goes: how much of it is seen in its first and its last frames, in 64ths. Between them all of it
/// is.
public struct OverlayFade: Codable, Sendable, Hashable {
    /// From its first frame on.
    public let rising: [Int]
    /// Up to its last frame.
    public let falling: [Int]

    /// What is seen of an overlay that is wholly there.
    public static let whole = 64

    public init(rising: [Int], falling: [Int]) {
        self.rising = rising
        self.falling = falling
    }

    /// Even steps over so many frames each; nil where there are none. What is shown for less than three times as long as it
    /// takes to come or to go does it in a third of its time.
    public init?(rising: Int, falling: Int, of frames: FrameRange) {
        func steps(_ count: Int) -> [Int] {
            let count = min(max(0, count), frames.count / 3)
            return (0..<count).map { Self.whole * ($0 + 1) / (count + 1) }
        }
        self.init(rising: steps(rising), falling: steps(falling).reversed())
        if self.rising.isEmpty, self.falling.isEmpty { return nil }
    }

    /// Of a frame of an overlay that is seen in `frames`, in 64ths.
    public func share(at frame: Int, of frames: FrameRange) -> Int {
        let (before, after) = (frame - frames.from, frames.to - 1 - frame)
        if rising.indices.contains(before) { return rising[before] }
        let last = falling.count - 1 - after
        return falling.indices.contains(last) ? falling[last] : Self.whole
    }

    /// What of it falls on a part of the overlay's frames; nil where all of it is seen there.
    public func clipped(to part: FrameRange, of frames: FrameRange) -> OverlayFade? {
        let rising = rising.dropFirst(max(0, part.from - frames.from)).prefix(part.count)
        let falling = falling.dropLast(max(0, frames.to - part.to)).suffix(part.count)
        return rising.isEmpty && falling.isEmpty ? nil : OverlayFade(rising: Array(rising), falling: Array(falling))
    }
}
