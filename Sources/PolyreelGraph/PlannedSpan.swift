public import PolyreelCore
public import PolyreelStore

/// One span of a film: which frames of the film it is, and under which key it is kept.
public struct PlannedSpan: Codable, Sendable, Hashable {
    public let key: Digest
    public let frames: FrameRange

    public init(key: Digest, frames: FrameRange) {
        self.key = key
        self.frames = frames
    }
}
