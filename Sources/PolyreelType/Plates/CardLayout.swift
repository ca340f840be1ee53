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

/// Where a card stands in its area.
public enum VerticalAnchor: String, Codable, Sendable, Hashable {
    case top, middle, bottom
}

/// Places text that was fitted on a plate.
public enum CardLayout {
    /// A card around the blocks, one below the other, as large as they need; inside `area` where it fits.
    /// - Parameter direction: of the layout, which says where reading starts; nil: the first block's. A code that is read
    ///   from left to right stands at the right in a card for Arabic.
    public static func plate(
        _ blocks: [FittedText], style: CardStyle, in area: PixelRect, anchor: VerticalAnchor,
        direction: TextDirection? = nil
    ) -> Plate {
        let blocks = blocks.filter { !$0.lines.isEmpty }
        let side = Side(style.alignment, direction ?? blocks.first?.direction ?? .leftToRight)
        let size = PixelSize(
            width: even(up: (blocks.map(\.width).max() ?? 0) + 2 * style.horizontalPadding),
            height: even(up: height(of: blocks, style: style)))
        let frame = place(size, in: area, anchor: anchor, side: side)
        let box = style.boxColour.map {
            PlateBox(
                rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: $0,
                cornerRadius: style.cornerRadius)
        }
        return Plate(
            frame: frame, box: box, lines: lines(blocks, style: style, width: size.width, side: side),
            madeWith: Set(blocks.flatMap(\.fonts)).sorted() + TypeVersion.libraries)
    }

    /// What a card around the blocks needs from top to bottom.
    public static func height(of blocks: [FittedText], style: CardStyle) -> Int {
        let gaps = max(0, blocks.count - 1) * style.gap
        return blocks.map(\.height).reduce(0, +) + gaps + 2 * style.verticalPadding
    }

    /// Where something stands in what is wider.
    private enum Side {
        case left, centre, right

        init(_ alignment: CardAlignment, _ direction: TextDirection) {
            self =
                switch (alignment, direction) {
                case (.centre, _): .centre
                case (.start, .leftToRight), (.end, .rightToLeft): .left
                case (.start, .rightToLeft), (.end, .leftToRight): .right
                }
        }

        /// What is left of it, of what is free.
        func left(of free: Int) -> Int {
            switch self {
            case .left: 0
            case .centre: free / 2
            case .right: free
            }
        }
    }

    private static func lines(_ blocks: [FittedText], style: CardStyle, width: Int, side: Side) -> [PlateLine] {
        var lines: [PlateLine] = []
        var top = style.verticalPadding
        for block in blocks {
            for (index, text) in block.lines.enumerated() {
                let free = width - 2 * style.horizontalPadding - block.widths[index]
                lines.append(
                    PlateLine(
                        text: text, language: block.language, direction: block.direction, font: block.font,
                        size: block.size, colour: style.textColour, x: style.horizontalPadding + side.left(of: free),
                        baseline: top + block.ascent + index * block.lineHeight, outline: style.outline))
            }
            top += block.height + style.gap
        }
        return lines
    }

    private static func place(
        _ size: PixelSize, in area: PixelRect, anchor: VerticalAnchor, side: Side
    ) -> PixelRect {
        let y =
            switch anchor {
            case .top: even(up: area.y)
            case .middle: even(down: area.y + (area.height - size.height) / 2)
            case .bottom: even(down: area.bottom - size.height)
            }
        let x = area.x + side.left(of: area.width - size.width)
        return PixelRect(
            x: side == .left ? even(up: x) : even(down: x), y: y, width: size.width, height: size.height)
    }

    // 4:2:0 chroma has one sample for two pixels each way.
    private static func even(up value: Int) -> Int { value + (value & 1) }
    private static func even(down value: Int) -> Int { value - (value & 1) }
}
