import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

/// A SubStation event's text and the cue it is.
struct ASSCase: Sendable, CustomStringConvertible {
    let description: String
    let input: String
    let cues: [String]
    let codes: Set<String>

    init(_ name: String, _ input: String, _ cues: [String], _ codes: Set<String> = []) {
        (description, self.input, self.cues, self.codes) = (name, input, cues, codes)
    }

    static let head = """
        [Script Info]
        ; a comment
        ScriptType: v4.00+
        PlayResX: 1000
        PlayResY: 500

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
        Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
        MarginR, MarginV, Encoding
        Style: Default,Arial,20,&H00FFFFFF,&H0,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1
        Style: Sign,Arial,20,&H000000FF,&H0,&H0,&H0,-1,-1,0,0,100,100,0,0,1,1,0,9,10,10,10,1

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

        """

    static func event(
        _ name: String, style: String = "Default", voice: String = "", _ text: String, _ cue: String,
        _ codes: Set<String> = []
    )
        -> ASSCase
    {
        .init(
            name, head + "Dialogue: 0,0:00:01.00,0:00:02.50,\(style),\(voice),0,0,0,,\(text)\n", ["1000-2500 \(cue)"],
            codes)
    }

    static let all: [ASSCase] = [
        .event("plain", "A, b: c", "A, b: c"),
        .event("line ends", "A\\NB\\nC\\hD", "A|B C\u{A0}D"),
        .event("italic, bold, underline", "{\\i1}a{\\i0}{\\b1}b{\\b0}{\\u1}c", "[i]a[b]b[u]c"),
        .event("weights", "{\\b400}a{\\b700}b", "a[b]b"),
        .event("several tags in one block", "{\\i1\\b1}a{\\i0\\b0}b", "[bi]a[]b"),
        .event("colour is blue, green, red", "{\\c&H0000FF&}a{\\1c&HFF8000&}b{\\c}c", "[#ff0000]a[#0080ff]b[]c"),
        .event("style", style: "Sign", "a{\\i0}b{\\i}c", "{line:0 align:right} [bi #ff0000]a[b #ff0000]b[bi #ff0000]c"),
        .event(
            "reset", style: "Sign", "{\\i0}a{\\r}b{\\rDefault}c", "{line:0 align:right} [b #ff0000]a[bi #ff0000]b[]c"),
        .event("style that is not there", style: "Nope", "a", "a", ["ass-style"]),
        .event("alignment", "{\\an8}a", "{line:0} a"),
        .event("the first alignment holds", "{\\an7\\an1}a", "{line:0 align:left} a"),
        .event("old alignment", "{\\a6}a", "{line:0} a"),
        .event("old alignment in the middle", "{\\a10}a", "{line:50%,center} a"),
        .event("position", "{\\pos(250,400)}a", "{line:80%,end position:25%,center} a"),
        .event("position of a corner", "{\\an7\\pos(100,50)}a", "{line:10%,start position:10%,line-left align:left} a"),
        .event("a move stands where it begins", "{\\move(250,400,900,50)}a", "{line:80%,end position:25%,center} a"),
        .event(
            "the first position holds", "{\\pos(250,400)\\move(1,1,2,2,0,9)}a", "{line:80%,end position:25%,center} a"),
        .event(
            "a place that is reset", style: "Sign", "{\\rDefault\\pos(500,50)}a",
            "{line:10%,start position:50%,line-right align:right} a"),
        // 420 of 500 from the bottom.
        .init(
            "an event's margin", head + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,420,,a\n",
            ["1000-2000 {line:16%,end} a"]),
        .init(
            "a style's margin",
            head.replacing("2,10,10,10,1", with: "2,10,10,400,1")
                + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0000,,a\nDialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,20,,b\n",
            ["1000-2000 {line:20%,end} a", "2000-3000 b"]),
        .init(
            "a margin from the top", head + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,200,,{\\an8}a\n",
            ["1000-2000 {line:40%,start} a"]),
        .init(
            "the middle has no margin", head + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,200,,{\\an5}a\n",
            ["1000-2000 {line:50%,center} a"]),
        .event("unseen while something else changes", "a{\\alpha&HFF&\\t(0,500,\\fs40)}b", "a", ["ass-override"]),
        .event("karaoke", "{\\k50}a{\\kf25}b{\\K30}c", "a[@1500]b[@1750]c"),
        .event("speaker", voice: "Bob", "a", "[v=Bob]a"),
        .event("text that is transparent", "Hi{\\alpha&HFF&} there", "Hi", ["ass-override"]),
        .event("letters that are transparent", "a{\\1a&HFF&}b{\\1a&H00&}c", "ac", ["ass-override"]),
        .event("transparent until a reset", "{\\alpha&HFF&}a{\\r}b", "b", ["ass-override"]),
        .event("half transparent", "{\\alpha&H80&}a", "a"),
        .event(
            "transparent at first", "{\\alpha&HFF&\\t(0,500,\\alpha&H00&)}a", "a", ["ass-override"]),
        .init(
            "a style that is transparent",
            head.replacing("&H000000FF,", with: "&HFF0000FF,")
                + "Dialogue: 0,0:00:01.00,0:00:02.00,Sign,,0,0,0,,A\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,B\n",
            ["1000-2000 B"], ["cue-empty", "ass-override"]),
        .init(
            "one text on three layers",
            head
                + [0, 1, 2].map { "Dialogue: \($0),0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\bord\(3 - $0)}Glow\n" }
                .joined()
                + "Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,Glow\n", ["1000-2000 Glow", "2000-3000 Glow"],
            ["ass-layers", "ass-override"]),
        .init(
            "one word at two places",
            head
                + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(100,100)}Exit\n"
                + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(900,100)}Exit\n",
            [
                "1000-2000 {line:20%,end position:10%,center} Exit",
                "1000-2000 {line:20%,end position:90%,center} Exit",
            ], ["cue-overlap"]),
        .event("comment in braces", "a{not shown}b", "ab"),
        .event("brace that does not close", "a{b", "a{b"),
        .event("escaped braces", "\\{a\\}", "{a}"),
        .event("drawing", "{\\p1}m 0 0 l 100 0{\\p0}a", "a", ["ass-override"]),
        .event("what cannot be kept", "{\\fad(100,200)\\blur2\\t(0,100,\\fscx120)\\fnArial}a", "a", ["ass-override"]),
        .init(
            "carriage returns",
            (head + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A\n").replacing("\n", with: "\r\n"),
            ["1000-2000 A"]),
        .init(
            "comment event",
            head
                + "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,B\n",
            ["3000-4000 B"]),
        .init(
            "another order of fields", "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,A, b\n",
            ["1000-2000 A, b"]),
        .init("too few fields", head + "Dialogue: 0,0:00:01.00\n", [], ["ass-event", "subtitle-empty"]),
        .init(
            "times that are none", head + "Dialogue: 0,soon,0:00:02.00,Default,,0,0,0,,A\n", [],
            ["ass-event", "subtitle-empty"]),
        .init("not SubStation", "anything", [], ["subtitle-empty"]),
        .init(
            "SubStation 4",
            """
            [Script Info]
            ScriptType: v4.00
            [V4 Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, \
            BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding
            Style: Top,Arial,20,255,0,0,0,0,-1,1,1,0,6,10,10,10,0,1
            [Events]
            Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: Marked=0,0:00:01.00,0:00:02.00,*Top,,0,0,0,,A
            """, ["1000-2000 {line:0} [i #ff0000]A"]),
    ]
}

@Suite struct ASSReaderTests {
    @Test(arguments: ASSCase.all)
    func eventIsRead(_ test: ASSCase) {
        let file = SubtitleReader.read(Data(test.input.utf8), file: "x.ass")
        #expect(file.notations == test.cues)
        #expect(file.codes == test.codes)
    }

    @Test func tableHasItsCases() {
        #expect(ASSCase.all.count == 45)
        #expect(Set(ASSCase.all.map(\.description)).count == ASSCase.all.count)
    }

    /// What libavcodec makes of the same events.
    @Test(arguments: ["A, b: c", "A\\NB", "{\\i1}a{\\i0} b", "{\\b1}a", "{\\u1}x{\\u0}y", "{\\c&H0000FF&}a{\\c} b"])
    func ffmpegReadsTheSame(_ text: String) async throws {
        let input = ASSCase.head + "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,\(text)\n"
        let folder = try TemporaryFolder()
        let path = try folder.write("x.ass", input)
        let result = try await Tool.run("ffmpeg", ["-v", "error", "-i", path, "-f", "srt", "-"])
        #expect(result.status == 0)
        let theirs = SubtitleReader.read(Data(result.output.utf8), file: "x.srt").cues
        let ours = SubtitleReader.read(Data(input.utf8), file: "x.ass").cues
        #expect(theirs.map(\.text) == ours.map(\.text))
        #expect(theirs.map(\.start) == ours.map(\.start) && theirs.map(\.end) == ours.map(\.end))
    }
}
