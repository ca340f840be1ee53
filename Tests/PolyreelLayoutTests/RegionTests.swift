import PolyreelCore
import PolyreelLayout
import Testing

/// Where things stand in a zone from (120, 288) to (888, 1248); places counted by hand.
@Suite struct RegionTests {
    @Test(arguments: [
        (OverlayRegion.bottom, CardAlignment.centre, "304,1148 400x100"), (.top, .centre, "304,288 400x100"),
        (.middle, .centre, "304,718 400x100"), (.auto, .centre, "304,1148 400x100"),
        (.bottom, .start, "120,1148 400x100"), (.bottom, .end, "488,1148 400x100"),
    ])
    func aRegionAndASide(region: OverlayRegion, alignment: CardAlignment, place: String) {
        let layout = FilmLayout(
            [intent("a", [block(400, 100)], 0..<10, region: region, alignment: alignment)], in: zone)
        #expect(layout.overlays.map(\.place) == [place])
        #expect(layout.findings.isEmpty)
    }

    @Test(arguments: [
        (CardAlignment.start, TextDirection.leftToRight, 120), (.start, .rightToLeft, 488),
        (.end, .leftToRight, 488), (.end, .rightToLeft, 120), (.centre, .rightToLeft, 304),
    ])
    func sidesAreMirroredForRightToLeft(alignment: CardAlignment, direction: TextDirection, x: Int) {
        let layout = FilmLayout(
            [intent("a", [block(400, 100)], 0..<10, alignment: alignment, direction: direction)], in: zone)
        #expect(layout.overlays.map(\.plate.frame.x) == [x])
    }

    /// Odd zones and blocks: plates are even, and pass an edge by one pixel at most.
    @Test(arguments: [
        PixelRect(x: 65, y: 269, width: 951, height: 979), PixelRect(x: 33, y: 41, width: 1001, height: 301),
        PixelRect(x: 1, y: 1, width: 301, height: 75),
    ])
    func platesStandOnEvenPixels(zone: PixelRect) {
        for region in [OverlayRegion.top, .middle, .bottom] {
            for alignment in CardAlignment.allCases {
                let layout = FilmLayout(
                    [intent("a", [block(301, 75)], 0..<10, region: region, alignment: alignment)], in: zone)
                let frame = layout.overlays.first?.plate.frame ?? zone
                #expect([frame.x, frame.y, frame.width, frame.height].allSatisfy { $0.isMultiple(of: 2) })
                #expect(
                    PixelRect(x: zone.x - 1, y: zone.y - 1, width: zone.width + 2, height: zone.height + 2)
                        .contains(frame))
            }
        }
    }

    @Test func whatIsShownAtTheSameTimeIsStacked() {
        let layout = FilmLayout(
            [
                intent("a", [block(400, 100)], 0..<100), intent("b", [block(300, 60)], 20..<120),
                intent("c", [block(200, 60)], 100..<130), intent("d", [block(200, 60)], 130..<140),
            ], in: zone)
        // c stands above b, which is still shown, although the place below is free; d has the bottom for itself.
        #expect(
            layout.overlays.map(\.place) == [
                "304,1148 400x100", "354,1078 300x60", "404,1008 200x60", "404,1188 200x60",
            ])
    }

    @Test func atTheTopAStackGrowsDown() {
        let layout = FilmLayout(
            [
                intent("a", [block(400, 100)], 0..<100, region: .top),
                intent("b", [block(400, 100)], 50..<150, region: .top),
            ], in: zone)
        #expect(layout.overlays.map(\.plate.frame.y) == [288, 398])
    }

    @Test func sideBySideNothingIsStacked() {
        let layout = FilmLayout(
            [
                intent("code", [block(200, 200)], 0..<100, alignment: .end),
                intent("label", [block(300, 60)], 0..<100, alignment: .start),
            ], in: zone)
        #expect(layout.overlays.map(\.place) == ["688,1048 200x200", "120,1188 300x60"])
    }

    @Test func theMoreImportantComesFirst() {
        let cue = intent("cue", [block(400, 100)], 0..<100)
        let label = intent("label", [block(400, 40)], 50..<60, role: "label", priority: .duty)
        let layout = FilmLayout([cue, label], in: zone)
        // The label at the bottom, the cue above it; drawn in the order in which they were asked for.
        #expect(layout.overlays.map(\.id) == ["cue", "label"])
        #expect(layout.overlays.map(\.plate.frame.y) == [1098, 1208])
    }
}
