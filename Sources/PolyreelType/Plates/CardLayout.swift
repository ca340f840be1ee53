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

/// Where a card's lines stand in it.
public enum CardAlignment: String, Codable, Sendable, Hashable {
    case centre
    /// At the left for text from left to right, else at the right.
    case start
}

/// Where a card stands in its area.
public enum VerticalAnchor: String, Codable, Sendable, Hashable {
    case top, middle, bottom
}

/// Places text that was fitted on a plate.
public enum CardLayout {
    /// A card around the blocks, one below the other, as large as they need; centred across `area`, and inside it where
    /// it fits.
    public static func plate(
        _ blocks: [FittedText], style: CardStyle, in area: PixelRect, anchor: VerticalAnchor
    ) -> Plate {
        let blocks = blocks.filter { !$0.lines.isEmpty }
        let size = PixelSize(
            width: even(up: (blocks.map(\.width).max() ?? 0) + 2 * style.horizontalPadding),
            height: even(up: height(of: blocks, style: style)))
        let frame = place(size, in: area, anchor: anchor)
        let box = style.boxColour.map {
            PlateBox(
                rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: $0,
                cornerRadius: style.cornerRadius)
        }
        return Plate(
            frame: frame, box: box, lines: lines(blocks, style: style, width: size.width),
            madeWith: Set(blocks.flatMap(\.fonts)).sorted() + TypeVersion.libraries)
    }

    /// What a card around the blocks needs from top to bottom.
    public static func height(of blocks: [FittedText], style: CardStyle) -> Int {
        let gaps = max(0, blocks.count - 1) * style.gap
        return blocks.map(\.height).reduce(0, +) + gaps + 2 * style.verticalPadding
    }

    private static func lines(_ blocks: [FittedText], style: CardStyle, width: Int) -> [PlateLine] {
        var lines: [PlateLine] = []
        var top = style.verticalPadding
        for block in blocks {
            for (index, text) in block.lines.enumerated() {
                let free = width - 2 * style.horizontalPadding - block.widths[index]
                let left =
                    switch (style.alignment, block.direction) {
                    case (.centre, _): free / 2
                    case (.start, .leftToRight): 0
                    case (.start, .rightToLeft): free
                    }
                lines.append(
                    PlateLine(
                        text: text, language: block.language, direction: block.direction, font: block.font,
                        size: block.size, colour: style.textColour, x: style.horizontalPadding + left,
                        baseline: top + block.ascent + index * block.lineHeight, outline: style.outline))
            }
            top += block.height + style.gap
        }
        return lines
    }

    private static func place(_ size: PixelSize, in area: PixelRect, anchor: VerticalAnchor) -> PixelRect {
        let y =
            switch anchor {
            case .top: even(up: area.y)
            case .middle: even(down: area.y + (area.height - size.height) / 2)
            case .bottom: even(down: area.bottom - size.height)
            }
        return PixelRect(
            x: even(down: area.x + (area.width - size.width) / 2), y: y, width: size.width, height: size.height)
    }

    // 4:2:0 chroma has one sample for two pixels each way.
    private static func even(up value: Int) -> Int { value + (value & 1) }
    private static func even(down value: Int) -> Int { value - (value & 1) }
}
