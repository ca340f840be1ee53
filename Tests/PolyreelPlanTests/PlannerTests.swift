import PolyreelCore
import PolyreelGraph
import TestSupport
import Testing

@testable import PolyreelPlan

@Suite struct PlannerTests {
    @Test func placementsOfOneMarketShareEverySpan() throws {
        let plan = try Planner.plan(
            [draft("de-DE", "tiktok", [card("Jetzt")]), draft("de-DE", "reels", [card("Jetzt")])], madeWith: "x")
        #expect(plan.films.count == 2)
        #expect(plan.films[0].spans == plan.films[1].spans)
        #expect(plan.spans.count == 2)
        #expect(plan.soundtracks.count == 1)
    }

    @Test func aFurtherMarketCostsItsCardOnly() throws {
        let one = try Planner.plan([draft("de-DE", "tiktok", [card("Jetzt")])], madeWith: "x")
        let two = try Planner.plan(
            [draft("de-DE", "tiktok", [card("Jetzt")]), draft("fr-FR", "tiktok", [card("Maintenant")])], madeWith: "x")
        let added = Set(two.spans.keys).subtracting(one.spans.keys)
        #expect(added.map { two.spans[$0]?.frames } == [30])
        #expect(Set(one.spans.keys).isSubset(of: two.spans.keys))
        #expect(two.spans.count == 3)
    }

    @Test func aFurtherMarketMovesNobodysCuts() throws {
        func cue(_ from: Int, _ to: Int, _ text: String) -> Overlay {
            self.cue(FrameRange(from: from, to: to), text)
        }
        let german = draft("de-DE", "tiktok", [cue(15, 40, "Schau"), card("Jetzt")])
        let alone = try Planner.plan([german], madeWith: "x")
        let both = try Planner.plan(
            [german, draft("fr-FR", "tiktok", [cue(22, 50, "Regarde"), card("Maintenant")])], madeWith: "x")
        #expect(both.films[0].spans == alone.films[0].spans)
        #expect(both.films[0].key == alone.films[0].key)
    }

    @Test func twoMarketsWithTheSameWordsAreOneSpan() throws {
        let plan = try Planner.plan(
            [draft("de-DE", "tiktok", [card("Jetzt")]), draft("de-AT", "tiktok", [card("Jetzt")])], madeWith: "x")
        #expect(plan.spans.count == 2)
    }

    /// Films that differ in how a card comes and goes alone show other frames.
    @Test func anotherFadeIsAnotherSpan() throws {
        let plain = card("Jetzt")
        let fading = Overlay(
            id: plain.id, role: plain.role, frames: plain.frames, plate: plain.plate, changes: plain.changes,
            fade: OverlayFade(rising: 6, falling: 6, of: plain.frames))
        #expect(fading.fade != nil)
        let plan = try Planner.plan(
            [draft("de-DE", "tiktok", [plain]), draft("de-DE", "reels", [fading])], madeWith: "x")
        #expect(plan.films[0].spans != plan.films[1].spans)
        #expect(plan.films[0].key != plan.films[1].key)
        #expect(plan.spans.count == 3)
    }

    @Test func aWithheldDraftIsNotPlanned() throws {
        var withheld = draft("fr-FR", "tiktok", [card("Maintenant")])
        withheld.findings = [.error("no", "it may not")]
        let plan = try Planner.plan([draft("de-DE", "tiktok", [card("Jetzt")]), withheld], madeWith: "x")
        #expect(plan.films.map(\.draft.request.market.id) == ["de-DE"])
        #expect(plan.spans.count == 2)
    }

    @Test func anotherLibraryIsAnotherKey() throws {
        let drafts = [draft("de-DE", "tiktok", [card("Jetzt")])]
        let old = try Planner.plan(drafts, madeWith: "avcodec 59")
        let new = try Planner.plan(drafts, madeWith: "avcodec 60")
        #expect(Set(old.spans.keys).isDisjoint(with: new.spans.keys))
        #expect(Set(old.soundtracks.keys).isDisjoint(with: new.soundtracks.keys))
    }

    @Test func plateInAPartOfASpanCarriesItsOwnFrames() throws {
        let overlay = cue(FrameRange(from: 5, to: 40), "kurz")
        let plan = try Planner.plan([draft("de-DE", "tiktok", [overlay])], madeWith: "x")
        let first = try #require(plan.films[0].spans.first)
        // The cut at 5 is too near the start, and 48 is the first place after the cue that languages have in common: the
        // first span holds frames 0 to 48 with the plate from 5 on.
        #expect(first.frames == FrameRange(from: 0, to: 48))
        #expect(plan.spans[first.key]?.plates.map(\.frames) == [FrameRange(from: 5, to: 40)])
    }

    /// A name in the corner of every film: languages share the pauses between their cues as they do without.
    @Test func whatNeverChangesCutsNothing() throws {
        func name(_ frames: FrameRange) -> Overlay {
            Overlay(
                id: "watermark-0", role: OverlayRole(rawValue: "watermark"), frames: frames, plate: plate("@lena"),
                changes: .never)
        }
        let cues = [cue(FrameRange(from: 15, to: 40), "Schau"), card("Jetzt")]
        let without = try Planner.plan([draft("de-DE", "tiktok", cues)], madeWith: "x").films[0].spans.map(\.frames)
        for frames in [FrameRange(from: 0, to: 90), FrameRange(from: 20, to: 75)] {
            let film = try Planner.plan([draft("de-DE", "tiktok", [name(frames)] + cues)], madeWith: "x")
            #expect(film.films[0].spans.map(\.frames) == without)
            let plates = film.films[0].spans.flatMap { film.spans[$0.key]?.plates ?? [] }
            #expect(plates.filter { $0.plate == plate("@lena") }.map(\.frames.count).reduce(0, +) == frames.count)
        }
    }

    // MARK: - Framing

    /// Crops at these places, each from a frame on.
    private func path(_ holds: [(from: Int, x: Int)]) throws -> ReframePath {
        try #require(
            ReframePath(
                holds.map {
                    .init(from: $0.from, reframe: .crop(PixelRect(x: $0.x, y: 0, width: 540, height: 960)))
                }))
    }

    private func ranges(_ plan: RenderPlan) -> [FrameRange] { plan.films.flatMap { $0.spans.map(\.frames) } }

    @Test func anotherFramingOfOneShotChangesTheSpansOfThatShotOnly() throws {
        func plan(_ middle: Int) throws -> RenderPlan {
            try Planner.plan(
                [draft("de-DE", "tiktok", [card("Jetzt")], path: path([(0, 0), (24, middle), (48, 200)]))],
                madeWith: "x")
        }
        let (one, two) = (try plan(100), try plan(110))
        // The turns, and the card from 60 on.
        #expect([0, 24, 48, 60, 90] == ranges(one).map(\.from) + [90])
        #expect(ranges(two) == ranges(one))
        let changed = zip(one.films[0].spans, two.films[0].spans).filter { $0.0.key != $0.1.key }.map(\.0.frames)
        #expect(changed == [FrameRange(from: 24, to: 48)])
        // Nothing else was planned.
        #expect(one.spans.count == 4 && two.spans.count == 4)
        #expect(Set(one.spans.keys).symmetricDifference(two.spans.keys).count == 2)
        #expect(one.soundtracks.keys == two.soundtracks.keys)
    }

    @Test func aSpanKnowsItsPartOfThePathOnly() throws {
        let plan = try Planner.plan(
            [draft("de-DE", "tiktok", [], path: path([(0, 0), (30, 100), (34, 200)]))], madeWith: "x")
        // 30 and 34 are nearer than a span is short: one of them lies inside a span, and that is the shorter one. At 50 two
        // seconds are over.
        let inside = plan.films[0].spans.compactMap { plan.spans[$0.key] }.map { $0.path.holds.map(\.from) }
        #expect(ranges(plan).map(\.from) == [0, 34, 50])
        #expect(inside == [[0, 30], [0], [0]])
    }

    @Test func aTurnNearACardCostsNoSharedFrames() throws {
        // Cut at 66, the card of each market would cost the 60 frames before it.
        let plan = try Planner.plan(
            [draft("de-DE", "tiktok", [card("Jetzt")], path: path([(0, 0), (66, 100)]))], madeWith: "x")
        #expect(ranges(plan) == [FrameRange(from: 0, to: 60), FrameRange(from: 60, to: 90)])
    }

    @Test func aMovementIsNotCutAtItsSteps() throws {
        // Still, then 30 frames that follow someone, then still.
        let steps = (0..<30).map { (from: 24 + $0, x: 2 * $0 + 2) }
        let plan = try Planner.plan([draft("de-DE", "tiktok", [], path: path([(0, 0)] + steps))], madeWith: "x")
        #expect(ranges(plan).map(\.from) == [0, 24, 53])
    }

    @Test func marketsOfOnePathShareItsSpans() throws {
        let path = try path([(0, 0), (24, 100)])
        let plan = try Planner.plan(
            [
                draft("de-DE", "tiktok", [card("Jetzt")], path: path),
                draft("fr-FR", "tiktok", [card("Maintenant")], path: path),
            ], madeWith: "x")
        #expect(plan.spans.values.map(\.frames).sorted() == [24, 30, 30, 36])
    }

    // MARK: - Values

    private func plate(_ text: String) -> Plate {
        Plate(
            frame: PixelRect(x: 100, y: 100, width: 200, height: 80),
            elements: [
                .text(
                    PlateLine(
                        text: text, language: "de", direction: .leftToRight,
                        font: FontChoice(family: "Noto Sans", bold: true),
                        size: 40, colour: .white, x: 0, baseline: 40))
            ], madeWith: [])
    }

    private func cue(_ frames: FrameRange, _ text: String) -> Overlay {
        Overlay(
            id: "subtitle-\(frames.from)", role: OverlayRole(rawValue: "subtitle"), frames: frames, plate: plate(text),
            changes: .withLanguage)
    }

    private func card(_ text: String) -> Overlay {
        Overlay(
            id: "cta-0", role: OverlayRole(rawValue: "cta"), frames: FrameRange(from: 60, to: 90), plate: plate(text),
            changes: .withOffer)
    }

    private func draft(_ market: String, _ placement: String, _ overlays: [Overlay], path: ReframePath? = nil) -> Draft
    {
        var draft = Draft(request: .sample(.sample(market), .sample(placement)))
        draft.picture = PicturePlan(
            asset: "sha256:00", start: .zero, rate: Rational(25), frames: 90,
            canvas: PixelSize(width: 1080, height: 1920),
            path: path ?? ReframePath(.crop(PixelRect(x: 0, y: 0, width: 1080, height: 1920))),
            encoder: EncoderSettings(
                preset: "veryfast", constantRateFactor: 190, maximumBitRate: 12_000_000, bufferBits: 12_000_000,
                level: 40,
                referenceFrames: 2, bFrames: 2, keyFrameInterval: 50))
        draft.sound = SoundPlan(
            asset: "sha256:00", start: .zero, samples: 172_800, mix: SoundMix(streams: [1]), gain: 0, limited: false,
            ceiling: -100,
            bitRate: 128_000)
        draft.overlays = overlays
        return draft
    }
}
