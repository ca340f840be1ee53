import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

@Suite struct WriterTests {
    private func cue(_ start: Int64, _ end: Int64, _ text: CueText) -> Cue {
        Cue(start: Milliseconds(start), end: Milliseconds(end), text: text)
    }

    private var styled: CueText {
        CueText([TextRun("a < b & "), TextRun("c\nd", [.italic, .bold]), TextRun(" --> e")])
    }

    @Test func subRipIsPlain() {
        let text = SRTWriter.write([cue(1000, 2500, styled), cue(3_661_001, 3_662_000, CueText("B"))])
        #expect(
            text == """
                1
                00:00:01,000 --> 00:00:02,500
                a < b & c
                d → e

                2
                01:01:01,001 --> 01:01:02,000
                B


                """)
    }

    @Test func subRipWithMarkupClosesTagsOnEachLine() {
        let text = SRTWriter.write([cue(0, 1000, styled)], markup: true)
        #expect(
            text == "1\n00:00:00,000 --> 00:00:01,000\na < b & <b><i>c</i></b>\n<b><i>d</i></b> → e\n\n")
    }

    @Test func textThatLooksLikeMarkupStaysText() {
        let text = SRTWriter.write([cue(0, 1000, CueText("<i>no</i> {\\an8}"))])
        let file = SubtitleReader.read(Data(text.utf8), file: "x.srt")
        #expect(file.cues.first?.text.runs.map(\.style) == [[]])
        #expect(file.cues.first?.settings.isEmpty == true)
        // Full-width forms, which NFKC folds into the signs that they stand for.
        #expect(file.cues.first?.text.plain == "＜i>no＜/i> ｛\\an8}")
    }

    @Test func webVTTIsEscaped() {
        var one = cue(1000, 2500, styled)
        one.id = "intro"
        one.settings.alignment = .start
        #expect(
            WebVTTWriter.write([one]) == """
                WEBVTT

                intro
                00:00:01.000 --> 00:00:02.500 align:start
                a &lt; b &amp; <b><i>c
                d</i></b> --&gt; e


                """)
    }

    @Test func anElementIsWrittenOnceAroundAllThatItHolds() {
        let line =
            "<v Roger>Hello <00:00:02.000><c.yellow>big <b>world</b></c> <ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby></v>"
        let data = Data("WEBVTT\n\n00:01.000 --> 00:04.000\n\(line)\n".utf8)
        let file = SubtitleReader.read(data, file: "x.vtt")
        #expect(WebVTTWriter.write(file.cues).hasSuffix("\n\(line)\n\n"))
    }

    @Test func commentsStay() throws {
        let long = "NOTE " + String(repeating: "a licence\n", count: 3000)
        let text =
            "WEBVTT\n\nNOTE by Anna\nand Ben\n\n00:00:01.000 --> 00:00:02.000\nA\n\n\(long)\n"
            + "00:00:03.000 --> 00:00:04.000\nB\n\nNOTE end\n\n"
        let (output, findings) = SubtitleConverter.convert(
            data: Data(text.utf8), inputName: "x.vtt", outputName: "y.vtt", language: "en")
        #expect(output.map { String(decoding: $0, as: UTF8.self) } == text)
        #expect(findings.isEmpty)
        let lost = SubtitleConverter.convert(
            data: Data(text.utf8), inputName: "x.vtt", outputName: "y.srt", language: "en"
        ).findings
        #expect(lost.map(\.message) == ["3 NOTE blocks are lost: SRT cannot say it"])
        #expect(lost.map(\.severity) == [.note])
    }

    @Test func noFileHasAMarkOrCarriageReturns() {
        for text in [SRTWriter.write([cue(0, 1, styled)]), WebVTTWriter.write([cue(0, 1, styled)])] {
            #expect(!text.utf8.contains(0x0D))
            #expect(!text.hasPrefix("\u{FEFF}"))
            #expect(text.hasSuffix("\n\n"))
        }
    }

    @Test func unwritableIdentifierIsLeftOut() {
        var one = cue(0, 1000, CueText("A"))
        for id in ["", "a --> b", "a\nb"] {
            one.id = id
            #expect(WebVTTWriter.write([one]) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA\n\n")
        }
    }

    @Test(arguments: WebVTTCase.all.filter { !$0.cues.isEmpty })
    func webVTTSurvivesARoundTrip(_ test: WebVTTCase) {
        let first = SubtitleReader.read(Data(test.input.utf8), file: "x.vtt")
        let text = WebVTTWriter.write(first.cues, styles: first.styles, regions: first.regions)
        let second = SubtitleReader.read(Data(text.utf8), file: "x.vtt")
        // A line of white space cannot be seen and is not written.
        #expect(second.notations == first.notations.map { $0.replacing("| |", with: "|") })
        #expect(second.styles == first.styles)
        #expect(second.regions == first.regions)
        #expect(second.findings.allSatisfy { $0.severity == .note })
    }

    @Test(arguments: SRTCase.all.filter { !$0.cues.isEmpty })
    func subRipSurvivesARoundTrip(_ test: SRTCase) {
        let first = SubtitleReader.read(test.data, file: "x.srt")
        let second = SubtitleReader.read(Data(SRTWriter.write(first.cues, markup: true).utf8), file: "x.srt")
        #expect(second.cues.map(\.start) == first.cues.map(\.start))
        #expect(second.cues.map(\.end) == first.cues.map(\.end))
        #expect(
            second.cues.map { $0.text.lines.joined() }
                == first.cues.map { $0.text.lines.joined().replacing("-->", with: "→") })
    }

    @Test(arguments: [
        ("مرحبا!", "مرحبا!\u{200F}"), ("- مرحبا", "\u{200F}- مرحبا"), ("مرحبا", "مرحبا"),
        ("مرحبا!\u{200F}", "مرحبا!\u{200F}"), ("…نعم؟", "\u{200F}…نعم؟\u{200F}"), ("", ""),
    ])
    func punctuationStaysWithRightToLeftText(_ line: String, _ closed: String) {
        #expect(DirectionMarks.closed(line) == closed)
    }

    @Test func tagsDoNotHidePunctuation() {
        let text = CueText([TextRun("نعم!", [.italic])])
        let written = WebVTTWriter.write([cue(0, 1000, text)], rightToLeft: true)
        #expect(written.hasSuffix("\n<i>نعم!</i>\u{200F}\n\n"))
    }

    /// What another program reads of what is written. ffmpeg itself does not escape what it writes.
    @Test(arguments: ["srt", "vtt"])
    func ffmpegReadsWhatIsWritten(_ format: String) async throws {
        let cues = [
            cue(0, 1500, CueText([TextRun("Größe & "), TextRun("Mut", [.italic])])),
            cue(1500, 2750, CueText("二行目\nthe second line")), cue(3_600_000, 3_601_001, CueText("مرحبا بكم!")),
        ]
        let folder = try TemporaryFolder()
        let text = format == "srt" ? SRTWriter.write(cues) : WebVTTWriter.write(cues)
        let path = try folder.write("x.\(format)", text)
        let result = try await Tool.run("ffmpeg", ["-v", "warning", "-i", path, "-f", "webvtt", "-"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let mut = format == "srt" ? "Mut" : "<i>Mut</i>"
        let blocks = result.output.split(separator: "\n\n").map { $0.trimmingCharacters(in: .newlines) }
        #expect(
            blocks == [
                "WEBVTT", "00:00.000 --> 00:01.500\nGröße & \(mut)",
                "00:01.500 --> 00:02.750\n二行目\nthe second line",
                "01:00:00.000 --> 01:00:01.001\nمرحبا بكم!",
            ])
    }

    @Test func ffprobeFindsEveryCueAndItsTimes() async throws {
        let folder = try TemporaryFolder()
        let cues = (0..<20).map { cue(Int64($0) * 1000 + 33, Int64($0) * 1000 + 900, CueText("cue \($0)")) }
        for (name, text) in [("x.srt", SRTWriter.write(cues)), ("x.vtt", WebVTTWriter.write(cues))] {
            let path = try folder.write(name, text)
            let result = try await Tool.run(
                "ffprobe", ["-v", "error", "-show_entries", "packet=pts,duration", "-of", "csv=p=0", path])
            let lines = result.output.split(separator: "\n").map(String.init)
            #expect(lines == (0..<20).map { "\($0 * 1000 + 33),867" })
        }
    }
}
