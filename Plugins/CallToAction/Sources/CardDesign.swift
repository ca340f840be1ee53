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
    static let mostPriceLines = 2
    /// Of the price's and the code's size to the message's, in hundredths.
    static let pricePercent = 160
    static let codePercent = 130
    /// Of the label's size to the code's.
    static let labelPercent = 60
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

    /// What stands on a card, in words that may be broken into lines.
    struct Words {
        let headline: String
        let price: String?
        let code: String?
        let label: String?
        let language: String
        let direction: TextDirection
    }

    /// A message with its price and its code, set as large as they fit together, up to an eighth smaller where lines then
    /// end better; nil when they do not fit at any size.
    func fit(_ words: Words, font: FontChoice, in area: PixelSize) -> [CardRow]? {
        let width = area.width - 2 * style.horizontalPadding
        guard width > 0 else { return nil }
        let pieces = CardPieces.of(words.headline, language: words.language)
        var best: (message: FittedText, rows: [CardRow])?
        var largest = sizes.upperBound
        while largest >= sizes.lowerBound, best?.message.mayShrink(to: largest) ?? true {
            // All keep their proportion: a message that must be smaller makes its price and code smaller too.
            let others = [price(words, font, largest, width), code(words, font, largest, width)].compactMap(\.self)
            let height = area.height - 2 * style.verticalPadding - others.reduce(0) { $0 + style.gap + $1.height }
            let message = Typesetter.fit(
                TextBlock(
                    pieces: pieces, language: words.language, direction: words.direction, font: font,
                    sizes: largest...largest,
                    maximumWidth: width, maximumLines: Self.mostLines, maximumHeight: height))
            if message.fits, others.allSatisfy({ $0.fits && $0.width <= width }) {
                let rows = [CardRow(message)] + others
                guard message.breaksPoorly else { return rows }
                best = best ?? (message, rows)
            }
            largest -= largest - 2 < sizes.lowerBound ? max(1, largest - sizes.lowerBound) : 2
        }
        return best?.rows
    }

    private func price(_ words: Words, _ font: FontChoice, _ size: Int, _ width: Int) -> CardRow? {
        words.price.map { price in
            let size = size * Self.pricePercent / 100
            return CardRow(
                Typesetter.fit(
                    TextBlock(
                        pieces: CardPieces.of(price, language: words.language), language: words.language,
                        direction: words.direction, font: font, sizes: size...size, maximumWidth: width,
                        maximumLines: Self.mostPriceLines, lineHeightPercent: 115)))
        }
    }

    private func code(_ words: Words, _ font: FontChoice, _ size: Int, _ width: Int) -> CardRow? {
        func line(_ text: String, _ direction: TextDirection, _ font: FontChoice, _ size: Int) -> FittedText {
            Typesetter.fit(
                TextBlock(
                    pieces: [text], language: words.language, direction: direction, font: font, sizes: size...size,
                    maximumWidth: width, maximumLines: 1))
        }
        return words.code.map { code in
            let size = size * Self.codePercent / 100
            let light = FontChoice(family: font.family, bold: false, fileDigest: font.fileDigest)
            return CardRow(
                // Read from left to right in every script.
                line(code, .leftToRight, font, size),
                label: words.label.map { line($0, words.direction, light, max(1, size * Self.labelPercent / 100)) })
        }
    }
}
