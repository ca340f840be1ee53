import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

/// Markup of other formats in SubRip, and words that look like it.
@Suite struct SRTMarkupTests {
    private func read(_ text: String) -> SubtitleFile {
        SubtitleReader.read(Data("00:00:01,000 --> 00:00:02,000\n\(text)\n".utf8), file: "x.srt")
    }

    @Test(arguments: [
        ("Tom &amp; Anna<br>heute", "Tom & Anna|heute"), ("don&#39;t &#x2019;", "don't ’"), ("a&nbsp;b", "a\u{A0}b"),
        ("&gt;&gt; Hi", ">> Hi"), ("&lt;i&gt;a&lt;/i&gt;", "[i]a"), ("a\\Nb\\nc\\hd", "a|b|c\u{A0}d"),
        ("<v Anna>Hallo</v> du", "[v=Anna]Hallo[] du"), ("<v>a</v>", "a"),
        ("<em>a</em> <strong>b</strong>", "[i]a[] [b]b"),
        ("<span class=\"x\">a</span>", "a"), ("<p>a</p><p>b</p>", "a|b"), ("<c.yellow>a</c>b", "[#ffff00]a[]b"),
        ("a<00:00:01.500><c> b</c>", "a b"), ("{\\p1}m 0 0 l 9 9{\\p0}a", "a"), ("{\\fad(100,100)\\i1}a", "[i]a"),
        ("{\\c&H0000FF&}a", "[#ff0000]a"), ("{y:i}a", "a"), ("a<BR/>b<br />c", "a|b|c"), ("a<sup>2</sup>", "a2"),
        ("<ruby>漢<rt>かん</rt></ruby>!", "[ruby-base]漢[ruby-annotation]かん[]!"),
        ("a{\\alpha&HFF&} b{\\alpha&H00&} c", "a c"), ("Hi{\\1a&HFF&} there", "Hi"),
        ("{\\alpha&HFF&\\t(0,500,\\alpha&H00&)}a", "a"), ("a{\\alpha&HFF&\\t(0,500,\\fs40)}b", "a"),
        ("Preis:\\NNur 9", "Preis:|Nur 9"), ("Anna:\\NHallo", "Anna:|Hallo"), ("<h1>a</h1><h2>b</h2>", "a|b"),
        ("<table><tr><td>a</td></tr></table>", "a"), ("<pre>a</pre>", "a"), ("<kbd>a</kbd><bdi>b</bdi>", "ab"),
        ("<bdo dir=\"rtl\">a</bdo><var>b</var><time>c</time>", "abc"), ("<script>a()</script>b", "b"),
        ("<tt:span>a</tt:span><tt:br/>b", "a|b"), ("{an8}a", "{line:0} a"), ("a{/an8}", "{line:0} a"),
        ("｛\\an8｝a", "{line:0} a"), ("{\\an8\\an2}a", "{line:0} a"), ("{\\an8}{\\an1}a", "{line:0} a"),
        // 30 of 288.
        ("{\\pos(192,30)\\an8}a", "{line:10.42%,start position:50%,center} a"),
        ("{\\an8\\move(192,30,10,10)\\pos(1,1)}a", "{line:10.42%,start position:50%,center} a"),
    ])
    func markupOfOthersIsReadOrTakenOut(_ text: String, _ words: String) {
        #expect(read(text).notations == ["1000-2000 \(words)"])
    }

    @Test func whatIsTakenOutIsSaid() {
        let file = read("<span>a</span> <s>b</s> {\\p1}m 0 0{\\p0}{\\blur2}")
        #expect(
            file.findings.map(\.message) == [
                "<span> was left out", "SubStation's \\blur was left out", "a drawing was left out",
                "strike-through was left out",
            ])
    }

    /// Only what is certainly markup is markup.
    @Test(arguments: [
        "AT&T", "Q&A; R&B", "&copy", "rock&roll;", "a < b > c", "<3", "<now>", "x <b c> y", "C:\\New\\home",
        "(D:\\New)",
        "\\\\nas\\Neu",
        "{x}", "{Musik}", "1 <2> 3", "<a b>", "50 % & mehr", "a\\b",
    ])
    func wordsThatLookLikeMarkupStayWords(_ words: String) {
        #expect(read(words).cues.map(\.text.plain) == [words])
        #expect(read(words).findings.isEmpty)
    }

    /// Words of other formats that SubRip's readers would take for something else.
    @Test(arguments: [
        "<i>x</i>", "{\\an8}x", "a --> b", "&amp;", "a\\Nb", "<3 {a} AT&T", "<br>", "<em>",
        "00:00:01,000 --> 00:00:02,000",
        "C:\\New", "a\\Nb\\Nc", "Preis:\\NNur", "0:01:02,350 0:01:03,120", "<font color=\"red\">", "<letter>",
    ])
    func noInvisibleCharacterIsWritten(_ words: String) throws {
        let cue = Cue(start: Milliseconds(1000), end: Milliseconds(2000), text: CueText(words))
        for format in SubtitleFormat.allCases {
            let text = try SubtitleWriter.write(
                SubtitleFile(cues: [cue]), as: format, language: "en", rightToLeft: false)
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
            let again = SubtitleReader.read(Data(text.utf8), file: "x.\(format.rawValue)")
            // Full-width forms are the signs themselves by Unicode's compatibility mapping.
            let back = again.cues.map { $0.text.plain.precomposedStringWithCompatibilityMapping }
            let wanted = format == .srt ? words.replacing("-->", with: "→") : words
            #expect(back.map { $0.hasPrefix("· ") ? String($0.dropFirst(2)) : $0 } == [wanted], "\(format)")
        }
    }

    /// `<font` on one line and its `>` on the next.
    @Test(arguments: [false, true])
    func aTagOverTwoLinesIsNotWritten(_ markup: Bool) {
        let cue = Cue(start: Milliseconds(1000), end: Milliseconds(2000), text: CueText("<font color=\"#f\nf\">x"))
        let back = SubtitleReader.read(Data(SRTWriter.write([cue], markup: markup).utf8), file: "x.srt")
        #expect(back.notations == ["1000-2000 #1 ＜font color=\"#f|f\">x"])
    }

    @Test func fullWidthBracesThatWereMeantStayWords() {
        let cue = Cue(start: Milliseconds(1000), end: Milliseconds(2000), text: CueText("｛\\an8｝a"))
        let back = SubtitleReader.read(Data(SRTWriter.write([cue]).utf8), file: "x.srt")
        #expect(back.notations == ["1000-2000 #1 ｛＼an8｝a"])
    }

    /// What ffmpeg's decoder makes of what is written: the words, and no more and no fewer.
    @Test(arguments: ["<i>x</i>", "{\\an8}x", "<3", "AT&T", "<b>"])
    func ffmpegShowsTheWordsThatWereMeant(_ words: String) async throws {
        let cue = Cue(start: Milliseconds(1000), end: Milliseconds(2000), text: CueText(words))
        let folder = try TemporaryFolder()
        let path = try folder.write("x.srt", SRTWriter.write([cue], markup: true))
        let result = try await Tool.run("ffmpeg", ["-v", "error", "-i", path, "-f", "srt", "-"])
        #expect(result.status == 0)
        let shown = result.output.precomposedStringWithCompatibilityMapping.split(separator: "\n").last.map(String.init)
        #expect(shown == words)
    }
}
