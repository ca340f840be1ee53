import PolyreelCore
import PolyreelType
import Testing

@Suite struct PlateTests {
    @Test func theSamePlateGivesTheSameBytes() throws {
        let plate = plate([line("ساعة AED 59 🛍️", "ar", .rightToLeft)])
        #expect(try PlateArtist.draw(plate) == PlateArtist.draw(plate))
    }

    @Test func aBoxIsFilledInItsColourWithClearCorners() throws {
        let colour = try #require(Colour(hex: "#E4007C"))
        let box = PlateBox(rect: PixelRect(x: 0, y: 0, width: 600, height: 100), colour: colour, cornerRadius: 30)
        let pixels = try PlateArtist.draw(plate([], box: box))
        #expect(pixels.pixel(300, 50) == [0x7C, 0x00, 0xE4, 0xFF])
        for (x, y) in [(0, 0), (599, 0), (0, 99), (599, 99)] { #expect(pixels.pixel(x, y) == [0, 0, 0, 0]) }
        #expect(pixels.stride >= 2400)
        #expect(pixels.bytes.count == pixels.stride * 100)
    }

    @Test func halfTransparentColourIsPremultiplied() throws {
        let box = PlateBox(
            rect: PixelRect(x: 0, y: 0, width: 600, height: 100), colour: .white.withAlpha(128), cornerRadius: 0)
        #expect(try PlateArtist.draw(plate([], box: box)).pixel(10, 10) == [128, 128, 128, 128])
    }

    /// A finder pattern's corner: 110 / 100 / 001, four pixels a module, from (8, 12).
    @Test func aCodeIsSharpSquares() throws {
        let bits = try #require(BitMatrix(rows: [[true, true, false], [true, false, false], [false, false, true]]))
        let code = PlateCode(x: 8, y: 12, module: 4, bits: bits, colour: .black)
        let pixels = try PlateArtist.draw(
            Plate(frame: PixelRect(x: 0, y: 0, width: 32, height: 32), elements: [.code(code)], madeWith: []))
        for y in 0..<32 {
            for x in 0..<32 {
                let (column, row) = ((x - 8) / 4, (y - 12) / 4)
                let isInside = (8..<20).contains(x) && (12..<24).contains(y)
                let isDark = isInside && bits.rows[row][column]
                #expect(pixels.pixel(x, y) == (isDark ? [0, 0, 0, 255] : [0, 0, 0, 0]))
            }
        }
    }

    /// Each colour fills what the one before it left of the plate's width.
    @Test func elementsAreDrawnInOrder() throws {
        func box(_ width: Int, _ colour: Colour) -> PlateElement {
            .box(PlateBox(rect: PixelRect(x: 0, y: 0, width: width, height: 20), colour: colour, cornerRadius: 0))
        }
        let red = Colour(red: 255, green: 0, blue: 0)
        let frame = PixelRect(x: 0, y: 0, width: 60, height: 20)
        let upper = try PlateArtist.draw(
            Plate(frame: frame, elements: [box(60, .white), box(30, red)], madeWith: []))
        #expect(upper.pixel(10, 10) == [0, 0, 255, 255] && upper.pixel(50, 10) == [255, 255, 255, 255])
        let lower = try PlateArtist.draw(
            Plate(frame: frame, elements: [box(30, red), .text(line("█", x: 0)), box(60, .white)], madeWith: []))
        #expect(lower.pixel(10, 10) == [255, 255, 255, 255])
    }

    @Test func inkStandsFromXToTheMeasuredWidth() throws {
        let text = "Hamburg"
        let columns = try PlateArtist.draw(plate([line(text, x: 40)])).inkedColumns
        let first = try #require(columns.first)
        let last = try #require(columns.last)
        #expect((40...48).contains(first))
        #expect(last < 40 + measure(text).width)
        #expect(last > 40 + measure(text).width - 8)
    }

    @Test func whiteTextIsWhite() throws {
        let pixels = try PlateArtist.draw(plate([line("███")]))
        #expect(pixels.pixel(60, 60) == [255, 255, 255, 255])
    }

    @Test func emojiKeepTheirColours() throws {
        let pixels = try PlateArtist.draw(plate([line("🍎", colour: .black)]))
        #expect(pixels.centre { blue, green, red in red > 150 && blue < 80 && green < 100 } != nil)
    }

    /// The emoji mark the places of the text around them: red apple, blue heart.
    @Test(arguments: [TextDirection.leftToRight, .rightToLeft])
    func theFirstWordStandsWhereReadingStarts(direction: TextDirection) throws {
        let text = direction == .rightToLeft ? "🍎 تسوق الآن 💙" : "🍎 Shop now 💙"
        let pixels = try PlateArtist.draw(plate([line(text, direction == .rightToLeft ? "ar" : "en", direction)]))
        let apple = try #require(pixels.centre { blue, green, red in red > 150 && blue < 80 && green < 100 })
        let heart = try #require(pixels.centre { blue, green, red in blue > 180 && red < 120 })
        #expect((apple > heart) == (direction == .rightToLeft))
    }

    /// In a right-to-left line a code is read from left to right: "A" before the emoji that follows it.
    @Test func aLatinCodeInArabicKeepsItsOrder() throws {
        let text = "الكود \u{2068}🍎AB💙\u{2069} الآن"
        let pixels = try PlateArtist.draw(plate([line(text, "ar", .rightToLeft)]))
        let apple = try #require(pixels.centre { blue, green, red in red > 150 && blue < 80 && green < 100 })
        let heart = try #require(pixels.centre { blue, green, red in blue > 180 && red < 120 })
        #expect(apple < heart)
    }

    /// A line is drawn the same with a line of another direction and language below it, such as a card's code.
    @Test(arguments: [
        ("تسوّقي الآن!", "ar", TextDirection.rightToLeft, "LENA15", TextDirection.leftToRight),
        ("קנו עכשיו ב-49.90₪?", "he", .rightToLeft, "LENA15", .leftToRight),
        ("Shop now!", "en", .leftToRight, "תשעה!", .rightToLeft),
        ("直骨令", "ja", .leftToRight, "直骨令", .leftToRight),
    ])
    func aLineBelowChangesNothing(
        text: String, language: String, direction: TextDirection, below: String, other: TextDirection
    ) throws {
        let upper = line(text, language, direction)
        func lower(_ language: String) -> PlateLine {
            PlateLine(
                text: below, language: language, direction: other, font: noto, size: 40, colour: .white, x: 20,
                baseline: 250)
        }
        let alone = try PlateArtist.draw(plate([upper], height: 300))
        for lines in [[upper, lower("zh-Hans")], [lower("he"), upper], [upper, lower("en"), lower("ar")]] {
            let both = try PlateArtist.draw(plate(lines, height: 300))
            let rows = 0..<(150 * alone.stride)
            #expect(both.bytes[rows] == alone.bytes[rows])
            #expect(both.bytes != alone.bytes)
        }
    }

    /// In a line from right to left its last sign is the leftmost: as wide as it is alone, and narrower than any letter here.
    @Test(arguments: [("تسوق!", "ar", "!"), ("שלום!", "he", "!"), ("שלום.", "he", ".")])
    func theLastSignStandsAtTheLeftEnd(text: String, language: String, sign: String) throws {
        let code = PlateLine(
            text: "LENA15", language: language, direction: .leftToRight, font: noto, size: 10, colour: .white, x: 500,
            baseline: 70)
        let columns = try PlateArtist.draw(plate([line(text, language, .rightToLeft), code])).inkedColumns
        let alone = try PlateArtist.draw(plate([line(sign, language, .rightToLeft)])).inkedColumns
        let first = columns.enumerated().prefix { $1 == columns[0] + $0 }.count
        #expect(abs(first - alone.count) <= 1)
        #expect(measure(sign, language, .rightToLeft).width < 24 && alone.count < 20)
    }

    @Test func japaneseAndChineseDrawTheSameCharacterDifferently() throws {
        let japanese = try PlateArtist.draw(plate([line("直骨令", "ja")]))
        let chinese = try PlateArtist.draw(plate([line("直骨令", "zh-Hans")]))
        #expect(japanese != chinese)
    }

    @Test func aMissingGlyphIsAnErrorNotABox() throws {
        let finding = #expect(throws: Finding.self) { try PlateArtist.draw(plate([line("A\u{10FFFD}")])) }
        #expect(finding?.code == "glyph-missing")
        #expect(finding?.message.contains("U+10FFFD") == true)
    }

    @Test(arguments: [
        plate([], width: 0), plate([], height: 100_000), plate([line("A", size: 0)]), plate([line("A", size: .max)]),
        plate([line("A", x: .min)]), plate([line("A", x: .max)]), coded(module: 0), coded(module: .max),
        coded(x: .max),
    ])
    func numbersOutOfRangeAreRefused(plate: Plate) {
        #expect(throws: Finding.self) { try PlateArtist.draw(plate) }
    }

    @Test func aBrandFontThatWasNotRegisteredIsNotReplaced() {
        let font = FontChoice(family: "Brand [00]", bold: true, fileDigest: "00")
        let brand = PlateLine(
            text: "A", language: "en", direction: .leftToRight, font: font, size: 40, colour: .white, x: 0, baseline: 50
        )
        let finding = #expect(throws: Finding.self) { try PlateArtist.draw(plate([brand])) }
        #expect(finding?.code == "font-unregistered")
    }

    @Test func manyThreadsGetWhatOneGets() async throws {
        let plates = (0..<24).map {
            plate([line("Nur noch \($0) 残り 🛍️ الآن", $0 % 2 == 0 ? "ja" : "ar", size: 30 + $0)])
        }
        let alone = try plates.map { try PlateArtist.draw($0) }
        let together = try await withThrowingTaskGroup(of: (Int, PlatePixels, Int).self) { group in
            for (index, plate) in plates.enumerated() {
                group.addTask {
                    (index, try PlateArtist.draw(plate), measure("Stück \(index)", size: 20 + index).width)
                }
            }
            var found: [Int: PlatePixels] = [:]
            for try await (index, pixels, width) in group {
                found[index] = pixels
                #expect(width == measure("Stück \(index)", size: 20 + index).width)
            }
            return found
        }
        #expect(together.count == 24)
        for (index, pixels) in alone.enumerated() { #expect(together[index] == pixels) }
    }
}

private func coded(x: Int = 0, module: Int = 2) -> Plate {
    Plate(
        frame: PixelRect(x: 0, y: 0, width: 20, height: 20),
        elements: BitMatrix(rows: [[true]]).map {
            [.code(PlateCode(x: x, y: 0, module: module, bits: $0, colour: .black))]
        } ?? [], madeWith: [])
}
