/// A plate and the frames in which it is seen.
public struct Overlay: Codable, Sendable, Hashable {
    /// The intent's; one in a film.
    public let id: String
    public let role: OverlayRole
    public let frames: FrameRange
    public let plate: Plate
    public let changes: OverlayChanges
    /// Nil: it is there from one frame to the next, and gone.
    public let fade: OverlayFade?

    public init(
        id: String, role: OverlayRole, frames: FrameRange, plate: Plate, changes: OverlayChanges,
        fade: OverlayFade? = nil
    ) {
        self.id = id
        self.role = role
        self.frames = frames
        self.plate = plate
        self.changes = changes
        self.fade = fade
    }
}
