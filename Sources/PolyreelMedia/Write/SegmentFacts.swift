/// What a finished segment is.
public struct SegmentFacts: Codable, Sendable, Hashable {
    public let frames: Int
    /// Of the whole file.
    public let bytes: Int
    /// Frames at which a decoder can start.
    public let keyFrames: Int

    public init(frames: Int, bytes: Int, keyFrames: Int) {
        self.frames = frames
        self.bytes = bytes
        self.keyFrames = keyFrames
    }
}
