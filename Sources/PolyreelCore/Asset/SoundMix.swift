/// What of an asset's sound becomes a soundtrack: each track is mixed down to stereo, and they are added.
public struct SoundMix: Codable, Sendable, Hashable {
    /// Streams' indices in the container, ascending.
    public let streams: [Int]
    /// The side that both ears get; nil: left and right as they are.
    public let side: Side?

    /// One side of stereo sound.
    public enum Side: String, Codable, Sendable, Hashable {
        case left, right

        public var other: Side { self == .left ? .right : .left }
    }

    public init(streams: [Int], side: Side? = nil) {
        self.streams = streams
        self.side = side
    }
}
