/// What the store remembers of a span.
public struct SegmentRecord: Codable, Sendable, Hashable {
    public let frames: Int
    /// Packets of the source that were not whole; their pictures are what the decoder made of them.
    public let damagedPackets: Int
    /// Coded bytes of each picture, in the order in which they are decoded.
    public let pictureBytes: [Int]
    public let proof: SpanProof
    /// Frames that may stand for the film, in order.
    public let stills: [Still]

    /// A frame, counted from the span's first, and how much there is to see in it; more is better.
    public struct Still: Codable, Sendable, Hashable {
        public let frame: Int
        public let score: Int

        public init(frame: Int, score: Int) {
            self.frame = frame
            self.score = score
        }
    }

    public init(frames: Int, damagedPackets: Int, pictureBytes: [Int], proof: SpanProof, stills: [Still] = []) {
        self.frames = frames
        self.damagedPackets = damagedPackets
        self.pictureBytes = pictureBytes
        self.proof = proof
        self.stills = stills
    }
}
