import PolyreelCore
import PolyreelType
import Testing

@Suite struct CardTests {
    @Test func aCardIsAsLargeAsItsTextAndEven() throws {
        let text = Typesetter.fit(block("Kup teraz za 54,90 zł", width: 688, lines: 2, height: 150))
        try #require(text.fits)
        let style = CardStyle(
            horizontalPadding: 37, verticalPadding: 21, cornerRadius: 20, boxColour: .black, textColour: .white, gap: 9)
        let card = Card.block([text], style: style)
        #expect((0...1).contains(card.size.width - text.width - 74))
        #expect((0...1).contains(card.size.height - text.height - 42))
        #expect(card.size.width.isMultiple(of: 2) && card.size.height.isMultiple(of: 2))
        #expect(card.madeWith.contains { $0.hasPrefix("pango ") })
        #expect(card.madeWith.contains { $0.hasPrefix("NotoSans-Bold.ttf ") })
        #expect(card.contrastOf == nil)
        #expect(Card.block([text], style: style, needsContrast: true).contrastOf == .white)
    }

    @Test func linesAreCentredOrAtTheStartOfReading() {
        let text = Typesetter.fit(
            block("تسوق الآن \nالكود", language: "ar", direction: .rightToLeft, width: 700, lines: 2))
        for alignment in [CardAlignment.centre, .start] {
            let style = CardStyle(
                horizontalPadding: 40, verticalPadding: 20, cornerRadius: 0, boxColour: nil, textColour: .white,
                alignment: alignment)
            let card = Card.block([text], style: style)
            #expect(card.lines.count == 2)
            for (line, width) in zip(card.lines, text.widths) {
                let (left, right) = (line.x, card.size.width - line.x - width)
                if alignment == .centre { #expect(abs(left - right) <= 2) } else { #expect((40...41).contains(right)) }
            }
        }
    }

    /// What starts at the left for one starts at the right for the other.
    @Test(arguments: [
        (CardAlignment.start, TextDirection.leftToRight, true), (.start, .rightToLeft, false),
        (.end, .leftToRight, false), (.end, .rightToLeft, true),
    ])
    func linesAreMirroredForRightToLeft(_ alignment: CardAlignment, _ direction: TextDirection, isLeft: Bool) {
        let message = Typesetter.fit(block("Shop now \nand save a lot", width: 500, lines: 2))
        // A code is set from left to right in any card, and stands where the card's lines do.
        let code = Typesetter.fit(block("LENA15", width: 500, lines: 1))
        let style = CardStyle(
            horizontalPadding: 40, verticalPadding: 20, cornerRadius: 0, boxColour: .black, textColour: .white,
            alignment: alignment)
        let card = Card.block([message, code], style: style, direction: direction)
        for (line, width) in zip(card.lines, message.widths + code.widths) {
            let right = card.size.width - line.x - width
            #expect(isLeft ? line.x == 40 : (40...41).contains(right))
        }
    }

    @Test func theDrawnTextIsInsideTheCard() throws {
        let text = Typesetter.fit(block("Ågå! Ýg", width: 700, lines: 1))
        let style = CardStyle(
            horizontalPadding: 30, verticalPadding: 20, cornerRadius: 0, boxColour: nil, textColour: .white)
        let card = Card.block([text], style: style)
        let frame = PixelRect(x: 0, y: 0, width: card.size.width, height: card.size.height)
        let pixels = try PlateArtist.draw(Plate(frame: frame, elements: card.elements, madeWith: []))
        let columns = pixels.inkedColumns
        #expect((30...40).contains(try #require(columns.first)))
        #expect((pixels.size.width - 40...pixels.size.width - 30).contains(try #require(columns.last)))
    }
}

extension OverlayBlock {
    fileprivate var lines: [PlateLine] { elements.compactMap(\.line) }
}
