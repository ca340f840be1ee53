/// Where an overlay stands.
public enum OverlayPlace: Codable, Sendable, Hashable {
    /// In a region of the safe zone, at the side where reading of `direction` starts or ends, or in the middle.
    case inZone(region: OverlayRegion, alignment: CardAlignment, direction: TextDirection)
    /// Over another overlay, whose id is `to`: its top left corner so many pixels right of the other's and below it. It
    /// goes where the other goes and is not looked at when places are sought.
    case attached(to: String, x: Int, y: Int)
}

/// A part of the safe zone, from top to bottom.
public enum OverlayRegion: String, Codable, Sendable, Hashable, CaseIterable {
    case top, middle, bottom
    /// Whichever is free: the bottom, but where something more important stands there in any frame of the film, the top.
    case auto
}
