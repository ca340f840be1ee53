/// What the store remembers of a span.
public struct SegmentRecord: Codable, Sendable, Hashable {
    public let frames: Int
    /// Packets of the source that were not whole; their pictures are what the decoder made of them.
    public let damagedPackets: Int
    /// Coded bytes of each picture, in the order in which they are decoded.
    public let pictureBytes: [Int]
    public let proof: SpanProof

    public init(frames: Int, damagedPackets: Int, pictureBytes: [Int], proof: SpanProof) {
        self.frames = frames
        self.damagedPackets = damagedPackets
        self.pictureBytes = pictureBytes
        self.proof = proof
    }
}
