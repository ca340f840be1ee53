internal import PolyreelCore
internal import PolyreelType

/// How large the parts of a card are on a canvas, and in which colours. Pixels.
struct CardDesign {
    /// Of the message.
    let sizes: ClosedRange<Int>
    let style: CardStyle
    /// Between two cards that are shown at once.
    let distance: Int

    static let mostLines = 3
    /// Of the code's size to the message's, in hundredths.
    static let codePercent = 130
    /// Behind text of a brand without a colour.
    static let neutral = Colour(red: 0x16, green: 0x18, blue: 0x1D)

    init(canvas: PixelSize, brandColour: Colour?, brandText: Colour? = nil, alignment: CardAlignment = .centre) {
        // Product figures for canvases of 1080 and, for bars, 540 pixels on the shorter side; others in proportion.
        let side = min(canvas.width, canvas.height)
        let (small, large): (Int, Int) =
            if canvas.isVertical {
                (44 * side / 1080, 76 * side / 1080)
            } else if canvas.width > 2 * canvas.height {
                (32 * side / 540, 48 * side / 540)
            } else {
                (40 * side / 1080, 64 * side / 1080)
            }
        sizes = max(16, small)...max(16, small, large)
        let colour = brandColour?.withAlpha(255) ?? Self.neutral
        let unit = sizes.upperBound
        distance = unit / 4
        style = CardStyle(
            horizontalPadding: unit * 3 / 4, verticalPadding: unit / 2, cornerRadius: unit / 2, boxColour: colour,
            textColour: brandText ?? colour.colourOfWords, alignment: alignment, gap: unit / 8)
    }

    /// A message and its code, set as large as they fit together, up to an eighth smaller where lines then end better;
    /// nil when they do not fit at any size.
    func fit(
        _ pieces: [String], language: String, direction: TextDirection, code: String?, font: FontChoice,
        in area: PixelSize
    ) -> [FittedText]? {
        let width = area.width - 2 * style.horizontalPadding
        guard width > 0 else { return nil }
        var best: (message: FittedText, blocks: [FittedText])?
        var largest = sizes.upperBound
        while largest >= sizes.lowerBound, best?.message.mayShrink(to: largest) ?? true {
            let codeLine = code.map { line($0, language: language, font: font, size: largest, width: width) }
            let gap = codeLine == nil ? 0 : style.gap
            let height = area.height - 2 * style.verticalPadding - gap - (codeLine?.height ?? 0)
            // Codes and messages keep their proportion: a message that must be smaller makes its code smaller too.
            let message = Typesetter.fit(
                TextBlock(
                    pieces: pieces, language: language, direction: direction, font: font, sizes: largest...largest,
                    maximumWidth: width, maximumLines: Self.mostLines, maximumHeight: height))
            if message.fits, codeLine?.fits ?? true {
                let blocks = [message] + (codeLine.map { [$0] } ?? [])
                guard message.breaksPoorly else { return blocks }
                best = best ?? (message, blocks)
            }
            largest -= largest - 2 < sizes.lowerBound ? max(1, largest - sizes.lowerBound) : 2
        }
        return best?.blocks
    }

    /// A code is read from left to right in every script.
    private func line(_ code: String, language: String, font: FontChoice, size: Int, width: Int) -> FittedText {
        let size = size * Self.codePercent / 100
        return Typesetter.fit(
            TextBlock(
                pieces: [code], language: language, direction: .leftToRight, font: font, sizes: size...size,
                maximumWidth: width, maximumLines: 1))
    }
}
