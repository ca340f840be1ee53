import PolyreelCore
import PolyreelType
import Testing

@Suite struct CardTests {
    static let areas = [
        PixelRect(x: 120, y: 288, width: 768, height: 960), PixelRect(x: 65, y: 269, width: 951, height: 979),
        PixelRect(x: 33, y: 41, width: 1001, height: 301),
    ]

    @Test(arguments: areas, [VerticalAnchor.top, .middle, .bottom])
    func aCardIsInsideItsAreaAndEven(area: PixelRect, anchor: VerticalAnchor) throws {
        let text = Typesetter.fit(block("Kup teraz za 54,90 zł", width: area.width - 80, lines: 2, height: 150))
        try #require(text.fits)
        let style = CardStyle(
            horizontalPadding: 37, verticalPadding: 21, cornerRadius: 20, boxColour: .black, textColour: .white, gap: 9)
        let plate = CardLayout.plate([text], style: style, in: area, anchor: anchor)
        let frame = plate.frame
        #expect(area.contains(frame))
        #expect([frame.x, frame.y, frame.width, frame.height].allSatisfy { $0.isMultiple(of: 2) })
        #expect(abs((frame.x + frame.right) - (area.x + area.right)) <= 3)
        switch anchor {
        case .top: #expect(frame.y - area.y <= 1)
        case .bottom: #expect(area.bottom - frame.bottom <= 1)
        case .middle: #expect(abs((frame.y - area.y) - (area.bottom - frame.bottom)) <= 3)
        }
        #expect(plate.madeWith.contains { $0.hasPrefix("pango ") })
        #expect(plate.madeWith.contains { $0.hasPrefix("NotoSans-Bold.ttf ") })
    }

    @Test func linesAreCentredOrAtTheStartOfReading() {
        let text = Typesetter.fit(
            block("تسوق الآن \nالكود", language: "ar", direction: .rightToLeft, width: 700, lines: 2))
        for alignment in [CardAlignment.centre, .start] {
            let style = CardStyle(
                horizontalPadding: 40, verticalPadding: 20, cornerRadius: 0, boxColour: nil, textColour: .white,
                alignment: alignment)
            let plate = CardLayout.plate([text], style: style, in: Self.areas[0], anchor: .top)
            #expect(plate.lines.count == 2)
            for (line, width) in zip(plate.lines, text.widths) {
                let (left, right) = (line.x, plate.frame.width - line.x - width)
                if alignment == .centre { #expect(abs(left - right) <= 2) } else { #expect((40...41).contains(right)) }
            }
        }
    }

    /// An area of 768 pixels from 120 to 888: what starts at the left for one starts at the right for the other.
    @Test(arguments: [
        (CardAlignment.start, TextDirection.leftToRight, true), (.start, .rightToLeft, false),
        (.end, .leftToRight, false), (.end, .rightToLeft, true),
    ])
    func aCardIsMirroredForRightToLeft(_ alignment: CardAlignment, _ direction: TextDirection, isLeft: Bool) {
        let message = Typesetter.fit(block("Shop now \nand save a lot", width: 500, lines: 2))
        // A code is set from left to right in any card, and stands where the card's lines do.
        let code = Typesetter.fit(block("LENA15", width: 500, lines: 1))
        let style = CardStyle(
            horizontalPadding: 40, verticalPadding: 20, cornerRadius: 0, boxColour: .black, textColour: .white,
            alignment: alignment)
        let area = Self.areas[0]
        let plate = CardLayout.plate([message, code], style: style, in: area, anchor: .top, direction: direction)
        #expect(area.contains(plate.frame))
        #expect(isLeft ? plate.frame.x == 120 : (887...888).contains(plate.frame.right))
        for (line, width) in zip(plate.lines, message.widths + code.widths) {
            let right = plate.frame.width - line.x - width
            #expect(isLeft ? line.x == 40 : (40...41).contains(right))
        }
    }

    @Test func theDrawnTextIsInsideTheCard() throws {
        let text = Typesetter.fit(block("Ågå! Ýg", width: 700, lines: 1))
        let style = CardStyle(
            horizontalPadding: 30, verticalPadding: 20, cornerRadius: 0, boxColour: nil, textColour: .white)
        let pixels = try PlateArtist.draw(CardLayout.plate([text], style: style, in: Self.areas[0], anchor: .top))
        let columns = pixels.inkedColumns
        #expect((30...40).contains(try #require(columns.first)))
        #expect((pixels.size.width - 40...pixels.size.width - 30).contains(try #require(columns.last)))
    }
}
