import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// A SubRip file as programs write it, and its cues.
struct SRTCase: Sendable, CustomStringConvertible {
    let description: String
    let data: Data
    let cues: [String]
    let codes: Set<String>
    let language: String?

    init(_ name: String, _ data: Data, _ cues: [String], _ codes: Set<String> = [], language: String? = nil) {
        description = name
        self.data = data
        self.cues = cues
        self.codes = codes
        self.language = language
    }

    init(_ name: String, _ text: String, _ cues: [String], _ codes: Set<String> = []) {
        self.init(name, Data(text.utf8), cues, codes)
    }

    /// One cue's line of times.
    static func times(_ name: String, _ line: String, _ times: String, _ codes: Set<String> = []) -> SRTCase {
        SRTCase(name, "1\n\(line)\nA\n", ["\(times) #1 A"], codes)
    }

    /// One cue's text.
    static func text(_ name: String, _ text: String, _ cue: String, _ codes: Set<String> = []) -> SRTCase {
        SRTCase(name, "1\n00:00:01,000 --> 00:00:02,000\n\(text)\n", ["1000-2000 \(cue)"], codes)
    }

    /// Without its mark.
    private static func unmarked(_ highFirst: Bool) -> Data { utf16(plain, highFirst: highFirst).dropFirst(2) }

    static let all: [SRTCase] = encodings + structure + times + markup

    private static let plain = "1\n00:00:01,000 --> 00:00:02,500\nÀ la une\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    private static let ideographs = "1\n00:00:01,000 --> 00:00:02,500\n一\u{3000}Ā\n"
    private static let plainCues = ["1000-2500 #1 À la une", "3000-4000 #2 B"]

    private static func utf16(_ text: String, highFirst: Bool) -> Data {
        Data(
            ("\u{FEFF}" + text).utf16.flatMap { unit in
                let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                return highFirst ? bytes : bytes.reversed()
            })
    }

    private static func utf32(_ text: String, highFirst: Bool) -> Data {
        Data(
            ("\u{FEFF}" + text).unicodeScalars.flatMap { scalar in
                let bytes = [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 0xFF) }
                return highFirst ? bytes : bytes.reversed()
            })
    }

    private static let encodings: [SRTCase] = [
        .init("UTF-8", plain, plainCues),
        .init("UTF-8 with byte order mark", "\u{FEFF}" + plain, plainCues),
        .init("UTF-16 little endian", utf16(plain, highFirst: false), plainCues),
        .init("UTF-16 little endian without a mark", unmarked(false), plainCues),
        .init("UTF-16 big endian without a mark", unmarked(true), plainCues),
        // Each of these has a byte of 0 where Latin letters have none.
        .init(
            "UTF-16 without a mark, Japanese", utf16(ideographs, highFirst: false).dropFirst(2),
            ["1000-2500 #1 一\u{3000}Ā"]),
        .init(
            "UTF-16 without a mark, Japanese, big endian", utf16(ideographs, highFirst: true).dropFirst(2),
            ["1000-2500 #1 一\u{3000}Ā"]),
        .init("UTF-32 little endian", utf32(plain, highFirst: false), plainCues),
        .init("UTF-32 big endian", utf32(plain, highFirst: true), plainCues),
        .init("UTF-16 big endian", utf16(plain, highFirst: true), plainCues),
        .init(
            "Windows-1252", Data("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + [0xC0, 0x80, 0x93, 0x0A],
            ["1000-2000 #1 À€“"], ["subtitle-encoding"], language: "fr-FR"),
        .init(
            "an old Russian encoding is not Windows-1252",
            Data("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + [0xB3, 0xF3, 0x64, 0x9F, 0x0A],
            ["1000-2000 #1 ³ódŸ"], ["subtitle-encoding"], language: "ru"),
        .init("carriage return and line feed", plain.replacing("\n", with: "\r\n"), plainCues),
        .init("carriage return", plain.replacing("\n", with: "\r"), plainCues),
        .init("two carriage returns and a line feed", plain.replacing("\n", with: "\r\r\n"), plainCues),
        .init(
            "mixed line ends", "1\r\n00:00:01,000 --> 00:00:02,500\nÀ la une\r\r2\n00:00:03,000 --> 00:00:04,000\rB",
            plainCues),
        .init("WebVTT by another name", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", ["1000-2000 A"], ["subtitle-kind"]),
    ]

    private static let structure: [SRTCase] = [
        .init(
            "no numbers", "00:00:01,000 --> 00:00:02,000\nA\n\n00:00:03,000 --> 00:00:04,000\nB\n",
            ["1000-2000 A", "3000-4000 B"]),
        .init(
            "no empty line between cues",
            "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
            ["1000-2000 #1 A", "3000-4000 #2 B"]),
        .init("no line end at the end", "1\n00:00:01,000 --> 00:00:02,000\nA", ["1000-2000 #1 A"]),
        .init("empty lines at the start", "\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n", ["1000-2000 #1 A"]),
        .init(
            "text that is a number", "1\n00:00:01,000 --> 00:00:02,000\n2024\n\n2\n00:00:03,000 --> 00:00:04,000\n3\n",
            ["1000-2000 #1 2024", "3000-4000 #2 3"]),
        .init(
            "empty line inside the text",
            "1\n00:00:01,000 --> 00:00:02,000\nA\n\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n",
            ["1000-2000 #1 A|B", "3000-4000 #2 C"], ["srt-empty-line"]),
        .init(
            "out of order", "2\n00:00:03,000 --> 00:00:04,000\nB\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n",
            ["1000-2000 #1 A", "3000-4000 #2 B"], ["cue-order"]),
        .init(
            "overlap", "1\n00:00:01,000 --> 00:00:03,500\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
            ["1000-3500 #1 A", "3000-4000 #2 B"], ["cue-overlap"]),
        .init(
            "end before start", "1\n00:00:03,000 --> 00:00:02,000\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n",
            ["5000-6000 #2 B"], ["cue-backwards"]),
        .init(
            "text before the first cue", "Translated by X\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n",
            ["1000-2000 #1 A"], ["srt-stray-text"]),
        .init(
            "cue without text", "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
            ["3000-4000 #2 B"], ["cue-empty"]),
        .init(
            "times that are none", "1\n00:00:01,000 --> soon\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
            ["3000-4000 #2 B"], ["srt-times", "srt-stray-text"]),
        .init(
            "an arrow of times is never words", "1\n00:00:01,000 --> 00:00:02,000\nA --> B\nC\n", ["1000-2000 #1 C"],
            ["srt-arrow"]),
        .init("nothing", "", [], ["subtitle-empty"]),
    ]

    private static let times: [SRTCase] = [
        .times("dot", "00:00:01.000 --> 00:00:02.000", "1000-2000"),
        .times("no hours", "00:01,000 --> 00:02,000", "1000-2000"),
        .times("one digit of hours", "0:00:01,000 --> 0:00:02,000", "1000-2000"),
        .times("one decimal is tenths", "00:00:01,5 --> 00:00:02,25", "1500-2250"),
        .times("more decimals than three", "00:00:01,0009 --> 00:00:02,0009", "1000-2000"),
        .times("no decimals", "00:00:01 --> 00:00:02", "1000-2000"),
        .times("colon before the thousandths", "00:00:01:500 --> 00:00:02:000", "1500-2000"),
        .times("no spaces", "00:00:01,000-->00:00:02,000", "1000-2000"),
        .times(
            "coordinates", "00:00:01,000 --> 00:00:02,000  X1:100 X2:600 Y1:50 Y2:90", "1000-2000",
            ["srt-coordinates"]),
        .times("long film", "100:00:00,000 --> 100:00:01,000", "360000000-360001000"),
        .times("starts before zero", "-00:00:01,000 --> 00:00:02,000", "0-2000", ["cue-negative"]),
    ]

    private static let markup: [SRTCase] = [
        .text("italic, bold, underline", "<i>a</i> <b>b</b> <u>c</u>", "#1 [i]a[] [b]b[] [u]c"),
        .text("upper case and nested", "<I>a<B>b</B></I>", "#1 [i]a[bi]b"),
        .text("not closed", "<i>a\nb", "#1 [i]a|b"),
        .text("closed twice", "a</i></i>b<i>c", "#1 ab[i]c"),
        .text("font", "<font color=\"#ffff00\">a</font>b", "#1 [#ffff00]a[]b"),
        .text(
            "font's face and size", "<font face='Arial' size=\"24\" color=red>a<font size=9>b</font></font>c",
            "#1 [#ff0000]ab[]c", ["srt-markup"]),
        .text("colour without its sign", "<FONT COLOR=\"00ff00\"><i>a</i></FONT>", "#1 [i #00ff00]a"),
        .text("colour that is none", "<font color=\"mauvish\">a</font>", "#1 a", ["srt-markup"]),
        .text("white is what text is without a colour", "<font color=\"#FFFFFF\">a</font>b", "#1 ab"),
        .text("middle", "{\\an5}a", "{line:50%,center} #1 a"),
        .text("top", "{\\an8}a", "{line:0} #1 a"),
        .text("a line's end of SubStation's", "{\\i1}a{\\i0}\\Nb", "#1 [i]a[]|b"),
        .text("no line's end", "C:\\New", "#1 C:\\New"),
        .text("bottom left", "{\\an1}a", "{align:left} #1 a"),
        .text("braces of SubStation", "{\\i1}a{\\i0}b", "#1 [i]a[]b"),
        .text("braces of MicroDVD", "{i}a{/i}b", "#1 [i]a[]b"),
        .text("brackets that are no tags", "a < b > c <3 {x} <now>", "#1 a < b > c <3 {x} <now>"),
        .text("control characters", "a\u{1}b\u{85}c", "#1 ab|c", ["cue-control-character"]),
    ]
}

@Suite struct SRTReaderTests {
    @Test(arguments: SRTCase.all)
    func dialectIsRead(_ test: SRTCase) {
        let file = SubtitleReader.read(test.data, file: "x.srt", language: test.language)
        #expect(file.notations == test.cues)
        #expect(file.codes == test.codes)
    }

    @Test func tableHasItsCases() {
        #expect(SRTCase.all.count == 60)
        #expect(Set(SRTCase.all.map(\.description)).count == SRTCase.all.count)
    }

    @Test func anEncodingThatCannotBeTheLanguagesIsAnError() {
        let data = Data("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + [0xB3, 0xF3, 0x64, 0x9F]
        #expect(SubtitleReader.read(data, file: "x.srt", language: "ru-RU").findings.hasErrors)
        #expect(!SubtitleReader.read(data, file: "x.srt", language: "de-DE").findings.hasErrors)
        #expect(!SubtitleReader.read(data, file: "x.srt").findings.hasErrors)
    }

    @Test func findingPointsAtTheLine() throws {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:09,000 --> 00:00:08,000\nB\n"
        let finding = try #require(SubtitleReader.read(Data(text.utf8), file: "a/b.srt").findings.first)
        #expect(finding.location == SourceLocation(file: "a/b.srt", line: 6))
        #expect(finding.severity == .warning)
        #expect(finding.message.contains("00:00:08.000"))
    }

    @Test func messagesHaveNoControlCharacters() throws {
        let text = "\u{1B}[2J stray\0\n1\n00:00:01,000 --> 00:00:02,000\nA\n"
        let finding = try #require(SubtitleReader.read(Data(text.utf8), file: "x.srt").findings.first)
        #expect(finding.message == "'\u{FFFD}[2J stray\u{FFFD}' belongs to no cue and was left out")
    }

    @Test(arguments: ["x.sub", "x.stl", "x.txt", "noending"])
    func otherFormatsAreRefused(_ name: String) {
        let file = SubtitleReader.read(Data("anything".utf8), file: name)
        #expect(file.codes == ["subtitle-kind"])
        #expect(file.findings.hasErrors)
    }
}
