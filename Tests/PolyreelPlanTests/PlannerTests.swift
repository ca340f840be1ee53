import PolyreelCore
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
            Overlay(purpose: .subtitle, frames: FrameRange(from: from, to: to), plate: plate(text))
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

    @Test func keysAreTheSameInEveryProcess() throws {
        // The SHA-256 of the canonical JSON, computed with another program:
        // printf '{"a":1,"b":"x/y"}' | sha256sum
        struct Recipe: Encodable {
            let b = "x/y"
            let a = 1
        }
        #expect(
            try Key(of: Recipe()).hex == "3263e165c7fa288b8955ad229332b39a55661e8a1d1a47493cdf26f04c517f36")
    }

    @Test func plateInAPartOfASpanCarriesItsOwnFrames() throws {
        let overlay = Overlay(purpose: .subtitle, frames: FrameRange(from: 5, to: 40), plate: plate("kurz"))
        let plan = try Planner.plan([draft("de-DE", "tiktok", [overlay])], madeWith: "x")
        let first = try #require(plan.films[0].spans.first)
        // The cut at 5 is too near the start, and 48 is the first place after the cue that languages have in common: the
        // first span holds frames 0 to 48 with the plate from 5 on.
        #expect(first.frames == FrameRange(from: 0, to: 48))
        #expect(plan.spans[first.key]?.plates.map(\.frames) == [FrameRange(from: 5, to: 40)])
    }

    // MARK: - Values

    private func plate(_ text: String) -> Plate {
        Plate(
            frame: PixelRect(x: 100, y: 100, width: 200, height: 80), box: nil,
            lines: [
                PlateLine(
                    text: text, language: "de", direction: .leftToRight,
                    font: FontChoice(family: "Noto Sans", bold: true),
                    size: 40, colour: .white, x: 0, baseline: 40)
            ], madeWith: [])
    }

    private func card(_ text: String) -> Overlay {
        Overlay(purpose: .callToAction, frames: FrameRange(from: 60, to: 90), plate: plate(text))
    }

    private func draft(_ market: String, _ placement: String, _ overlays: [Overlay]) -> Draft {
        var draft = Draft(request: .sample(.sample(market), .sample(placement)))
        draft.picture = PicturePlan(
            asset: "sha256:00", start: .zero, rate: Rational(25), frames: 90,
            canvas: PixelSize(width: 1080, height: 1920),
            reframe: .crop(PixelRect(x: 0, y: 0, width: 1080, height: 1920)),
            encoder: EncoderSettings(
                preset: "veryfast", constantRateFactor: 190, maximumBitRate: 12_000_000, bufferBits: 12_000_000,
                level: 40,
                referenceFrames: 2, bFrames: 2, keyFrameInterval: 50))
        draft.sound = SoundPlan(
            asset: "sha256:00", start: .zero, samples: 172_800, silent: false, gain: 0, limited: false, ceiling: -100,
            bitRate: 128_000)
        draft.overlays = overlays
        return draft
    }
}
