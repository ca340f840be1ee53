/// What a step wants to be seen, and roughly where. Layout arranges all intents of a film at once and turns each into an
/// overlay.
public struct OverlayIntent: Codable, Sendable, Hashable {
    /// One in a film; begins with the role's name: `subtitle-12`, `cta-0`.
    public let id: String
    public let role: OverlayRole
    public let frames: FrameRange
    /// From the best to the last resort. The first that has room, and contrast where it asks for that, is shown.
    public let alternatives: [OverlayBlock]
    public let place: OverlayPlace
    /// Pixels between it and what it stands above or below in its region.
    public let spacing: Int
    public let priority: OverlayPriority
    public let changes: OverlayChanges
    /// What is said where it finds no room. An error withholds the variant. Without a step and a place it gets those of the
    /// step that appends it.
    public var noRoom: Finding
    /// Whether it is shown all the same where it finds no room, over what stands there.
    public let mayCover: Bool
    /// How it comes and goes; nil: at once.
    public let fade: OverlayFade?
    /// Among equally important ones of its region that are shown together: the lower stands nearer to the region's edge.
    /// Without one it stands where it comes to stand by its beginning.
    public let rank: Int?

    public init(
        id: String, role: OverlayRole, frames: FrameRange, alternatives: [OverlayBlock], place: OverlayPlace,
        spacing: Int = 0, priority: OverlayPriority, changes: OverlayChanges, noRoom: Finding, mayCover: Bool = false,
        fade: OverlayFade? = nil, rank: Int? = nil
    ) {
        self.id = id
        self.role = role
        self.frames = frames
        self.alternatives = alternatives
        self.place = place
        self.spacing = spacing
        self.priority = priority
        self.changes = changes
        self.noRoom = noRoom
        self.mayCover = mayCover
        self.fade = fade
        self.rank = rank
    }

    /// Whether the picture below it must be looked at.
    public var asksForContrast: Bool { alternatives.contains { $0.contrastOf != nil } }
}
