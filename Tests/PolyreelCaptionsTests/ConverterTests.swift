import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct ConverterTests {
    private func convert(_ input: String, _ from: String, _ to: String, _ language: String? = nil) -> (
        text: String?, findings: [Finding]
    ) {
        let (output, findings) = SubtitleConverter.convert(
            data: Data(input.utf8), inputName: from, outputName: to, language: language)
        return (output.map { String(decoding: $0, as: UTF8.self) }, findings)
    }

    @Test func subRipToWebVTT() {
        let (text, findings) = convert(
            "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>A</i> & B\r\n", "x.srt", "y.VTT")
        #expect(text == "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 line:0\n<i>A</i> &amp; B\n\n")
        #expect(findings.isEmpty)
    }

    @Test func webVTTToSubRipSaysWhatIsLost() {
        let input = """
            WEBVTT

            STYLE
            ::cue {}

            intro
            00:01.000 --> 00:02.000 align:start
            <v Bob><i>Hi</i> <c.red><ruby>漢<rt>かん</rt></ruby></c>
            """
        let (text, findings) = convert(input, "x.vtt", "x.srt")
        #expect(
            text
                == "1\n00:00:01,000 --> 00:00:02,000\n{\\an1}<i>Hi</i> "
                + "<font color=\"#ff0000\">漢</font><font color=\"#ff0000\">(かん)</font>\n\n")
        #expect(Set(findings.map(\.code)) == ["subtitle-loss"])
        // The block of styles, the identifier, who speaks, ruby, and that `start` is no place on the keypad.
        #expect(findings.count == 5)
        #expect(findings.allSatisfy { $0.severity == .warning && $0.location?.file == "x.vtt" })
    }

    @Test func plainWebVTTLosesNothing() {
        let (text, findings) = convert("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", "x.vtt", "x.srt")
        #expect(text == "1\n00:00:01,000 --> 00:00:02,000\nA\n\n")
        #expect(findings.isEmpty)
    }

    @Test func rightToLeftLinesAreClosed() {
        let (text, _) = convert("WEBVTT\n\n00:01.000 --> 00:02.000\nنعم!\n", "x.vtt", "x.srt", "ar")
        #expect(text?.contains("نعم!\u{200F}\n") == true)
    }

    @Test(arguments: [("x.sub", "y.ttml"), ("x.vtt", "y.ssa"), ("x.vtt", "y")])
    func otherFormatsAreRefused(_ from: String, _ to: String) {
        let (text, findings) = convert("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", from, to)
        #expect(text == nil)
        #expect(findings.map(\.code) == ["subtitle-kind"])
    }

    @Test func inputWithErrorsGivesNoOutput() {
        let (text, findings) = convert("nothing", "x.vtt", "y.srt")
        #expect(text == nil)
        #expect(findings.hasErrors)
    }
}
