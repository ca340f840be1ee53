import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelGraph

struct PosterChoiceTests {
    private func choice(frame: Int? = nil, range: FrameRange? = nil) -> PosterChoice {
        var draft = Draft(request: .sample(.sample("de-DE"), .sample(name: "TikTok")))
        draft.posterFrame = frame
        draft.posterRange = range
        let picture = PicturePlan(
            asset: "sha256:00", start: .zero, rate: Rational(30), frames: 100, canvas: .sample,
            path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: 1080, height: 1920))),
            encoder: EncoderSettings(
                preset: "medium", constantRateFactor: 190, maximumBitRate: 1, bufferBits: 1, level: 42,
                referenceFrames: 1, bFrames: 0, keyFrameInterval: 1))
        return PosterChoice(of: draft, picture)
    }

    @Test func theBestIsTakenAndTheFirstOfEquals() {
        let looks = [(frame: 6, score: 10), (frame: 18, score: 90), (frame: 30, score: 90)]
        #expect(choice().chosen(from: looks, of: 100) == 18)
        #expect(choice().chosen(from: [], of: 100) == 50)
    }

    @Test func whatShowsTheVariantIsTakenWhereItIsNearlyAsGood() {
        let offer = FrameRange(from: 70, to: 100)
        let looks = [(frame: 18, score: 90), (frame: 78, score: 60), (frame: 90, score: 50)]
        #expect(choice(range: offer).chosen(from: looks, of: 100) == 78)
        #expect(choice(range: offer).chosen(from: [(frame: 18, score: 91), (frame: 78, score: 60)], of: 100) == 18)
        #expect(choice(range: offer).chosen(from: [(frame: 18, score: 91)], of: 100) == 18)
    }

    @Test func whatIsNamedIsTakenInsideTheFilm() {
        let looks = [(frame: 18, score: 90)]
        #expect(choice(frame: 3).chosen(from: looks, of: 100) == 3)
        #expect(choice(frame: 100).chosen(from: looks, of: 100) == 99)
    }
}
