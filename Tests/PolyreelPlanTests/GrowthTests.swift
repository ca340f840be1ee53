import PolyreelCore
import PolyreelGraph
import TestSupport
import Testing

@testable import PolyreelPlan

/// What planning takes as films and cues grow: counted, not timed.
@Suite struct GrowthTests {
    private struct Random {
        var seed: UInt64

        mutating func below(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
    }

    /// Frame by frame, as the words say it: what is shown in the span and not in the frame, by its greatest weight.
    private func strangers(in span: FrameRange, _ overlays: [Cut.Change]) -> Int {
        let shown = overlays.filter { $0.frames.overlaps(span) }
        return (span.from..<span.to).reduce(0) { sum, frame in
            sum + (shown.filter { !$0.frames.contains(frame) }.map(\.weight).max() ?? 0)
        }
    }

    @Test func whatLiesBesideASpanIsCountedAsFrameByFrame() {
        var random = Random(seed: 11)
        var counted = 0
        for _ in 0..<200 {
            let overlays = (0..<random.below(12)).map { _ in
                let from = random.below(90) - 5
                return Cut.Change(
                    frames: FrameRange(from: from, to: from + random.below(60)), weight: 1 + random.below(3))
            }
            let places = (0..<8).map { _ in random.below(100) }.sorted()
            var count = Strangers(overlays)
            for (index, end) in places.enumerated() {
                count.move(to: end)
                for start in places[..<index].reversed() where start < end {
                    let span = FrameRange(from: start, to: end)
                    let found = count.count(from: start)
                    #expect(found == strangers(in: span, overlays), "\(span) \(overlays)")
                    counted += 1
                }
            }
        }
        #expect(counted > 4000)
    }

    /// A name that stands throughout, and so many cues; every span ends at a cue's end and goes back over the last twelve.
    private func looks(cues: Int) -> Int {
        let frames = (0..<cues).map { FrameRange(from: 50 * $0, to: 50 * $0 + 48) }
        var strangers = Strangers(
            [Cut.Change(frames: FrameRange(from: 0, to: 50 * cues), weight: 2)] + frames.map { Cut.Change(frames: $0) })
        for (index, cue) in frames.enumerated() {
            strangers.move(to: cue.to)
            for start in frames[...index].suffix(12).reversed() { _ = strangers.count(from: start.from) }
        }
        return strangers.looks
    }

    @Test func tenTimesAsManyCuesAreLookedAtTenTimesAsOften() {
        #expect(looks(cues: 100) >= 100)
        #expect(looks(cues: 1000) <= 11 * looks(cues: 100))
    }

    // MARK: - Films that have something in common

    @Test func filmsThatLookTheSameAreCutAndKeyedOnce() throws {
        let cues = (0..<200).map { cue(FrameRange(from: 50 * $0, to: 50 * $0 + 48), "Zeile \($0)") }
        var films = PlannedFilms(keyFrames: [], madeWith: "x")
        for market in 0..<100 {
            let draft = draft(market % 2 == 0 ? cues : Array(cues.dropLast()) + [cue(cues[199].frames, "Schluss")])
            try films.add(draft, picture: picture, sound: sound)
        }
        #expect(films.plan.films.count == 100)
        #expect(films.looks.count == 2)
        // Two films that differ in one cue: all spans of the one, and that cue's of the other.
        #expect(films.spans.count == films.plan.films[0].spans.count + 1)
        #expect(films.plan.spans.count == films.spans.count)
    }

    @Test func aFilmsKeysAreThoseThatItHasAlone() throws {
        var random = Random(seed: 5)
        let drafts = (0..<40).map { _ in
            draft(
                (0..<random.below(5)).map { cue(FrameRange(from: 100 * $0, to: 100 * $0 + 60), "\(random.below(3))") })
        }
        let together = try Planner.plan(drafts, madeWith: "x")
        for (film, draft) in zip(together.films, drafts) {
            let alone = try Planner.plan([draft], madeWith: "x")
            #expect(film.key == alone.films[0].key && film.spans == alone.films[0].spans)
            #expect(film.spans.allSatisfy { together.spans[$0.key] == alone.spans[$0.key] })
        }
    }

    /// Swift takes them for equal; fonts need not draw them alike.
    @Test func textsThatOnlyMeanTheSameHaveKeysOfTheirOwn() throws {
        let drafts = ["caf\u{E9}", "cafe\u{301}"].map { draft([cue(FrameRange(from: 0, to: 100), $0)]) }
        let together = try Planner.plan(drafts, madeWith: "x").films
        let alone = try drafts.map { try Planner.plan([$0], madeWith: "x").films[0] }
        #expect(together.map(\.key) == alone.map(\.key))
        #expect(together[0].spans[0].key != together[1].spans[0].key)
    }

    // MARK: - Values

    private let picture = PicturePlan(
        asset: "sha256:00", start: .zero, rate: Rational(25), frames: 10_000,
        canvas: PixelSize(width: 1080, height: 1920),
        path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: 1080, height: 1920))),
        encoder: EncoderSettings(
            preset: "veryfast", constantRateFactor: 190, maximumBitRate: 12_000_000, bufferBits: 12_000_000, level: 40,
            referenceFrames: 2, bFrames: 2, keyFrameInterval: 50))

    private let sound = SoundPlan(
        asset: "sha256:00", start: .zero, samples: 19_200_000, mix: SoundMix(streams: [1]), gain: 0, limited: false, ceiling: -100,
        bitRate: 128_000)

    private func cue(_ frames: FrameRange, _ text: String) -> Overlay {
        let line = PlateLine(
            text: text, language: "de", direction: .leftToRight, font: FontChoice(family: "Noto Sans", bold: true),
            size: 40, colour: .white, x: 0, baseline: 40)
        return Overlay(
            id: "subtitle-\(frames.from)", role: OverlayRole(rawValue: "subtitle"), frames: frames,
            plate: Plate(
                frame: PixelRect(x: 100, y: 100, width: 200, height: 80), elements: [.text(line)], madeWith: []),
            changes: .withLanguage)
    }

    private func draft(_ overlays: [Overlay]) -> Draft {
        var draft = Draft(request: .sample(.sample("de-DE"), .sample("tiktok")))
        draft.picture = picture
        draft.sound = sound
        draft.overlays = overlays
        return draft
    }
}
