/// A filled rectangle of a plate.
public struct PlateBox: Codable, Sendable, Hashable {
    public let rect: PixelRect
    public let colour: Colour
    /// Pixels.
    public let cornerRadius: Int

    public init(rect: PixelRect, colour: Colour, cornerRadius: Int) {
        self.rect = rect
        self.colour = colour
        self.cornerRadius = cornerRadius
    }
}
