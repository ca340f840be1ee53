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

    /// WCAG 2.2, "contrast ratio": of linear light by sRGB's curve.
    private static func contrast(_ first: [UInt8], _ second: [UInt8]) -> Double {
        func light(_ pixel: [UInt8]) -> Double {
            zip([0.0722, 0.7152, 0.2126], pixel).map { share, value in
                let sample = Double(value) / 255
                return share * (sample <= 0.04045 ? sample / 12.92 : pow((sample + 0.055) / 1.055, 2.4))
            }.reduce(0, +)
        }
        let (one, two) = (light(first), light(second))
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The share of what a text changes on its ground that stands out by 3 to 1 (WCAG 2.2, 1.4.11).
    private func readableShare(_ text: String, _ colour: Colour, on ground: Colour) throws -> Double {
        let box = PlateElement.box(
            PlateBox(rect: PixelRect(x: 0, y: 0, width: 200, height: 100), colour: ground, cornerRadius: 0))
        func drawn(_ text: String) throws -> PlatePixels {
            let line = PlateLine(
                text: text, language: "en", direction: .leftToRight, font: noto, size: 48, colour: colour, x: 40,
                baseline: 70)
            return try PlateArtist.draw(
                Plate(
                    frame: PixelRect(x: 0, y: 0, width: 200, height: 100), elements: [box, .text(line)], madeWith: []))
        }
        let (picture, empty) = (try drawn(text), try drawn(" "))
        let below = empty.pixel(1, 1)
        var (changed, readable) = (0, 0)
        for y in 0..<100 {
            for x in 0..<200 where picture.pixel(x, y) != below {
                changed += 1
                if Self.contrast(picture.pixel(x, y), below) >= 3 { readable += 1 }
            }
        }
        return changed == 0 ? 0 : Double(readable) / Double(changed)
    }

    private static let nearBlack = Colour(red: 16, green: 16, blue: 16)

    @Test(arguments: ["™️", "©️", "®️", "✖️", "➕", "➖", "🖤", "⬛", "✔️", "〰️", "⚫"])
    func darkPictureIsDrawnAsTextOnADarkGround(_ text: String) throws {
        #expect(try readableShare(text, .white, on: Self.nearBlack) > 0.6)
    }

    @Test(arguments: ["🤍", "⬜", "⚪"]) func lightPictureIsDrawnAsTextOnALightGround(_ text: String) throws {
        #expect(try readableShare(text, Self.nearBlack, on: .white) > 0.6)
    }

    /// A picture that is seen keeps its colours, and so does one that says more than by its shape: of people, of several
    /// tones, joined of several.
    @Test(
        arguments: [
            "😀", "❤️", "🛍️", "👻", "🇩🇪", "🎩", "⭐", "👩🏿", "👨🏿", "🧔🏿‍♂️", "👋🏿", "👏🏿", "👍🏿", "🏴‍☠️", "🎱", "🦍", "🐈‍⬛", "🐦‍⬛", "🎓", "🕶️", "🐻‍❄️",
        ], [Colour.white, nearBlack])
    func picturesThatAreSeenKeepTheirColours(_ text: String, _ colour: Colour) throws {
        let line = PlateLine(
            text: text, language: "en", direction: .leftToRight, font: noto, size: 48, colour: colour, x: 40,
            baseline: 70)
        let other = PlateLine(
            text: text, language: "en", direction: .leftToRight, font: noto, size: 48, colour: Self.red, x: 40,
            baseline: 70)
        #expect(try PlateArtist.draw(plate([line])).bytes == PlateArtist.draw(plate([other])).bytes)
    }

    /// Beside one that is lost too, and at the same place.
    @Test func onlyWhatIsLostChanges() throws {
        let both = try PlateArtist.draw(plate([dressed("😀🖤")]))
        let alone = try PlateArtist.draw(plate([dressed("😀")]))
        let edge = try #require(alone.inkedColumns.last)
        for y in 0..<alone.size.height {
            for x in 0...edge { #expect(both.pixel(x, y) == alone.pixel(x, y)) }
        }
        let outlined = try PlateArtist.draw(
            plate([dressed("🖤", outline: PlateOutline(width: 4, colour: Self.red))]))
        let plain = try PlateArtist.draw(plate([dressed("🖤")]))
        let (ink, wide) = (plain.inkedColumns, outlined.inkedColumns)
        #expect(try (3...5).contains(#require(ink.first) - #require(wide.first)))
    }
}
