public import PolyreelCore

/// Text that was fitted, one below the other, on a box of its own.
public enum Card {
    /// A card around the blocks, as large as they need.
    /// - Parameters:
    ///   - direction: of the layout, which says where reading starts; nil: the first block's. A code that is read from
    ///     left to right stands at the right in a card for Arabic.
    ///   - needsContrast: whether it is shown only where its text stands out from the picture below.
    public static func block(
        _ blocks: [FittedText], style: CardStyle, direction: TextDirection? = nil, needsContrast: Bool = false
    ) -> OverlayBlock {
        let blocks = blocks.filter { !$0.lines.isEmpty }
        let side = HorizontalSide(style.alignment, direction ?? blocks.first?.direction ?? .leftToRight)
        let size = PixelSize(
            width: even((blocks.map(\.width).max() ?? 0) + 2 * style.horizontalPadding),
            height: even(height(of: blocks, style: style)))
        let box = style.boxColour.map {
            PlateBox(
                rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: $0,
                cornerRadius: style.cornerRadius)
        }
        let lines = lines(blocks, style: style, width: size.width, side: side)
        return OverlayBlock(
            size: size, elements: (box.map { [.box($0)] } ?? []) + lines.map { .text($0) },
            contrastOf: needsContrast ? style.textColour : nil,
            madeWith: Set(blocks.flatMap(\.fonts)).sorted() + TypeVersion.libraries)
    }

    /// What a card around the blocks needs from top to bottom.
    private static func height(of blocks: [FittedText], style: CardStyle) -> Int {
        let gaps = max(0, blocks.count - 1) * style.gap
        return blocks.map(\.height).reduce(0, +) + gaps + 2 * style.verticalPadding
    }

    private static func lines(_ blocks: [FittedText], style: CardStyle, width: Int, side: HorizontalSide) -> [PlateLine]
    {
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

    // 4:2:0 chroma has one sample for two pixels each way.
    private static func even(_ value: Int) -> Int { value + (value & 1) }
}
