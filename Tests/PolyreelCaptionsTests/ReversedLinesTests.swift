import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// Signs of right-to-left lines that stand where players which write from left to right need them.
@Suite struct ReversedLinesTests {
    private func mended(_ lines: [String], _ language: String = "he") -> [String] {
        let cues = lines.enumerated().map {
            Cue(
                start: Milliseconds(Int64($0.offset) * 2000), end: Milliseconds(Int64($0.offset) * 2000 + 1000),
                text: CueText($0.element))
        }
        let reversed = ReversedLines(cues, language: language)
        return cues.map { (reversed.mended($0.text) ?? $0.text).plain }
    }

    /// python-bidi 0.6 shows the first of each from left to right as it shows the second from right to left:
    /// `get_display(first, base_dir="L") == get_display(second, base_dir="R")`.
    @Test(arguments: [
        ("!זה נגמר", "זה נגמר!"), (".באמת", "באמת."), ("?מה שלומך -", "- מה שלומך?"), ("!?מה", "מה?!"),
        ("\"!די\"", "\"די!\""), (".כן (בערך) לא", "כן (בערך) לא."), ("!יש 5 ימים", "יש 5 ימים!"),
        (".مرحبا بكم", "مرحبا بكم."),
        ("،ثم", "ثم،"), (",אז\n.נגמר", "אז,\nנגמר."), ("!שָׁלוֹם", "שָׁלוֹם!"),
    ])
    func signsGoWhereTheyBelong(_ written: String, _ right: String) {
        #expect(mended([written], right.contains("م") ? "ar" : "he") == [right])
    }

    @Test(arguments: [
        "זה נגמר!", "- מה שלומך?", "...ואז", "…ואז", "אני לא -", "!TikTok עכשיו", "50% הנחה!", "\u{200F}!זה", "!!!",
        "5 ימים!", "(כן)",
        // UAX #9 has the Arabic question mark among the letters, and pairs brackets.
        "؟كيف حالك", ".(בערך) כן", "!זה נגמר!", "\u{202B}!זה נגמר",
    ])
    func linesThatAreRightOrCannotBeToldStay(_ line: String) {
        #expect(mended([line, "כן.", "לא."]) == [line, "כן.", "לא."])
    }

    @Test func amongReversedLinesADashIsReversedToo() {
        #expect(mended(["!זה נגמר", "שלום -", "...ואז"]) == ["זה נגמר!", "- שלום", "ואז..."])
    }

    @Test func leftToRightTextStays() {
        #expect(mended(["!no", ".hola"], "en") == ["!no", ".hola"])
        #expect(mended(["!זה נגמר"], "en") == ["!זה נגמר"])
    }

    @Test func itIsToldAndFixMendsIt() throws {
        let text =
            "1\n00:00:01,000 --> 00:00:03,000\n<i>!זה נגמר</i>\n\n2\n00:00:04,000 --> 00:00:06,000\n?מה שלומך -\n"
        let found = try SubtitleReview(Data(text.utf8), name: "x.srt", language: "he")
        #expect(found.findings.map(\.code) == ["subtitle-direction"])
        #expect(found.findings.first?.location?.line == 2)
        let mended = try SubtitleReview(Data(text.utf8), name: "x.srt", language: "he", mendingTo: "x.srt")
        #expect(mended.findings.isEmpty && mended.changes.count == 2)
        let written = String(decoding: try #require(mended.output), as: UTF8.self)
        #expect(written.contains("<i>זה נגמר!</i>\u{200F}\n") && written.contains("\n\u{200F}- מה שלומך?\u{200F}\n"))
    }
}
