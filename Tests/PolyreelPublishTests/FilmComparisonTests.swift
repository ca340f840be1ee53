import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelPublish

/// Two films held against each other, as values.
@Suite(.tags(.render)) struct FilmComparisonTests {
    /// A film at 25 frames a second whose overlays are written `text from to`; the plate is named after the text.
    private func film(
        frames: Int = 100, picture: String = "p", rate: Rational = Rational(25), spans: [(String, Int, Int)] = [],
        _ overlays: (String, Int, Int)...
    ) -> FilmContent {
        FilmContent(
            canvas: PixelSize(width: 1080, height: 1920), rate: rate, frames: frames, picture: picture,
            spans: spans.map { VariantRecord.Span(key: $0.0, from: $0.1, to: $0.2) },
            overlays: overlays.map {
                VariantRecord.Overlay(
                    role: OverlayRole(rawValue: "subtitle"), from: $0.1, to: $0.2, text: $0.0,
                    plate: "\(picture) \($0.0)")
            }, soundtrack: "s")
    }

    /// `from-to state`, and the texts of both where they differ.
    private func ranges(_ first: FilmContent, _ second: FilmContent) -> [String] {
        FilmComparison(first, second).ranges.map { range in
            let texts = [range.first, range.second].map { $0.map(\.text).joined(separator: "+") }
            return "\(range.from)-\(range.to) \(range.state.rawValue)"
                + (range.state == .differs ? " \(texts[0])|\(texts[1])" : "")
        }
    }

    @Test func equalFilmsAreTheSameThroughout() {
        let one = film(("hello", 10, 20))
        #expect(ranges(one, one) == ["0-100 same"])
    }

    @Test func otherWordsDifferWhileTheyAreSeen() {
        #expect(
            ranges(film(("hello", 10, 20)), film(("hallo", 10, 20))) == [
                "0-10 same", "10-20 differs hello|hallo", "20-100 same",
            ])
    }

    @Test func theSameWordsAtOtherTimesDifferWhereOnlyOneShowsThem() {
        #expect(
            ranges(film(("hello", 10, 20)), film(("hello", 15, 30))) == [
                "0-10 same", "10-15 differs hello|", "15-20 same", "20-30 differs |hello", "30-100 same",
            ])
    }

    @Test func whatOnlyOneFilmShowsDiffers() {
        #expect(
            ranges(film(("cue", 0, 50), ("card", 40, 100)), film(("cue", 0, 50))) == [
                "0-40 same", "40-100 differs card|",
            ])
    }

    @Test func aLongerFilmDiffersAfterTheEndOfTheOther() {
        #expect(ranges(film(frames: 100), film(frames: 80)) == ["0-80 same", "80-100 differs |"])
        #expect(ranges(film(frames: 80), film(frames: 100)) == ["0-80 same", "80-100 differs |"])
        #expect(FilmComparison(film(frames: 80), film(frames: 100)).frames == 100)
    }

    @Test func otherPicturesAreComparedByTheirTexts() {
        let comparison = FilmComparison(film(("hello", 10, 20)), film(picture: "q", ("hello", 10, 20), ("x", 30, 40)))
        #expect(!comparison.comparesPictures)
        #expect(comparison.ranges.map(\.state) == [.same, .differs, .same])
        #expect(comparison.ranges[1].frames == FrameRange(from: 30, to: 40))
    }

    @Test func otherRatesAreComparedByTime() {
        // A second at 25 and at 30 frames a second.
        let slow = film(frames: 100, ("hello", 25, 50))
        let fast = film(frames: 120, picture: "q", rate: Rational(30), ("hello", 30, 60))
        #expect(ranges(slow, fast) == ["0-100 same"])
        #expect(slow.obstacles(to: fast) == ["different frame rates: 25/1 and 30/1"])
    }

    /// Frame by frame, as the words say it.
    @Test func rangesSayWhatEachFrameSays() {
        var seed: UInt64 = 9
        func next(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % below
        }
        func any() -> FilmContent {
            let overlays = (0..<next(6)).map { _ in
                let from = next(50)
                return VariantRecord.Overlay(
                    role: OverlayRole(rawValue: "subtitle"), from: from, to: from + next(30), text: "",
                    plate: "\(next(3))")
            }
            return FilmContent(
                canvas: PixelSize(width: 1080, height: 1920), rate: Rational(25), frames: 100, picture: "p", spans: [],
                overlays: overlays, soundtrack: "s")
        }
        func plates(_ film: FilmContent, at frame: Int) -> [String] {
            film.overlays.filter { $0.from <= frame && frame < $0.to }.map(\.plate)
        }
        for _ in 0..<200 {
            let (one, two) = (any(), any())
            let ranges = FilmComparison(one, two).ranges
            #expect(ranges.first?.from == 0 && ranges.last?.to == 100)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.to == $1.from })
            for range in ranges {
                for frame in range.from..<range.to {
                    #expect((plates(one, at: frame) == plates(two, at: frame)) == (range.state == .same))
                }
            }
        }
    }

    @Test func framesOfOneAndTheSameSpanAreShared() {
        let first = film(spans: [("a", 0, 40), ("b", 40, 60), ("c", 60, 100)])
        let second = film(spans: [("a", 0, 40), ("x", 40, 60), ("c", 60, 100)])
        #expect(FilmComparison(first, second).framesShared == 80)
        // The same key at another place is another part of the film.
        #expect(FilmComparison(first, film(spans: [("a", 40, 80)])).framesShared == 0)
    }

    @Test func secondsAreThoseOfTheRate() {
        let first = film(frames: 90, rate: Rational(30_000, 1001), ("hello", 30, 60))
        let range = FilmComparison(first, film(frames: 90, rate: Rational(30_000, 1001))).ranges[1]
        // 30 frames of 1001/30000 s.
        #expect(range.begins == 1.001 && range.ends == 2.002)
    }

    @Test func rangesThatNearlyTouchAreJoined() {
        let ranges = [FrameRange(from: 30, to: 40), FrameRange(from: 0, to: 10), FrameRange(from: 12, to: 20)]
        #expect(ranges.joined(over: 2) == [FrameRange(from: 0, to: 20), FrameRange(from: 30, to: 40)])
        #expect(ranges.joined(over: 0).count == 3)
        #expect(
            [FrameRange(from: 0, to: 9), FrameRange(from: 3, to: 5)].joined(over: 0) == [FrameRange(from: 0, to: 9)])
    }

    @Test func everyValueThatDiffersIsNamedByItsPath() {
        let first = JSONValue.list([.object(["text": .text("a"), "button": .object(["tiktok": .text("Shop now")])])])
        let second = JSONValue.list([.object(["text": .text("b"), "button": .object(["tiktok": .text("Shop now")])])])
        #expect(ValueDifference.all(first, first) == [])
        #expect(
            ValueDifference.all(first, second) == [
                ValueDifference(path: "0.text", first: .text("a"), second: .text("b"))
            ])
        #expect(ValueDifference.all(.list([]), second).map(\.path) == ["0.button.tiktok", "0.text"])
    }
}
