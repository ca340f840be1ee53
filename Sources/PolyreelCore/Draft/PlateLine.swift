/// One line of text as it stands on a plate.
public struct PlateLine: Codable, Sendable, Hashable {
    public let text: String
    /// BCP-47; chooses glyph forms (Japanese or Chinese) and shaping.
    public let language: String
    /// The paragraph's base direction.
    public let direction: TextDirection
    public let font: FontChoice
    /// Pixels.
    public let size: Int
    public let colour: Colour
    /// The left end of the line's logical extent, in the plate's own coordinates, whatever its direction.
    public let x: Int
    /// The baseline.
    public let baseline: Int
    /// A line around every glyph, under it.
    public let outline: PlateOutline?
    /// What alone is drawn of the text; it stands where it would stand in the whole. Nil: all.
    public let part: PlatePart?

    public init(
        text: String, language: String, direction: TextDirection, font: FontChoice, size: Int, colour: Colour, x: Int,
        baseline: Int, outline: PlateOutline? = nil, part: PlatePart? = nil
    ) {
        self.text = text
        self.language = language
        self.direction = direction
        self.font = font
        self.size = size
        self.colour = colour
        self.x = x
        self.baseline = baseline
        self.outline = outline
        self.part = part
    }
}
