import Foundation
import PolyreelCore
import Testing

@testable import PolyreelLayout

/// Layouts that films of a job share.
@Suite struct LayoutMemoryTests {
    private func words(_ text: String, _ frames: Range<Int>, id: String = "cue-0") -> OverlayIntent {
        let line = PlateLine(
            text: text, language: "fr", direction: .leftToRight, font: FontChoice(family: "Noto Sans", bold: true),
            size: 40, colour: .white, x: 0, baseline: 40)
        return intent(
            id, [OverlayBlock(size: PixelSize(width: 200, height: 60), elements: [.text(line)], madeWith: [])], frames)
    }

    @Test func filmsOfOneLookAreArrangedOnce() {
        let memory = LayoutMemory()
        let cues = (0..<300).map { words("Cue \($0)", 50 * $0..<50 * $0 + 48, id: "cue-\($0)") }
        let alone = FilmLayout(cues, in: zone)
        for _ in 0..<104 {
            #expect(memory.layout(of: cues, in: zone, over: nil).overlays == alone.overlays)
        }
        #expect(memory.count == 1)
    }

    @Test func whateverDecidesALayoutMakesItAnother() {
        let memory = LayoutMemory()
        let cues = (0..<40).map { words("Cue \($0)", 50 * $0..<50 * $0 + 48, id: "cue-\($0)") }
        let other = Array(cues.dropLast()) + [words("Fin", 1950..<1998, id: "cue-39")]
        let narrow = PixelRect(x: zone.x, y: zone.y, width: zone.width - 200, height: zone.height)
        let grey = Backdrop(canvas: PixelSize(width: 1080, height: 1920), step: 5, luma: Data())
        _ = memory.layout(of: cues, in: zone, over: nil)
        #expect(memory.layout(of: other, in: zone, over: nil).overlays == FilmLayout(other, in: zone).overlays)
        #expect(memory.layout(of: cues, in: narrow, over: nil).overlays == FilmLayout(cues, in: narrow).overlays)
        _ = memory.layout(of: cues, in: zone, over: grey)
        #expect(memory.count == 4)
    }

    /// Swift takes them for equal; each film keeps its own.
    @Test func textsThatOnlyMeanTheSameKeepTheirOwnBytes() throws {
        let memory = LayoutMemory()
        for text in ["caf\u{E9}", "cafe\u{301}"] {
            let layout = memory.layout(of: [words(text, 0..<50)], in: zone, over: nil)
            let shown = try #require(layout.overlays.first?.plate.lines.first?.text)
            #expect(Array(shown.utf8) == Array(text.utf8))
        }
    }
}
