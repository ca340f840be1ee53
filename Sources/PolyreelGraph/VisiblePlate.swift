public import PolyreelCore

/// A plate in a span, with the frames in which it is seen, counted from the span's first.
public struct VisiblePlate: Codable, Sendable, Hashable {
    public let plate: Plate
    public let frames: FrameRange

    public init(plate: Plate, frames: FrameRange) {
        self.plate = plate
        self.frames = frames
    }
}
