import Foundation
import PolyreelCore
import Testing

@testable import Subtitles

@Suite struct TranslationTests {
    private let source = """
        WEBVTT

        hello
        00:01.000 --> 00:02.000 line:0
        Hello

        bye
        00:03.000 --> 00:04.000
        Bye

        00:05.000 --> 00:06.000
        The end
        """

    private func translated(_ yaml: String) -> SubtitleFile {
        let file = SubtitleReader.read(Data(source.utf8), file: "en.vtt", language: "en")
        return CueTranslation.file(Data(yaml.utf8), name: "de.yaml", language: "de", source: file)
    }

    @Test func textsTakeTheSourcesTimes() {
        let file = translated("hello: \"Hallo\\n<i>Welt</i>\"\nbye: Tschüs\n3: Ende\n")
        #expect(
            file.notations == [
                "1000-2000 {line:0} #hello Hallo|[i]Welt", "3000-4000 #bye Tschüs", "5000-6000 Ende",
            ])
        #expect(file.findings.isEmpty && file.language == "de")
    }

    @Test func missingAndUnknownCuesAreSaid() throws {
        let file = translated("helo: Hallo\nbye: Tschüs\n3: Ende\n")
        #expect(file.cues.count == 2)
        #expect(file.findings.map(\.code) == ["subtitle-untranslated", "subtitle-text-unused"])
        #expect(file.findings[0].message == "cue 'hello' at 00:00:01.000, “Hello”, has no text")
        #expect(file.findings[1].hint == "did you mean 'hello'?")
        #expect(file.findings[1].location == SourceLocation(file: "de.yaml", line: 1))
    }

    @Test(arguments: ["", "- a", "hello: { a: b }", "hello: [", "hello: &a x\nbye: *a"])
    func whatIsNoMappingIsAnError(_ yaml: String) {
        #expect(translated(yaml).findings.hasErrors)
        #expect(translated(yaml).cues.isEmpty)
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
