import Foundation
import PolyreelCore
import PolyreelLayout
import Testing

/// What may move, and what may look otherwise.
@Suite struct MovingTests {
    private func card(
        _ id: String, _ frames: Range<Int>, _ blocks: [OverlayBlock] = [block(400, 200)], mayCover: Bool = false
    ) -> OverlayIntent {
        intent(id, blocks, frames, role: "card", region: .auto, priority: .offer, mayCover: mayCover)
    }

    @Test func aloneItStandsAtTheBottom() {
        #expect(FilmLayout([card("a", 0..<10)], in: zone).overlays.map(\.plate.frame.bottom) == [1248])
    }

    /// Also long before or after.
    @Test func ifSomethingMoreImportantEverStandsThereItStandsAtTheTop() {
        let layout = FilmLayout(
            [intent("cue", [block(400, 100)], 500..<510), card("a", 0..<10), card("b", 600..<700)], in: zone)
        #expect(layout.overlays.map(\.plate.frame.y) == [1148, 288, 288])
    }

    @Test func whatIsLessImportantMovesNothing() {
        let layout = FilmLayout(
            [
                intent("badge", [block(400, 100)], 0..<10, priority: .decoration),
                card("a", 0..<10),
            ], in: zone)
        #expect(layout.overlays.map(\.plate.frame.y) == [938, 1048])
    }

    @Test func asManyAsThereAreRegionsStandApartThenStack() {
        let layout = FilmLayout((0..<4).map { card("c\($0)", 0..<10, [block(400, 100)]) }, in: zone)
        // Bottom, top, middle, and on the first.
        #expect(layout.overlays.map(\.plate.frame.y) == [1148, 288, 718, 1038])
        #expect(layout.findings.isEmpty)
    }

    @Test func aTallStackBelowSendsItElsewhere() {
        let cues = (0..<3).map { intent("cue\($0)", [block(400, 300)], 0..<10) }
        let layout = FilmLayout(cues + [card("a", 0..<10, [block(400, 200), block(200, 20)])], in: zone)
        // 960 pixels, 920 of them taken with the gaps between: the small one fits above.
        #expect(layout.overlays.last?.place == "404,288 200x20")
    }

    @Test func withoutRoomItsFindingIsSaidAndItIsLeftOut() {
        let whole = intent("cue", [block(768, 960)], 0..<100)
        let layout = FilmLayout([whole, card("a", 50..<60), card("b", 100..<110)], in: zone)
        #expect(layout.overlays.map(\.id) == ["cue", "b"])
        #expect(layout.findings == [.error("no-room", "there is no room for 'a'")])
    }

    @Test func whatMayCoverIsShownAndSaid() {
        let whole = intent("cue", [block(768, 960)], 0..<100)
        let layout = FilmLayout([whole, card("a", 50..<60, mayCover: true)], in: zone)
        #expect(layout.overlays.map(\.id) == ["cue", "a"])
        #expect(layout.overlays.last?.plate.frame.y == 288)
        #expect(layout.findings.map(\.code) == ["no-room"])
    }

    @Test func whatIsLargerThanTheZoneIsNeverShown() {
        for size in [(770, 20), (20, 962), (0, 20), (.max, .max), (-4, 20)] {
            let layout = FilmLayout([card("a", 0..<10, [block(size.0, size.1)], mayCover: true)], in: zone)
            #expect(layout.overlays.isEmpty && layout.findings.map(\.code) == ["no-room"])
        }
        #expect(FilmLayout([card("a", 0..<10, [])], in: zone).findings.map(\.code) == ["no-room"])
    }

    @Test func theBestBlockThatFitsIsTaken() {
        let layout = FilmLayout([card("a", 0..<10, [block(900, 100), block(700, 100), block(500, 100)])], in: zone)
        #expect(layout.overlays.map(\.plate.frame.width) == [700])
    }

    /// One look at a picture that is black above row 960 and white below; white text has 21:1 and 1:1.
    @Test func contrastDecidesBetweenBlocks() {
        let canvas = PixelSize(width: 1080, height: 1920)
        let (columns, rows) = (Backdrop.columns(of: canvas), Backdrop.rows(of: canvas))
        let luma = (0..<rows).flatMap { [UInt8](repeating: $0 < 40 ? 16 : 235, count: columns) }
        let backdrop = Backdrop(canvas: canvas, step: 5, luma: Data(luma))
        let blocks = [block(400, 100, contrastOf: .white), block(402, 100)]
        func widths(_ region: OverlayRegion, _ backdrop: Backdrop?) -> [Int] {
            FilmLayout([intent("a", blocks, 0..<10, region: region)], in: zone, over: backdrop).overlays
                .map(\.plate.frame.width)
        }
        #expect(widths(.top, backdrop) == [400])
        #expect(widths(.bottom, backdrop) == [402])
        // Nobody looked.
        #expect(widths(.top, nil) == [402])
    }

    @Test func thousandsWithoutRoomAreAFewFindings() {
        let layout = FilmLayout((0..<3000).map { intent("c\($0)", [block(400, 200)], 0..<100) }, in: zone)
        // 200 + 3 x 210 = 830; a fifth does not fit 960.
        #expect(layout.overlays.count == 4)
        #expect(layout.findings.count == 6)
        #expect(layout.findings.last?.message == "and 2991 more of the same kind, 2996 in all")
    }
}
