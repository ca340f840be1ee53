import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// A TTML document and its cues, by W3C TTML2.
struct TTMLCase: Sendable, CustomStringConvertible {
    let description: String
    let input: String
    let cues: [String]
    let codes: Set<String>

    init(_ name: String, _ input: String, _ cues: [String], _ codes: Set<String> = []) {
        (description, self.input, self.cues, self.codes) = (name, input, cues, codes)
    }

    /// A document around a body's content; `root` and `head` as given.
    static func body(
        _ name: String, root: String = "", head: String = "", _ body: String, _ cues: [String],
        _ codes: Set<String> = []
    ) -> TTMLCase {
        TTMLCase(
            name,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
            xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
            xml:lang="en" \(root)><head>\(head)</head><body>\(body)</body></tt>
            """, cues, codes)
    }

    /// One paragraph with these times.
    static func times(_ name: String, root: String = "", _ times: String, _ shown: String) -> TTMLCase {
        .body(name, root: root, "<div><p \(times)>A</p></div>", ["\(shown) A"])
    }

    /// One paragraph from 1 to 2 s.
    static func text(
        _ name: String, head: String = "", _ attributes: String = "", _ text: String, _ cue: String,
        _ codes: Set<String> = []
    ) -> TTMLCase {
        .body(
            name, head: head, "<div><p begin=\"1s\" end=\"2s\" \(attributes)>\(text)</p></div>", ["1000-2000 \(cue)"],
            codes)
    }

    static let all: [TTMLCase] = times + nesting + seen + texts + styles + places + positions + otherPlaces + files

    private static let ntsc = "ttp:frameRate=\"30\" ttp:frameRateMultiplier=\"1000 1001\""

    /// By hand: at 30000/1001 frames a second frame 100 is at 3.33666... s.
    private static let times: [TTMLCase] = [
        .times("clock time", "begin=\"00:00:01.5\" end=\"01:00:00.0004\"", "1500-3600000"),
        .times("whole seconds", "begin=\"00:00:01\" end=\"00:00:02\"", "1000-2000"),
        .times("duration", "begin=\"1s\" dur=\"1.5s\"", "1000-2500"),
        .times("the earlier of end and duration", "begin=\"1s\" dur=\"5s\" end=\"3s\"", "1000-3000"),
        .times("metrics", "begin=\"0.5m\" end=\"0.01h\"", "30000-36000"),
        .times("milliseconds", "begin=\"250ms\" end=\"1250.6ms\"", "250-1251"),
        .times("frames", root: "ttp:frameRate=\"25\"", "begin=\"10f\" end=\"00:00:01:05\"", "400-1200"),
        .times("frames at 30 without a rate", "begin=\"15f\" end=\"60f\"", "500-2000"),
        .times("multiplied rate", root: ntsc, "begin=\"100f\" end=\"150f\"", "3337-5005"),
        .times(
            "parts of frames", root: "ttp:frameRate=\"25\" ttp:subFrameRate=\"4\"",
            "begin=\"00:00:01:01.2\" end=\"2s\"", "1060-2000"),
        .times("ticks", root: "ttp:tickRate=\"10000000\"", "begin=\"10000000t\" end=\"25000000t\"", "1000-2500"),
        .times(
            "ticks are frames without a tick rate", root: "ttp:frameRate=\"50\"", "begin=\"50t\" end=\"75t\"",
            "1000-1500"),
        // 00:01:00;02 is frame 1800: 60.06 s. 00:10:00;00 is frame 17982: 600.0 s.
        .times(
            "drop frames of SMPTE", root: ntsc + " ttp:timeBase=\"smpte\" ttp:dropMode=\"dropNTSC\"",
            "begin=\"00:01:00:02\" end=\"00:10:00:00\"", "60060-599999"),
    ]

    private static let nesting: [TTMLCase] = [
        .body("times add up", "<div begin=\"10s\"><p begin=\"1s\" end=\"2s\">A</p></div>", ["11000-12000 A"]),
        .body(
            "the div's end cuts", "<div begin=\"10s\" end=\"12s\"><p begin=\"1s\" end=\"5s\">A</p></div>",
            ["11000-12000 A"]),
        .body("end counts from the parent's begin", "<div begin=\"10s\"><p end=\"2s\">A</p></div>", ["10000-12000 A"]),
        .body(
            "sequence",
            "<div timeContainer=\"seq\"><p dur=\"1s\">A</p><p begin=\"0.5s\" dur=\"2s\">B</p><p dur=\"1s\">C</p></div>",
            ["0-1000 A", "1500-3500 B", "3500-4500 C"]),
        .body(
            "sequence of parallels",
            "<div timeContainer=\"seq\"><div><p begin=\"1s\" end=\"2s\">A</p></div><div><p end=\"1s\">B</p></div></div>",
            ["1000-2000 A", "2000-3000 B"]),
        .body(
            "spans with times of their own",
            "<div><p begin=\"1s\" end=\"4s\"><span>A</span> <span begin=\"1s\">B</span></p></div>",
            ["1000-2000 A", "2000-4000 A B"], ["ttml-parts"]),
        .body(
            "spans in a sequence",
            "<div><p begin=\"1s\" timeContainer=\"seq\"><span dur=\"1s\">A</span><span dur=\"2s\">B</span></p></div>",
            ["1000-2000 A", "2000-4000 B"], ["ttml-parts"]),
        .body(
            "no end lasts until the next", "<div><p begin=\"1s\">A</p><p begin=\"3s\" end=\"4s\">B</p></div>",
            ["1000-3000 A", "3000-4000 B"], ["ttml-no-end"]),
        .body(
            "time that is none", "<div><p begin=\"soon\" end=\"2s\">A</p></div>", [], ["ttml-time", "subtitle-empty"]),
    ]

    private static let twoRegions =
        "<layout><region xml:id=\"r\" begin=\"10s\" end=\"20s\" tts:displayAlign=\"after\" tts:textAlign=\"center\"/>"
        + "<region xml:id=\"q\" tts:displayAlign=\"after\" tts:textAlign=\"center\"/>"
        + "<region xml:id=\"h\" tts:visibility=\"hidden\" tts:displayAlign=\"after\" tts:textAlign=\"center\"/></layout>"

    /// What is displayed and visible, and when.
    private static let seen: [TTMLCase] = [
        .body(
            "not displayed until a set says so",
            "<div><p begin=\"30s\" end=\"40s\" tts:display=\"none\"><set begin=\"5s\" tts:display=\"auto\"/>text</p></div>",
            ["35000-40000 text"]),
        .body(
            "a set hides for a time",
            "<div><p begin=\"10s\" end=\"20s\">A<set begin=\"2s\" dur=\"3s\" tts:display=\"none\"/></p></div>",
            ["10000-12000 A", "15000-20000 A"], ["ttml-parts"]),
        .body(
            "a set of the div's",
            "<div begin=\"10s\" tts:visibility=\"hidden\"><set begin=\"1s\" tts:visibility=\"visible\"/><p end=\"5s\">A</p></div>",
            ["11000-15000 A"]),
        .body(
            "visibility is given back by a child",
            "<div><p begin=\"1s\" end=\"2s\" tts:visibility=\"hidden\">a <span tts:visibility=\"visible\">b</span></p></div>",
            ["1000-2000 b"]),
        .body(
            "display is not given back by a child",
            "<div><p begin=\"1s\" end=\"2s\" tts:display=\"none\">a <span tts:display=\"auto\">b</span></p></div>", [],
            ["subtitle-empty"]),
        .body(
            "a region's times", head: twoRegions, "<div><p region=\"r\" begin=\"5s\" end=\"25s\">A</p></div>",
            ["10000-20000 A"]),
        .body(
            "a hidden region", head: twoRegions,
            "<div><p region=\"h\" begin=\"5s\" end=\"9s\">A <span tts:visibility=\"visible\">b</span></p></div>",
            ["5000-9000 b"]),
        .body(
            "text outside of all regions", head: twoRegions,
            "<div><p region=\"q\" begin=\"1s\" end=\"2s\">A</p><p begin=\"3s\" end=\"4s\">B</p></div>", ["1000-2000 A"],
            ["ttml-region"]),
        .body(
            "regions that no text is in", head: twoRegions, "<div><p begin=\"3s\" end=\"4s\">B</p></div>",
            ["3000-4000 B"], ["ttml-region"]),
        .body(
            "text of a sequence itself",
            "<div><p begin=\"1s\" end=\"9s\" timeContainer=\"seq\">x<span dur=\"1s\">A</span> y <span dur=\"1s\">B</span></p></div>",
            ["1000-2000 A", "2000-3000 B"], ["ttml-sequence", "ttml-parts"]),
        .body("opacity of 0", "<div><p begin=\"1s\" end=\"2s\" tts:opacity=\"0\">A</p></div>", [], ["subtitle-empty"]),
        .body(
            "opacity of 0 of the div", "<div tts:opacity=\"0.0\"><p begin=\"1s\" end=\"2s\">A</p></div>", [],
            ["subtitle-empty"]),
        .body(
            "some opacity", "<div><p begin=\"1s\" end=\"2s\" tts:opacity=\"0.5\">A</p></div>", ["1000-2000 A"]),
        .body(
            "a colour that is transparent",
            "<div><p begin=\"1s\" end=\"2s\"><span tts:color=\"transparent\">A</span><span tts:color=\"#ff000000\">B</span>C</p></div>",
            ["1000-2000 C"]),
        .body(
            "a clock time without hours", "<div><p begin=\"1:23.5\" end=\"1:25\">A</p><p end=\"2s\">B</p></div>",
            ["0-2000 B"], ["ttml-time"]),
        .body(
            "an end that is none", "<div><p begin=\"1s\" end=\"later\">A</p><p end=\"2s\">B</p></div>", ["0-2000 B"],
            ["ttml-time"]),
        .body(
            "a span whose time is none", "<div><p end=\"2s\">A<span begin=\"x\">B</span></p></div>", ["0-2000 A"],
            ["ttml-time"]),
        .body(
            "a div whose time is none", "<div begin=\"1\"><p end=\"2s\">A</p></div><div><p end=\"3s\">B</p></div>",
            ["0-3000 B"], ["ttml-time"]),
        .text("a style that is not defined", "style=\"nope\"", "A", "A", ["ttml-style-missing"]),
        .body("no length", "<div><p begin=\"1s\" end=\"1s\">A</p></div>", ["1000-1833 A"], ["cue-no-length"]),
    ]

    private static let texts: [TTMLCase] = [
        .text("br", "", "A<br/>B", "A|B"),
        .text("white space is one space", "", "\n  A\n  b  <span> c </span>\n", "A b c"),
        .text("no white space around br", "", "A <br/> B", "A|B"),
        .text("preserved white space", "xml:space=\"preserve\"", "A\nB  C", "A|B  C"),
        .text("references and CDATA", "", "&lt;&amp;&#x41;<![CDATA[<b>]]>", "<&A<b>"),
        .text("metadata is no text", "", "<ttm:desc>no</ttm:desc>A", "A"),
        .text("another vocabulary is no text", "", "<x:y xmlns:x=\"urn:x\">no</x:y>A", "A"),
        .text("language", "", "A <span xml:lang=\"fr\">b</span>", "A [lang=fr]b"),
        .text(
            "ruby", "",
            "<span tts:ruby=\"container\"><span tts:ruby=\"base\">漢</span><span tts:ruby=\"text\">かん</span></span>!",
            "[ruby-base]漢[ruby-annotation]かん[]!"),
        .text(
            "speaker",
            head:
                "<metadata><ttm:agent xml:id=\"a\" type=\"person\"><ttm:name type=\"full\">Bob</ttm:name></ttm:agent></metadata>",
            "ttm:agent=\"a\"", "Hi", "[v=Bob]Hi"),
        .text("identifier", "xml:id=\"c1\"", "A", "#c1 A"),
        .body(
            "hidden",
            "<div><p begin=\"1s\" end=\"2s\">A<span tts:display=\"none\">B</span><span tts:visibility=\"hidden\">C</span></p></div>",
            ["1000-2000 A"]),
    ]

    private static let sheet = """
        <styling><style xml:id="b" tts:fontWeight="bold"/><style xml:id="bi" style="b" tts:fontStyle="italic"/>\
        <style xml:id="loop" style="pool"/><style xml:id="pool" style="loop" tts:color="lime"/></styling>
        """

    private static let styles: [TTMLCase] = [
        .text(
            "inline", "", "<span tts:fontStyle=\"italic\">a</span><span tts:color=\"#ff0000\">b</span>",
            "[i]a[#ff0000]b"),
        .text(
            "by reference of a reference", head: sheet, "style=\"bi\"", "a<span tts:fontWeight=\"normal\">b</span>",
            "[bi]a[i]b"),
        .text("a loop of references ends", head: sheet, "style=\"loop\"", "a", "[#00ff00]a"),
        .text(
            "underline is not taken away by another line", "tts:textDecoration=\"underline\"",
            "a<span tts:textDecoration=\"overline\">b</span><span tts:textDecoration=\"noUnderline\">c</span>",
            "[u]ab[]c"),
        .text(
            "colours", "",
            "<span tts:color=\"rgba(1,2,3,4)\">a</span><span tts:color=\"aqua\">b</span><span tts:color=\"white\">c</span>",
            "[#01020304]a[#00ffff]b[]c"),
        .text(
            "what cannot be kept is said", "tts:fontFamily=\"Arial\" tts:backgroundColor=\"black\"", "a", "a",
            ["ttml-style"]),
    ]

    private static func region(_ attributes: String, _ inside: String = "") -> String {
        "<layout><region xml:id=\"r\" \(attributes)>\(inside)</region></layout>"
    }

    private static let places: [TTMLCase] = [
        .text(
            "bottom",
            head: region(
                "tts:origin=\"10% 80%\" tts:extent=\"80% 15%\" tts:displayAlign=\"after\" tts:textAlign=\"center\""),
            "region=\"r\"", "A", "A"),
        .text(
            "top, in pixels' shares of cells",
            head: region("tts:origin=\"4c 1c\" tts:extent=\"24c 3c\" tts:textAlign=\"center\""), "region=\"r\"", "A",
            "{line:0} A"),
        .text(
            "alignment is start unless it is said",
            head: region("tts:origin=\"10% 80%\" tts:extent=\"80% 15%\" tts:displayAlign=\"after\""), "region=\"r\"",
            "A", "{align:start} A"),
        .text(
            "nested style",
            head: region(
                "tts:origin=\"10% 80%\" tts:extent=\"80% 15%\"",
                "<style tts:displayAlign=\"after\"/><style tts:textAlign=\"right\"/>"), "region=\"r\"", "A",
            "{align:right} A"),
        .text(
            "the left half",
            head: region(
                "tts:origin=\"0% 40%\" tts:extent=\"50% 20%\" tts:displayAlign=\"center\" tts:textAlign=\"left\""),
            "region=\"r\"", "A", "{line:50%,center position:0%,line-left size:50% align:left} A"),
        .text(
            "position of TTML2",
            head: region(
                "tts:position=\"center bottom\" tts:extent=\"80% 20%\" tts:displayAlign=\"after\" tts:textAlign=\"center\""
            ), "region=\"r\"", "A", "A"),
    ]

    /// 20 % of the width and 80 % of the height are free.
    private static func position(_ position: String, _ cue: String, _ codes: Set<String> = []) -> TTMLCase {
        .text(
            "position \(position)",
            head: region("tts:position=\"\(position)\" tts:extent=\"80% 20%\" tts:textAlign=\"center\""),
            "region=\"r\"", "A", cue + " A", codes)
    }

    private static let unplaced = "{line:0 position:40%,center size:80%}"
    private static let positions: [TTMLCase] = [
        position("center bottom 5%", "{line:76%,start}"), position("bottom 5% center", "{line:76%,start}"),
        position("bottom center", "{line:80%,start}"), position("center bottom", "{line:80%,start}"),
        position("bottom 5% left 10%", "{line:76%,start position:42%,center size:80%}"),
        position("left 10% bottom 5%", "{line:76%,start position:42%,center size:80%}"),
        position("right 10% top 50%", "{line:40%,start position:58%,center size:80%}"),
        position("50% 50%", "{line:40%,start}"), position("top", "{line:0}"), position("bottom", "{line:80%,start}"),
        position("top 5%", unplaced, ["ttml-position"]), position("left right", unplaced, ["ttml-position"]),
        position("center 5% top", unplaced, ["ttml-position"]), position("below", unplaced, ["ttml-position"]),
        position("left 1% top 2% 3%", unplaced, ["ttml-position"]),
    ]

    private static let otherPlaces: [TTMLCase] = [
        .text(
            "vertical",
            head: region(
                "tts:origin=\"80% 10%\" tts:extent=\"10% 80%\" tts:writingMode=\"tbrl\" tts:textAlign=\"center\""),
            "region=\"r\"", "A", "{vertical:rl} A"),
        .text("region that is not there", "region=\"q\"", "A", "A", ["ttml-region"]),
    ]

    private static let files: [TTMLCase] = [
        .init(
            "prefix",
            "<tt:tt xmlns:tt=\"http://www.w3.org/ns/ttml\"><tt:body><tt:div><tt:p begin=\"1s\" end=\"2s\">A</tt:p></tt:div></tt:body></tt:tt>",
            ["1000-2000 A"]),
        .init(
            "DFXP's namespace",
            "<tt xmlns=\"http://www.w3.org/2006/10/ttaf1\"><body><div><p begin=\"1s\" end=\"2s\">A</p></div></body></tt>",
            ["1000-2000 A"]),
        .init("another root", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", [], ["ttml-root"]),
        .init("no namespace", "<tt><body><div><p begin=\"1s\" end=\"2s\">A</p></div></body></tt>", [], ["ttml-root"]),
        .init("not well-formed", "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body></tt>", [], ["ttml-xml"]),
        .init("empty", "", [], ["ttml-root"]),
        .init(
            "document type",
            "<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE tt [<!ENTITY a \"b\">]>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"/>",
            [], ["ttml-doctype"]),
        .init("nothing in it", "<tt xmlns=\"http://www.w3.org/ns/ttml\"/>", [], ["subtitle-empty"]),
        .body(
            "images are said", "<div><p begin=\"1s\" end=\"2s\">A</p><image src=\"x.png\"/></div>", ["1000-2000 A"],
            ["ttml-unread"]),
    ]
}

@Suite struct TTMLReaderTests {
    @Test(arguments: TTMLCase.all)
    func documentIsReadAsTheStandardSays(_ test: TTMLCase) {
        let file = SubtitleReader.read(Data(test.input.utf8), file: "x.ttml")
        #expect(file.notations == test.cues)
        #expect(file.codes == test.codes)
    }

    @Test func tableHasItsCases() {
        #expect(TTMLCase.all.count == 92)
        #expect(Set(TTMLCase.all.map(\.description)).count == TTMLCase.all.count)
    }

    @Test func languageIsTheFiles() {
        let input = TTMLCase.all[0].input
        #expect(SubtitleReader.read(Data(input.utf8), file: "x.ttml").language == "en")
        #expect(SubtitleReader.read(Data(input.utf8), file: "x.ttml", language: "de").language == "de")
    }

    @Test func utf16IsRead() {
        let input = "\u{FEFF}" + TTMLCase.all[0].input.replacing("UTF-8", with: "UTF-16")
        let data = Data(input.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
        #expect(SubtitleReader.read(data, file: "x.ttml").notations == ["1500-3600000 A"])
    }

    @Test func findingsSayTheLine() throws {
        let broken = "<tt xmlns=\"http://www.w3.org/ns/ttml\">\n<body>\n<div></p>\n</body></tt>"
        let finding = try #require(SubtitleReader.read(Data(broken.utf8), file: "x.ttml").findings.first)
        #expect(finding.location?.line == 3)
        let wrong =
            "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n<p begin=\"x\" end=\"1s\">A</p></div></body></tt>"
        let times = try #require(SubtitleReader.read(Data(wrong.utf8), file: "x.ttml").findings.first)
        #expect(times.location == SourceLocation(file: "x.ttml", line: 2))
    }

    /// An entity that would be 10^9 times as long, one that is in a file, and elements without end.
    @Test func bombsAreRefused() {
        let laughs = (1..<10).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }
        let head = "<?xml version=\"1.0\"?><!DOCTYPE tt [<!ENTITY a0 \"ha\">\(laughs.joined())]>"
        let bombs = [
            "\(head)<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p end=\"1s\">&a9;</p></div></body></tt>",
            "<!DOCTYPE tt [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tt xmlns=\"http://www.w3.org/ns/ttml\">&x;</tt>",
            String(repeating: "<tt xmlns=\"http://www.w3.org/ns/ttml\">", count: 100_000),
            "<tt xmlns=\"http://www.w3.org/ns/ttml\">\(String(repeating: "<body/>", count: 410_000))</tt>",
        ]
        for bomb in bombs {
            let file = SubtitleReader.read(Data(bomb.utf8), file: "x.ttml")
            #expect(file.cues.isEmpty && file.findings.hasErrors)
        }
    }

    /// Each style refers twice to the next: 2^30 ways, of which each is gone once.
    @Test func stylesThatReferToStylesEnd() {
        let styles = (0..<30).map { "<style xml:id=\"s\($0)\" style=\"s\($0 + 1) s\($0 + 1)\"/>" }.joined()
        let test = TTMLCase.text("", head: "<styling>\(styles)</styling>", "style=\"s0\"", "A", "A")
        #expect(SubtitleReader.read(Data(test.input.utf8), file: "x.ttml").notations == test.cues)
    }
}
