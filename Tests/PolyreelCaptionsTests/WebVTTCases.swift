/// A WebVTT file and what the standard's parser makes of it (W3C WebVTT, section 6; cue text: 6.4).
struct WebVTTCase: Sendable, CustomStringConvertible {
    let description: String
    let input: String
    let cues: [String]
    let codes: Set<String>

    init(_ name: String, _ input: String, _ cues: [String], _ codes: Set<String> = []) {
        description = name
        self.input = input
        self.cues = cues
        self.codes = codes
    }

    /// One cue from 1 to 2 s with this text.
    static func text(_ name: String, _ text: String, _ cue: String, _ codes: Set<String> = []) -> WebVTTCase {
        WebVTTCase(name, "WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n", ["1000-2000 \(cue)"], codes)
    }

    /// One cue with these settings.
    static func settings(_ name: String, _ settings: String, _ kept: String, _ codes: Set<String> = []) -> WebVTTCase {
        let place = kept.isEmpty ? "" : " {\(kept)}"
        return WebVTTCase(
            name, "WEBVTT\n\n00:01.000 --> 00:02.000 \(settings)\nA\n", ["1000-2000\(place) A"], codes)
    }

    /// One line of times.
    static func times(_ name: String, _ line: String, _ times: String?) -> WebVTTCase {
        WebVTTCase(
            name, "WEBVTT\n\n\(line)\nA\n\n900:00:00.000 --> 900:00:01.000\nZ\n",
            [times.map { "\($0) A" }, "3240000000-3240001000 Z"].compactMap(\.self), times == nil ? ["vtt-times"] : [])
    }

    static let all: [WebVTTCase] = files + blocks + timing + placing + texts

    static let files: [WebVTTCase] = [
        .init(
            "plain", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:03.000 --> 00:04.000\nB\n",
            ["1000-2000 A", "3000-4000 B"]),
        .init("byte order mark", "\u{FEFF}WEBVTT\n\n00:01.000 --> 00:02.000\nA", ["1000-2000 A"]),
        .init("no line end at the end", "WEBVTT\n\n00:01.000 --> 00:02.000\nA", ["1000-2000 A"]),
        .init("text after the signature", "WEBVTT - French\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init("tab after the signature", "WEBVTT\tx\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init("header lines", "WEBVTT\nKind: captions\nLanguage: de\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init("cue right after the header", "WEBVTT\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init("carriage returns alone", "WEBVTT\r\r00:01.000 --> 00:02.000\rA\rB\r", ["1000-2000 A|B"]),
        .init("carriage return and line feed", "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nA\r\n", ["1000-2000 A"]),
        .init("NUL is U+FFFD", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\0B\n", ["1000-2000 A\u{FFFD}B"]),
        .init("no signature", "00:01.000 --> 00:02.000\nA\n", [], ["vtt-signature"]),
        .init("lower case signature", "webvtt\n\n00:01.000 --> 00:02.000\nA\n", [], ["vtt-signature"]),
        .init("signature runs on", "WEBVTTX\n\n00:01.000 --> 00:02.000\nA\n", [], ["vtt-signature"]),
        .init("space before the signature", " WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", [], ["vtt-signature"]),
        .init("empty", "", [], ["vtt-signature"]),
        .init("signature alone", "WEBVTT", [], ["subtitle-empty"]),
    ]

    static let blocks: [WebVTTCase] = [
        .init("identifier", "WEBVTT\n\nintro - 1\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 #intro - 1 A"]),
        .init(
            "two lines before the times are no cue", "WEBVTT\n\nx\ny\n00:01.000 --> 00:02.000\nA\n",
            ["1000-2000 A"], ["vtt-block"]),
        .init(
            "times end the cue above", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB\n",
            ["1000-2000 A", "3000-4000 B"]),
        .init(
            "an arrow in the text ends the cue", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\nB --> C\nD\n",
            ["1000-2000 A"], ["vtt-times"]),
        .init(
            "many empty lines", "WEBVTT\n\n\n\n00:01.000 --> 00:02.000\nA\n\n\n\n00:03.000 --> 00:04.000\nB\n",
            ["1000-2000 A", "3000-4000 B"]),
        .init("white space is no empty line", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n \nB\n", ["1000-2000 A| |B"]),
        .init("note", "WEBVTT\n\nNOTE a comment\nof two lines\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init("NOTE as identifier", "WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 #NOTE A"]),
        .init("style", "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"]),
        .init(
            "style after a cue", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nSTYLE\n::cue {}\n", ["1000-2000 A"],
            ["vtt-block"]),
        .init(
            "region", "WEBVTT\n\nREGION\nid:r lines:3\n\n00:01.000 --> 00:02.000 region:r\nA\n",
            ["1000-2000 {region:r} A"]),
        .init(
            "region that is not there", "WEBVTT\n\n00:01.000 --> 00:02.000 region:r\nA\n", ["1000-2000 A"],
            ["vtt-setting"]),
        .init(
            "a cue of full size stays in its region",
            "WEBVTT\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000 region:r size:100%\nA\n",
            ["1000-2000 {size:100% region:r} A"]),
        .init(
            "a region that is named after the line holds",
            "WEBVTT\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000 line:0 region:r\nA\n",
            ["1000-2000 {line:0 region:r} A"]),
        .init(
            "an unknown region takes the known one away",
            "WEBVTT\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000 region:r region:q\nA\n", ["1000-2000 A"],
            ["vtt-setting"]),
        .init(
            "a cue with a size is in no region",
            "WEBVTT\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000 region:r size:40%\nA\n", ["1000-2000 {size:40%} A"]),
        .init(
            "stray block", "WEBVTT\n\nnothing of ours\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"],
            ["vtt-block"]),
        .init(
            "out of order", "WEBVTT\n\n00:03.000 --> 00:04.000\nB\n\n00:01.000 --> 00:02.000\nA\n",
            ["1000-2000 A", "3000-4000 B"], ["cue-order"]),
        .init(
            "ends before it starts", "WEBVTT\n\n00:03.000 --> 00:02.000\nA\n\n00:05.000 --> 00:06.000\nB\n",
            ["5000-6000 B"], ["cue-backwards"]),
        .init(
            "no text", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:05.000 --> 00:06.000\nB\n", ["5000-6000 B"],
            ["cue-empty"]),
    ]

    static let timing: [WebVTTCase] = [
        .times("hours", "01:00:01.500 --> 100:00:02.000", "3601500-360002000"),
        .times("no white space around the arrow", "00:01.000-->00:02.000", "1000-2000"),
        .times("tabs", "\t00:01.000\t-->\t00:02.000", "1000-2000"),
        .times("one digit of minutes is hours, and needs seconds", "1:01.000 --> 00:02.000", nil),
        .times("one digit of hours", "0:00:01.000 --> 0:00:02.000", "1000-2000"),
        .times("minutes over 59 are hours, and need seconds", "60:00.000 --> 61:00.000", nil),
        .times("minutes over 59 after hours", "00:60:00.000 --> 01:00:01.000", nil),
        .times("seconds over 59", "00:60.000 --> 01:01.000", nil),
        .times("two digits of thousandths", "00:01.00 --> 00:02.000", nil),
        .times("four digits of thousandths", "00:01.0000 --> 00:02.000", nil),
        .times("comma", "00:01,000 --> 00:02,000", nil),
        .times("no thousandths", "00:01 --> 00:02", nil),
        .times("no second time", "00:01.000 -->", nil),
        .times("one dash is no arrow of times", "00:01.000 -> 00:02.000 -->", nil),
        .times("sign", "-00:01.000 --> 00:02.000", nil),
        .times("beyond this reader's hours", "1000000:00:00.000 --> 1000000:00:01.000", nil),
        .times("a number that no integer holds", "99999999999999999999:00:00.000 --> 00:02.000", nil),
    ]

    static let placing: [WebVTTCase] = [
        .settings(
            "all", "vertical:rl line:0 position:50% size:35% align:start",
            "vertical:rl line:0 position:50% size:35% align:start"),
        .settings("percentage of the height", "line:84.5%,end", "line:84.5%,end"),
        .settings("line from the bottom", "line:-1", "line:-1"),
        .settings("position's alignment", "position:10%,line-left", "position:10%,line-left"),
        .settings("position without a sign", "position:50", "", ["vtt-setting"]),
        .settings("percentage over 100", "size:100.1%", "", ["vtt-setting"]),
        .settings("exactly 100", "size:100.0%", "size:100.0%"),
        .settings("dot without digits", "line:1.", "", ["vtt-setting"]),
        .settings("two dots", "line:1.2.3", "", ["vtt-setting"]),
        .settings("sign inside", "line:1-2", "", ["vtt-setting"]),
        .settings("unknown alignment drops the whole setting", "line:5,middle", "", ["vtt-setting"]),
        .settings("middle is no alignment", "align:middle", "", ["vtt-setting"]),
        .settings("upper case", "ALIGN:start", "", ["vtt-setting"]),
        .settings("the later one holds", "align:start align:end", "align:end"),
        .settings(
            "an earlier alignment stays", "line:5,end line:6 position:1%,center position:2%",
            "line:6,end position:2%,center"),
        .settings(
            "an unknown alignment spares the earlier setting", "line:50% line:25%,foo", "line:50%", ["vtt-setting"]),
        .settings("colon at an end", ":start align: align:left", "align:left", ["vtt-setting"]),
        .settings("unknown name", "D:vertical align:right", "align:right", ["vtt-setting"]),
        .init(
            "settings right after the time", "WEBVTT\n\n00:01.000 --> 00:02.000align:end\nA\n",
            ["1000-2000 {align:end} A"]),
    ]

    static let texts: [WebVTTCase] = [
        .text("styles", "a<i>b<b>c</b></i><u>d</u>", "a[i]b[bi]c[u]d"),
        .text("styles over lines", "<i>a\nb</i>\nc", "[i]a|b[]|c"),
        .text("voice", "<v.loud Mary  Ann>Hi</v> all", "[v=Mary Ann c=loud]Hi[] all"),
        .text("voice that is not closed", "<v Bob>Hi", "[v=Bob]Hi"),
        .text("classes", "<c.yellow.bg_blue>x</c>", "[#ffff00 c=yellow.bg_blue]x"),
        .text("language", "<lang fr>Ah</lang>!", "[lang=fr]Ah[]!"),
        .text(
            "ruby", "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>!",
            "[ruby-base]漢[ruby-annotation]かん[ruby-base]字[ruby-annotation]じ[]!"),
        .text(
            "</ruby> closes nothing while b is open", "<ruby>漢<rt><b>かん</ruby></b>!</ruby>.",
            "[ruby-base]漢[b ruby-annotation]かん[ruby-annotation]![].", ["vtt-tag"]),
        .text("</ruby> closes rt", "<ruby>漢<rt>かん</ruby>!", "[ruby-base]漢[ruby-annotation]かん[]!"),
        .text("rt outside of ruby", "<rt>x</rt>", "x", ["vtt-tag"]),
        .text("unknown tag", "<blink>x</blink>", "x", ["vtt-tag"]),
        .text("end tag of another element", "<i>a</b>b</i>c", "[i]ab[]c", ["vtt-tag"]),
        .text("tag without its end", "a<i", "a", ["vtt-tag"]),
        .text("empty tag", "a<>b", "ab", ["vtt-tag"]),
        .text("time", "a<00:01.500>b", "a[@1500]b"),
        .text("times over tags and lines", "a<i> <00:01.250>b\n</i><00:00:01.500>c", "a[i] [i @1250]b|[@1500]c"),
        .text("time that is none", "a<00:01>b<1.5>c", "abc", ["vtt-timestamp-tag"]),
        .text("time with something after it", "a<00:01.500 >b", "ab", ["vtt-timestamp-tag"]),
        .text("time before the one above", "a<00:01.500>b<00:01.250>c", "a[@1500]bc", ["vtt-timestamp-tag"]),
        .text("time outside of the cue", "<00:00.500>a<00:03.000>b", "ab", ["vtt-timestamp-tag"]),
        .text("time at the cue's start", "<00:01.000>a", "a"),
        .text("references", "&amp;&lt;&gt;&nbsp;&lrm;&rlm;", "&<>\u{A0}\u{200E}\u{200F}"),
        .text("numeric references", "&#65;&#x42;&#X43;", "ABC"),
        .text(
            "numeric references that mean no character", "&#0;&#xD800;&#x110000;&#99999999999999999999;",
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        .text("numeric reference to Windows-1252", "&#128;", "€"),
        .text("old names need no semicolon", "a&ampb", "a&b"),
        .text("any name that HTML has", "&copy;&frac12;&Aacute;&NotEqualTilde;", "©½Á\u{2242}\u{338}"),
        .text("the longest name that fits", "&notit;&notin;", "¬it;∉"),
        .text("old name before another letter", "&copyright", "©right"),
        .text("many zeros", "&#0000000000000000000000000000000000000000065;", "A"),
        .text("unknown reference stays", "AT&T &bogus; &", "AT&T &bogus; &", ["vtt-reference"]),
        .text("no double decoding", "&amp;lt;", "&lt;"),
        .text("greater-than alone", "a > b", "a > b"),
        .text("annotation with reference", "<v R&amp;D>x", "[v=R&D]x"),
    ]
}
