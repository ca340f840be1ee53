import PolyreelCore
import Testing

@testable import Subtitles

/// Films whose subtitles are a catalogue of texts by cue.
@Suite struct TranslatedFilmTests {
    @Test func aFilmGetsThoseOfATranslatorsFile() async throws {
        let files = [
            "en.srt": srt([(1000, 3000, "Hello"), (4000, 6000, "Bye")]),
            "de.xlf": "<xliff version='1.2'><file source-language='en' target-language='de'><body><trans-unit id='1'>"
                + "<source>Hello</source><target>Hallo</target></trans-unit><trans-unit id='2'><source>Bye</source>"
                + "<target>Tschüs</target></trans-unit></body></file></xliff>",
        ]
        let draft = try await Film().prepared(files, languages: ["en": "en.srt", "de": "de.xlf"], burn: ["tiktok"])
        #expect(draft.codes == [])
        #expect(draft.shown == [["Hallo"], ["Tschüs"]])
    }

    @Test func aFilmGetsThem() async throws {
        let files = ["en.srt": srt([(1000, 3000, "Hello"), (4000, 6000, "Bye")]), "de.yaml": "1: Hallo\n2: Tschüs\n"]
        var film = Film()
        film.start = Rational(1, 2)
        let draft = try await film.prepared(files, languages: ["en": "en.srt", "de": "de.yaml"], burn: ["tiktok"])
        #expect(draft.codes == [])
        #expect(
            draft.sidecar("de.srt")
                == "1\n00:00:00,500 --> 00:00:02,500\nHallo\n\n2\n00:00:03,500 --> 00:00:05,500\nTschüs\n\n")
        #expect(draft.shown == [["Hallo"], ["Tschüs"]])
    }

    @Test func withoutTimesTheyAreAnError() async throws {
        let draft = try await Film().prepared(["de.yaml": "1: Hallo\n"], languages: ["de": "de.yaml"])
        #expect(draft.codes == ["subtitle-timing-missing"])
        #expect(draft.isWithheld)
    }
}
