import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct SubtitleFilesTests {
    private static let ttml =
        "<tt xmlns=\"http://www.w3.org/ns/ttml\" xml:lang=\"de\"><body><div><p begin=\"1s\" end=\"2s\">Hallo</p></div></body></tt>"
    private static let events =
        "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hallo\n"
    private static let xliff =
        "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body><trans-unit id=\"1\">"
        + "<source>Hello</source><target>Hallo</target></trans-unit></body></file></xliff>"
    private static let strings =
        "{\"sourceLanguage\": \"en\", \"strings\": {\"1\": {\"localizations\": {\"de\": {\"stringUnit\": "
        + "{\"state\": \"translated\", \"value\": \"Hallo\"}}}}}}"

    /// By each format's own standard, a file of one cue, "Hallo" from 1 s to 2 s.
    private static let samples = [
        ".srt": "1\n00:00:01,000 --> 00:00:02,000\nHallo\n", ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n",
        ".ttml": ttml, ".dfxp": ttml, ".xml": ttml, ".ass": "[Script Info]\nScriptType: v4.00+\n\n\(events)",
        ".ssa": "[Script Info]\nScriptType: v4.00\n\n" + events.replacing("Layer", with: "Marked"),
        ".yaml": "1: Hallo\n", ".yml": "1: Hallo\n", ".json": "{\"1\": \"Hallo\"}", ".xlf": xliff, ".xliff": xliff,
        ".po": "msgctxt \"1\"\nmsgid \"Hello\"\nmsgstr \"Hallo\"\n", ".xcstrings": strings,
    ]

    @Test func everyEndingHasASample() {
        #expect(Set(Self.samples.keys) == Set(SubtitleFiles.endings))
        #expect(SubtitleFiles.endings.count == 14)
    }

    @Test(arguments: SubtitleFiles.endings)
    func everyEndingIsReallyRead(_ ending: String) throws {
        let data = Data(try #require(Self.samples[ending]).utf8)
        for name in ["film.de\(ending)", "film.de\(ending.uppercased())"] {
            #expect(SubtitleFiles.isOne(name))
            let file =
                CueTranslation.isOne(name)
                ? CueTranslation.file(data, name: name, language: "de", source: source)
                : SubtitleReader.read(data, file: name, language: "de")
            #expect(file.findings.isEmpty, "\(file.findings)")
            #expect(file.cues.map { "\($0.start.value)-\($0.end.value) \($0.text.plain)" } == ["1000-2000 Hallo"])
        }
    }

    @Test(arguments: ["film.sub", "film.txt", "film.idx", "film", "film.", "srt", "film.srt.bak", "film.xlf2"])
    func othersAreNot(_ name: String) {
        #expect(!SubtitleFiles.isOne(name))
        #expect(SubtitleReader.read(Data(), file: name).codes == ["subtitle-kind"])
    }

    private var source: SubtitleFile {
        SubtitleFile(cues: [Cue(start: Milliseconds(1000), end: Milliseconds(2000), text: CueText("Hello"))])
    }
}
