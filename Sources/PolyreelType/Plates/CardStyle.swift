public import PolyreelCore

/// How a card looks. Pixels.
public struct CardStyle: Codable, Sendable, Hashable {
    public let horizontalPadding: Int
    public let verticalPadding: Int
    public let cornerRadius: Int
    /// Nil: no box.
    public let boxColour: Colour?
    public let textColour: Colour
    public let alignment: CardAlignment
    /// Between two blocks.
    public let gap: Int
    /// Around every glyph.
    public let outline: PlateOutline?

    public init(
        horizontalPadding: Int, verticalPadding: Int, cornerRadius: Int, boxColour: Colour?, textColour: Colour,
        alignment: CardAlignment = .centre, gap: Int = 0, outline: PlateOutline? = nil
    ) {
        self.horizontalPadding = horizontalPadding
        self.verticalPadding = verticalPadding
        self.cornerRadius = cornerRadius
        self.boxColour = boxColour
        self.textColour = textColour
        self.alignment = alignment
        self.gap = gap
        self.outline = outline
    }
}
