/// A line around glyphs.
public struct PlateOutline: Codable, Sendable, Hashable {
    /// Pixels that it reaches beyond the glyph.
    public let width: Int
    public let colour: Colour

    public init(width: Int, colour: Colour) {
        self.width = width
        self.colour = colour
    }
}
