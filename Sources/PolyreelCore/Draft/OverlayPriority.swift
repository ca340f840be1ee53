/// Which overlays are placed first: the greater.
public struct OverlayPriority: RawRepresentable, Codable, Sendable, Hashable, Comparable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What a law or a contract asks to be shown.
    public static let duty = OverlayPriority(rawValue: 400)
    /// What is spoken.
    public static let speech = OverlayPriority(rawValue: 300)
    /// What is offered.
    public static let offer = OverlayPriority(rawValue: 200)
    /// What may as well stand elsewhere, or not at all.
    public static let decoration = OverlayPriority(rawValue: 100)

    public static func < (left: OverlayPriority, right: OverlayPriority) -> Bool { left.rawValue < right.rawValue }
}
