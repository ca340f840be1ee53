import PolyreelCore
import PolyreelGraph
import Testing

@testable import PolyreelPlan

/// Where a timeline is cut; expected cuts are counted by hand.
@Suite struct CutTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let frames: Int
        let overlays: [(Int, Int)]
        let starts: [Int]
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "nothing on it, shorter than the longest", frames: 45, overlays: [], starts: [0]),
        Case(name: "nothing on it: every two seconds", frames: 150, overlays: [], starts: [0, 50, 100]),
        Case(name: "one frame", frames: 1, overlays: [], starts: [0]),
        Case(name: "end card", frames: 90, overlays: [(60, 90)], starts: [0, 60]),
        Case(name: "a cut under 12 frames from the start is left out", frames: 60, overlays: [(11, 60)], starts: [0]),
        Case(name: "a cut 12 frames from the start is made", frames: 60, overlays: [(12, 60)], starts: [0, 12]),
        Case(name: "a cut under 12 frames from the end is left out", frames: 60, overlays: [(0, 49)], starts: [0]),
        // Cut at 20, 11 frames are shown with 29 that are not theirs; cut at 31, with 20.
        Case(
            name: "two cuts under 12 frames apart become the better one", frames: 60, overlays: [(20, 31)],
            starts: [0, 31]),
        Case(
            name: "a whole multiple near a cut is left out", frames: 200, overlays: [(95, 200)],
            starts: [0, 50, 95, 150]),
        Case(
            name: "overlays of several markets", frames: 90, overlays: [(20, 50), (34, 70)],
            starts: [0, 20, 34, 50, 70]),
        Case(
            name: "a pause under 12 frames goes with one of its neighbours", frames: 90,
            overlays: [(20, 40), (48, 90)],
            starts: [0, 20, 48]),
    ]

    @Test(arguments: cases) func cutsAreWhereOverlaysChange(_ example: Case) {
        let spans = Cut.spans(
            frames: example.frames, rate: Rational(25),
            overlays: example.overlays.map { Cut.Change(frames: FrameRange(from: $0.0, to: $0.1), weight: 2) })
        #expect(spans.map(\.from) == example.starts)
        #expect(spans.last?.to == example.frames)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.to == $1.from })
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 11) }

    @Test func framesThatNobodyNeedsGoWithWhatChangesLeast() {
        // Eight frames between a cue and a card: with the cue, which stays when the price changes.
        let spans = Cut.spans(
            frames: 100, rate: Rational(25),
            overlays: [
                Cut.Change(frames: FrameRange(from: 20, to: 40)),
                Cut.Change(frames: FrameRange(from: 48, to: 100), weight: 2),
            ])
        #expect(spans.map(\.from) == [0, 12, 48])
        let other = Cut.spans(
            frames: 100, rate: Rational(25),
            overlays: [
                Cut.Change(frames: FrameRange(from: 20, to: 40), weight: 2),
                Cut.Change(frames: FrameRange(from: 48, to: 100)),
            ])
        #expect(other.map(\.from) == [0, 20, 40])
    }

    @Test func pausesOfTwoLanguagesShareWhatTheyHaveInCommon() {
        func starts(_ overlays: [(Int, Int)]) -> [Int] {
            Cut.spans(
                frames: 200, rate: Rational(100),
                overlays: overlays.map { Cut.Change(frames: FrameRange(from: $0.0, to: $0.1)) }
            ).map(\.from)
        }
        // Multiples of 12: 60 and 72 lie in the one pause, 60, 72 and 84 in the other.
        #expect(starts([(0, 50), (80, 200)]) == [0, 60, 72])
        #expect(starts([(0, 55), (84, 200)]) == [0, 60, 72, 84])
        // From 40 to 51 no whole twelve lies between: cut at the cues, if a span of 12 is left.
        #expect(starts([(0, 39), (51, 200)]) == [0, 39, 51])
        // Before the first cue and after the last one too; what is left over at the end goes with the last stretch.
        #expect(starts([(30, 100), (100, 200)]) == [0, 24, 100])
        #expect(starts([(0, 100), (100, 150)]) == [0, 100, 156, 168])
        #expect(starts([(0, 100), (100, 163)]) == [0, 100, 168])
        // 96 to 144 is four times twelve and begins at a multiple of that.
        #expect(starts([(0, 90), (150, 200)]) == [0, 96, 144])
    }

    @Test func aPauseBeforeACardIsCutAtTheCard() {
        let spans = Cut.spans(
            frames: 200, rate: Rational(100),
            overlays: [
                Cut.Change(frames: FrameRange(from: 0, to: 50)),
                Cut.Change(frames: FrameRange(from: 83, to: 200), weight: 2),
            ])
        #expect(spans.map(\.from) == [0, 50, 83])
    }

    @Test func regularCutsMoveToKeyFramesThatAreNear() {
        // At 25 frames a second 50 and 100 are due; 45 is nearer than 56, and 115 is too far.
        let spans = Cut.spans(frames: 150, rate: Rational(25), overlays: [], keyFrames: [0, 45, 56, 115])
        #expect(spans.map(\.from) == [0, 45, 100])
    }

    @Test func noSpanIsShorterThanTwelveFramesWhateverTheOverlays() {
        var seed: UInt64 = 7
        func next(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % below
        }
        for _ in 0..<500 {
            let frames = 12 + next(900)
            let overlays = (0..<next(30)).map { _ in
                let from = next(frames)
                return Cut.Change(
                    frames: FrameRange(from: from, to: from + 1 + next(frames - from)), weight: 1 + next(2))
            }
            let spans = Cut.spans(frames: frames, rate: Rational(30), overlays: overlays)
            #expect(spans.allSatisfy { $0.count >= SpanLength.shortest })
            #expect(spans.reduce(0) { $0 + $1.count } == frames)
        }
    }
}
