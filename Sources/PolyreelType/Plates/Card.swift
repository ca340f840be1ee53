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
        block(rows: blocks.map { CardRow($0) }, style: style, direction: direction, needsContrast: needsContrast)
    }

    /// The same around rows, some of which have a label beside their text.
    public static func block(
        rows: [CardRow], style: CardStyle, direction: TextDirection? = nil, needsContrast: Bool = false
    ) -> OverlayBlock {
        let rows = rows.filter { !$0.text.lines.isEmpty }
        let direction = direction ?? rows.first?.text.direction ?? .leftToRight
        let side = HorizontalSide(style.alignment, direction)
        let size = PixelSize(
            width: even((rows.map(\.width).max() ?? 0) + 2 * style.horizontalPadding),
            height: even(height(of: rows, style: style)))
        let box = style.boxColour.map {
            PlateBox(
                rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: $0,
                cornerRadius: style.cornerRadius)
        }
        let lines = lines(rows, style: style, width: size.width, side: side, direction)
        return OverlayBlock(
            size: size, elements: (box.map { [.box($0)] } ?? []) + lines.map { .text($0) },
            contrastOf: needsContrast ? style.textColour : nil,
            madeWith: Set(rows.flatMap(\.fonts)).sorted() + TypeVersion.libraries)
    }

    /// What a card around the rows needs from top to bottom.
    private static func height(of rows: [CardRow], style: CardStyle) -> Int {
        let gaps = max(0, rows.count - 1) * style.gap
        return rows.map(\.height).reduce(0, +) + gaps + 2 * style.verticalPadding
    }

    private static func lines(
        _ rows: [CardRow], style: CardStyle, width: Int, side: HorizontalSide, _ direction: TextDirection
    ) -> [PlateLine] {
        func line(_ block: FittedText, _ index: Int, x: Int, baseline: Int) -> PlateLine {
            PlateLine(
                text: block.lines[index], language: block.language, direction: block.direction, font: block.font,
                size: block.size, colour: style.textColour, x: x, baseline: baseline, outline: style.outline)
        }
        var lines: [PlateLine] = []
        var top = style.verticalPadding
        for row in rows {
            for index in row.text.lines.indices {
                let beside = index == 0 ? row.labelWidth : 0
                let free = width - 2 * style.horizontalPadding - row.text.widths[index] - beside
                let left = style.horizontalPadding + side.left(of: free)
                let baseline = top + row.ascent + index * row.text.lineHeight
                if index == 0, let label = row.label, !label.lines.isEmpty {
                    let labelLeft = direction == .leftToRight ? left : left + row.text.widths[0] + row.space
                    lines.append(line(label, 0, x: labelLeft, baseline: baseline))
                }
                lines.append(
                    line(row.text, index, x: direction == .leftToRight ? left + beside : left, baseline: baseline))
            }
            top += row.height + style.gap
        }
        return lines
    }

    // 4:2:0 chroma has one sample for two pixels each way.
    private static func even(_ value: Int) -> Int { value + (value & 1) }
}
