import Foundation
import PolyreelCore
import PolyreelType
import Testing

/// Outlines, and words in another colour.
@Suite struct PlateLookTests {
    static let red = Colour(red: 255, green: 0, blue: 0)

    private func dressed(
        _ text: String, _ language: String = "en", _ direction: TextDirection = .leftToRight,
        outline: PlateOutline? = nil
    ) -> PlateLine {
        PlateLine(
            text: text, language: language, direction: direction, font: noto, size: 48, colour: .white, x: 40,
            baseline: 70, outline: outline)
    }

    @Test func anOutlineReachesAsFarAsItSaysAndLeavesTheGlyphWhole() throws {
        let plain = try PlateArtist.draw(plate([dressed("Hamburg")]))
        let outlined = try PlateArtist.draw(
            plate([dressed("Hamburg", outline: PlateOutline(width: 4, colour: .black))]))
        let (ink, wide) = (plain.inkedColumns, outlined.inkedColumns)
        #expect(try (3...5).contains(#require(ink.first) - #require(wide.first)))
        #expect(try (3...5).contains(#require(wide.last) - #require(ink.last)))
        // What was white stays white: no letter's line lies on its neighbour.
        for y in 0..<plain.size.height {
            for x in 0..<plain.size.width where plain.pixel(x, y) == [255, 255, 255, 255] {
                #expect(outlined.pixel(x, y) == [255, 255, 255, 255])
            }
        }
        #expect(outlined.centre { blue, green, red in red < 40 && green < 40 && blue < 40 } != nil)
    }

    @Test(arguments: [
        ("Nur noch heute", "de", TextDirection.leftToRight, "noch", nil as Bool?),
        ("تسوق الآن معنا", "ar", .rightToLeft, "تسوق", false),
        ("تسوق الآن معنا", "ar", .rightToLeft, "معنا", true),
    ])
    func aWordAloneStandsWhereItStandsInItsLine(
        text: String, language: String, direction: TextDirection, word: String, isLeft: Bool?
    ) throws {
        let range = try #require(text.range(of: word))
        let from = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let part = PlatePart(from: from, to: from + word.utf8.count)
        let whole = dressed(text, language, direction)
        let alone = PlateLine(
            text: text, language: language, direction: direction, font: noto, size: 48, colour: Self.red, x: 40,
            baseline: 70, part: part)
        let plain = try PlateArtist.draw(plate([whole]))
        let spoken = try PlateArtist.draw(plate([alone]))
        let extent = try #require(
            Typesetter.extent(of: part, in: text, font: noto, size: 48, language: language, direction: direction))
        let (ink, all) = (spoken.inkedColumns, plain.inkedColumns)
        #expect(try #require(ink.first) >= 40 + extent.from && #require(ink.last) < 40 + extent.to)
        // Laid over the line it covers the word's own pixels: letters are joined as they were.
        for y in 0..<plain.size.height {
            for x in 40 + extent.from + 1..<40 + extent.to - 1 {
                #expect(spoken.pixel(x, y)[3] == plain.pixel(x, y)[3])
            }
        }
        let middle = (all[0] + all[all.count - 1]) / 2
        switch isLeft {
        case true: #expect(ink[ink.count - 1] < middle)
        case false: #expect(ink[0] > middle)
        default: #expect(ink[0] < middle && ink[ink.count - 1] > middle)
        }
    }
}
