import PolyreelCore
import PolyreelLayout
import Testing

@Suite struct AttachmentTests {
    @Test func whatIsAttachedGoesWhereTheOtherGoes() {
        let intents = [
            attached("word", to: "cue", x: 30, y: 21, 5..<8), intent("below", [block(400, 100)], 0..<10),
            intent("cue", [block(400, 100)], 2..<10),
        ]
        let layout = FilmLayout(intents, in: zone)
        // The cue stands above the other; the word over it, on even pixels, and drawn right after it.
        #expect(layout.overlays.map(\.id) == ["below", "cue", "word"])
        #expect(layout.overlays.map(\.place) == ["304,1148 400x100", "304,1038 400x100", "334,1058 60x40"])
        #expect(layout.overlays.map(\.frames.from) == [0, 2, 5])
    }

    /// A picture stands in its plate's coordinates, and so goes where the plate goes.
    @Test func aPictureGoesWithItsPlate() throws {
        let image = try #require(
            PlateImage(
                rect: PixelRect(x: 4, y: 6, width: 50, height: 30), size: PixelSize(width: 100, height: 60),
                digest: String(repeating: "a", count: 64)))
        func shown(_ id: String, _ place: OverlayPlace) -> OverlayIntent {
            OverlayIntent(
                id: id, role: OverlayRole(rawValue: "logo"), frames: FrameRange(from: 0, to: 10),
                alternatives: [
                    OverlayBlock(size: PixelSize(width: 60, height: 40), elements: [.image(image)], madeWith: [])
                ], place: place, priority: .decoration, changes: .never, noRoom: .error("no-room", "no room"))
        }
        let layout = FilmLayout(
            [
                intent("cue", [block(400, 100)], 0..<10),
                shown("alone", .inZone(region: .bottom, alignment: .centre, direction: .leftToRight)),
                shown("on", .attached(to: "cue", x: 30, y: 20)),
            ], in: zone)
        #expect(layout.findings.isEmpty)
        #expect(layout.overlays.map(\.id) == ["cue", "on", "alone"])
        let plates = layout.overlays.dropFirst().map(\.plate)
        #expect(plates.allSatisfy { $0.elements == [.image(image)] })
        #expect(Set(plates.map(\.frame)).count == 2)
    }

    @Test func whatIsAttachedTakesNoRoom() {
        let layout = FilmLayout(
            [
                intent("cue", [block(400, 100)], 0..<10), attached("word", to: "cue", x: 0, y: -200, 0..<10),
                intent("next", [block(400, 100)], 0..<10),
            ], in: zone)
        #expect(layout.overlays.last?.plate.frame.y == 1038)
        #expect(layout.findings.isEmpty)
    }

    @Test func attachedToAttached() {
        let layout = FilmLayout(
            [
                intent("cue", [block(400, 100)], 0..<10), attached("one", to: "cue", x: 10, y: 10, 0..<10),
                attached("two", to: "one", x: 10, y: 10, 0..<10), attached("three", to: "cue", x: 50, y: 10, 0..<10),
            ], in: zone)
        #expect(layout.overlays.map(\.id) == ["cue", "one", "two", "three"])
        #expect(layout.overlays.map(\.plate.frame.x) == [304, 314, 324, 354])
    }

    /// The other's own finding is enough.
    @Test func withTheOtherItGoes() {
        let layout = FilmLayout(
            [
                intent("cue", [block(900, 100)], 0..<10), attached("one", to: "cue", x: 0, y: 0, 0..<10),
                attached("two", to: "one", x: 0, y: 0, 0..<10),
            ], in: zone)
        #expect(layout.overlays.isEmpty)
        #expect(layout.findings == [.error("no-room", "there is no room for 'cue'")])
    }

    @Test func whatHangsOnNothingIsSaid() {
        let layout = FilmLayout(
            [
                attached("a", to: "nobody", x: 0, y: 0, 0..<10), attached("b", to: "c", x: 0, y: 0, 0..<10),
                attached("c", to: "b", x: 0, y: 0, 0..<10), attached("d", to: "d", x: 0, y: 0, 0..<10),
                intent("cue", [block(400, 100)], 0..<10), attached("far", to: "cue", x: .max, y: 0, 0..<10),
            ], in: zone)
        #expect(layout.overlays.map(\.id) == ["cue"])
        #expect(
            Set(layout.findings.map(\.message))
                == Set(["a", "b", "c", "d", "far"].map { "there is no room for '\($0)'" }))
    }

    @Test func anIDIsUsedOnce() {
        let layout = FilmLayout(
            [intent("cue", [block(400, 100)], 0..<10), intent("cue", [block(200, 100)], 20..<30)], in: zone)
        #expect(layout.overlays.map(\.plate.frame.width) == [400])
        #expect(layout.findings.map(\.code) == ["overlay-id"])
    }
}
