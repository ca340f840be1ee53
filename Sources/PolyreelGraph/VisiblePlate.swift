public import PolyreelCore

/// A plate in a span, with the frames in which it is seen, counted from the span's first.
public struct VisiblePlate: Codable, Sendable, Hashable {
    public let plate: Plate
    public let frames: FrameRange
    /// Of what is seen in the span alone.
    public let fade: OverlayFade?

    public init(plate: Plate, frames: FrameRange, fade: OverlayFade? = nil) {
        self.plate = plate
        self.frames = frames
        self.fade = fade
    }
}
