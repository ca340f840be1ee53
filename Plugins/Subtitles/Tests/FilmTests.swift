import PolyreelCaptions
import PolyreelCore
import Testing

@testable import Subtitles

@Suite struct FilmTests {
    private func clock(_ start: Rational, _ rate: Rational, _ frames: Int) -> FilmClock {
        var film = Film()
        (film.start, film.rate, film.frames) = (start, rate, frames)
        return FilmClock(film.picture)
    }

    /// By hand: (time - start) x rate, the nearest whole number, halves up.
    @Test(arguments: [
        (Rational(0), Rational(25), 1000, 25), (Rational(0), Rational(25), 1019, 25),
        (Rational(0), Rational(25), 1020, 26), (Rational(0), Rational(30_000, 1001), 1000, 30),
        (Rational(0), Rational(30_000, 1001), 5005, 150), (Rational(0), Rational(30), 16, 0),
        (Rational(0), Rational(30), 17, 1), (Rational(5, 2), Rational(25), 3500, 25),
        (Rational(1001, 30_000), Rational(30_000, 1001), 1034, 30), (Rational(2), Rational(25), 1000, 0),
        (Rational(0), Rational(25), 999_999_999, 250),
    ])
    func frameIsTheNearest(_ start: Rational, _ rate: Rational, _ time: Int, _ frame: Int) {
        #expect(clock(start, rate, 250).frame(Milliseconds(Int64(time))) == frame)
    }

    @Test(arguments: [
        (Rational(0), 1234, 1234), (Rational(5, 2), 3000, 500), (Rational(5, 2), 1000, -1500),
        (Rational(1, 3), 1000, 667), (Rational(1_234_567, 1_000_000), 2000, 765),
        (Rational(1, 9_000_000_000_000_000_000), 2000, 2000), (Rational(Int64.max, Int64.max - 1), 2000, 1000),
    ])
    func timeCountsFromTheFilmsStart(_ start: Rational, _ time: Int, _ film: Int) {
        #expect(clock(start, Rational(25), 250).time(Milliseconds(Int64(time))) == Milliseconds(Int64(film)))
    }

    /// 841 frames at 29.97: 28.0613... s, of which whole milliseconds count.
    @Test func lengthIsNotAfterTheLastFrame() {
        #expect(clock(.zero, Rational(30_000, 1001), 841).length == Milliseconds(28_061))
        #expect(clock(.zero, Rational(25), 250).length == Milliseconds(10_000))
    }

    /// A film of 10 s that begins at 5 s of the asset.
    @Test func cuesAreShiftedAndCutToTheFilm() {
        let cues = [
            (1000, 4000), (4000, 5000), (4500, 5299), (4500, 5300), (6000, 7000), (14_000, 16_000), (14_800, 16_000),
            (15_000, 16_000),
        ].map { Cue(start: Milliseconds($0), end: Milliseconds($1), text: CueText("\($0)"), line: 7) }
        let film = FilmCues(cues, on: clock(Rational(5), Rational(25), 250), file: "x.srt")
        let shown = film.cues.map { "\($0.start.value)-\($0.end.value) \($0.text.plain)" }
        #expect(shown == ["0-300 4500", "1000-2000 6000", "9000-10000 14000"])
        #expect(film.parts.map(\.frames).map { "\($0.from)..<\($0.to)" } == ["0..<8", "25..<50", "225..<250"])
        #expect(film.findings.map(\.code) == ["cue-cut-off", "cue-cut-off"])
        #expect(film.findings.allSatisfy { $0.severity == .note && $0.location?.line == 7 })
    }

    @Test func aShortCueInsideTheFilmStays() {
        let cue = Cue(start: Milliseconds(1001), end: Milliseconds(1002), text: CueText("A"))
        let film = FilmCues([cue], on: clock(.zero, Rational(25), 250), file: "x.srt")
        #expect(film.parts.map(\.frames) == [FrameRange(from: 25, to: 26)])
    }

    @Test func aFilmWithoutCuesIsSaid() {
        let cue = Cue(start: Milliseconds(60_000), end: Milliseconds(61_000), text: CueText("A"))
        let film = FilmCues([cue], on: clock(.zero, Rational(25), 250), file: "x.srt")
        #expect(film.parts.isEmpty)
        #expect(film.findings.map(\.code) == ["subtitle-none-in-film"])
    }
}
