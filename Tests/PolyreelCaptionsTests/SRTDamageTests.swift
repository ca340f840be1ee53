import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// SubRip files that programs, translators and cut transfers have damaged: what is not words is never shown.
@Suite struct SRTDamageTests {
    private func read(_ text: String, _ language: String? = nil) -> SubtitleFile {
        SubtitleReader.read(Data(text.utf8), file: "x.srt", language: language)
    }

    /// The cue between two good ones, from 2.1 to 3 s, with its line of times as it was damaged.
    private func around(_ line: String) -> SubtitleFile {
        read(
            "1\n00:00:00,500 --> 00:00:01,500\nbefore\n\n2\n\(line)\nwords\n\n3\n00:00:04,000 --> 00:00:05,000\nafter\n"
        )
    }

    static let arrows = [
        "->", "–>", "—>", "→", "--&gt;", "-- >", "- ->", "==>", "--→", "‑‑>", "―>", ">", "-->>", "⟶", "=>", "－－＞", "-",
        "–",
    ]

    @Test(arguments: arrows)
    func aDamagedArrowIsStillTimes(_ arrow: String) {
        for line in ["00:00:02,100 \(arrow) 00:00:03,000", "00:00:02,100\(arrow)00:00:03,000"] {
            let file = around(line)
            #expect(file.notations == ["500-1500 #1 before", "2100-3000 #2 words", "4000-5000 #3 after"], "\(line)")
        }
    }

    /// Whatever stands between two clocks to the thousandth, they are no words, with numbers and without.
    @Test(arguments: [
        "~>", "to", "bis", "|", "/", "+", "↦", "⤳", "⮕", "🡒", "‹--", "<--", "←", "..>", "……>", "&rarr;", "&#8594;",
        "--&#62;", "--&gt", "~~>", "\u{2D}\u{2D}\u{3E}",
    ])
    func anythingShortBetweenTwoClocksIsAnArrow(_ arrow: String) {
        let line = "00:00:02,100 \(arrow) 00:00:03,000"
        let plain = read(
            "00:00:00,500 --> 00:00:01,500\nbefore\n\n\(line)\nwords\n\n00:00:04,000 --> 00:00:05,000\nafter\n")
        #expect(plain.notations == ["500-1500 before", "2100-3000 words", "4000-5000 after"])
        let numbered = ["500-1500 #1 before", "2100-3000 #2 words", "4000-5000 #3 after"]
        #expect(around(line).notations == numbered)
        let tight = read(
            "1\n00:00:00,500 --> 00:00:01,500\nbefore\n2\n\(line)\nwords\n3\n00:00:04,000 --> 00:00:05,000\nafter\n")
        #expect(tight.notations == numbered)
    }

    @Test(arguments: [
        "[00:00:02,100 --> 00:00:03,000]", "(00:00:02,100 -> 00:00:03,000)", "\"00:00:02,100 --> 00:00:03,000\"",
        "“00:00:02,100 --> 00:00:03,000”", "<b>00:00:02,100 --> 00:00:03,000</b>", "- 00:00:02,100 --> 00:00:03,000",
        "Time: 00:00:02,100 -> 00:00:03,000",
    ])
    func signsAroundTimesAreNoWords(_ line: String) {
        #expect(around(line).notations == ["500-1500 #1 before", "2100-3000 #2 words", "4000-5000 #3 after"])
        let plain = read("00:00:00,500 --> 00:00:01,500\nbefore\n\n\(line)\nwords\n")
        #expect(plain.notations == ["500-1500 before", "2100-3000 words"])
    }

    /// As programs that hear speech print them: words beside the times, in brackets or not.
    @Test(arguments: [
        "[00:00:02.100 --> 00:00:03.000]  Zwei, drei", "[00:00:02.100 --> 00:00:03.000] Zwei, drei",
        "00:00:02,100 --> 00:00:03,000 Zwei, drei", "00:00:02,100 -> 00:00:03,000 Zwei, drei",
    ])
    func wordsBesideTimesAreOfTheCue(_ line: String) {
        let file = read("[00:00:00.500 --> 00:00:01.500]  before\n\(line)\n[00:00:04.000 --> 00:00:05.000]  after\n")
        #expect(file.notations == ["500-1500 before", "2100-3000 Zwei, drei", "4000-5000 after"])
        #expect(file.codes.contains("srt-text-beside"))
        let below = read("1\n00:00:00,500 --> 00:00:01,500\nbefore\n\n2\n\(line)\nvier\n")
        #expect(below.notations == ["500-1500 #1 before", "2100-3000 #2 Zwei, drei|vier"])
        let settings = read("1\n00:00:00,500 --> 00:00:01,500 align:start position:0%\nbefore\n")
        #expect(settings.notations == ["500-1500 #1 before"] && settings.codes == ["srt-coordinates"])
    }

    /// A letter in place of a number: neither these nor the words below are of the cue before.
    @Test func anArrowBetweenNumbersThatAreNoneEndsACue() {
        let file = read(
            "00:00:00,500 --> 00:00:01,500\nbefore\n\nOO:OO:02,100 --> OO:OO:03,000\nwords\n\n00:00:04,000 --> 00:00:05,000\nafter\n"
        )
        #expect(file.notations == ["500-1500 before", "4000-5000 after"])
        #expect(file.codes == ["srt-times", "srt-stray-text"])
    }

    /// As programs that hear speech write them: seconds, and no minutes.
    @Test(arguments: [".", ","])
    func twoNumbersAreSeconds(_ point: String) {
        let text = "1\n0.00 --> 2.50\nEins\n\n2\n2.500 --> 65.25\nZwei\n".replacing(".", with: point)
        #expect(read(text).notations == ["0-2500 #1 Eins", "2500-65250 #2 Zwei"])
    }

    @Test(arguments: ["%.", "#%", "[%]", "(%)", "%:"])
    func aNumberMayHaveASign(_ form: String) {
        func number(_ value: Int) -> String { form.replacing("%", with: "\(value)") }
        for gap in ["\n", ""] {
            let text =
                "\(number(1))\n00:00:01,000 --> 00:00:02,000\nA\n\(gap)\(number(2))\n00:00:03,000 --> 00:00:04,000\nB\n"
            #expect(read(text).notations == ["1000-2000 #1 A", "3000-4000 #2 B"], "\(gap.isEmpty)")
        }
        // What does not count on is words.
        let words = "1\n00:00:01,000 --> 00:00:02,000\nA\n\(number(7))\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
        #expect(read(words).cues.map(\.text.plain) == ["A\n\(number(7))", "B"])
    }

    /// The file ends in the 12 of a cue.
    @Test func aFileThatIsCutInsideOfANumber() {
        let cues = (9...11).map { "\($0)\n00:00:\($0 == 9 ? "0" : "")\($0),000 --> 00:00:\($0 + 1),000\nA\($0)\n\n" }
        let file = read(cues.joined() + "1")
        #expect(file.cues.map(\.text.plain) == ["A9", "A10", "A11"])
        #expect(file.codes == ["srt-cut"])
    }

    @Test(arguments: [
        "00：00：02,100 --> 00：00：03,000", "00:00:02, 100 --> 00:00:03, 000", "00:00:02;100 --> 00:00:03;000",
        "00.00.02,100 --> 00.00.03,000", "٠٠:٠٠:٠٢,١٠٠ --> ٠٠:٠٠:٠٣,٠٠٠", "۰۰:۰۰:۰۲٫۱۰۰ --> ۰۰:۰۰:۰۳٫۰۰۰",
        "００:００:０２，１００ --> ００:００:０３，０００", "\u{200E}00:00:02,100 --> 00:00:03,000\u{200E}",
        "00 : 00 : 02,100 -> 00 : 00 : 03,000", "00:00:02,100 00:00:03,000", "0:00:02.100,0:00:03.000",
        "00:02,100 -> 00:03,000", "00:00:02,100\t-->\u{A0}00:00:03,000",
    ])
    func otherSignsBetweenNumbersAreRead(_ line: String) {
        #expect(around(line).notations == ["500-1500 #1 before", "2100-3000 #2 words", "4000-5000 #3 after"])
    }

    @Test(arguments: [
        "   --> 00:00:03,000", "00:00:02,100 -->", "00:00:02,100 ->", "-> 00:00:03,000", "00:00:02,100",
        "00:00:02,100 --> x",
        "00:00:62,100 -> 00:00:63,000", "-->",
    ])
    func timesThatCannotBeReadLeaveTheirCueOut(_ line: String) {
        let file = around(line)
        #expect(file.notations == ["500-1500 #1 before", "4000-5000 #3 after"])
        #expect(file.findings.contains { $0.severity == .warning && $0.location?.line == 6 })
    }

    /// Somebody says when a shop is open, or shows an arrow.
    @Test(arguments: [
        "10:00 – 18:00", "10:00 -> 18:00", "Montag -> Freitag", "1 -> 2", "3:2", "24.12.2026 – 06.01.2027",
        "01.12.24 - 24.12.24",
        "9,90 → 7,90", "1, 2, 3, 4", "1:2:3:4", "1,5,7,9", "2.4.10.15", "192.168.0.1", "1.234.567,890",
        "10.000.000,00", "1, 2, 3, 4, 5, 6, 7, 8", "12:30:00 - 13:30:00", "1:02,350 1:03,120",
        "10.10.10.100 - 10.10.10.200",
        "00:01:23,456", "2 => 4", "-50 %", "> 3", "100-200", "1:23,4 - 1:24,1", "16:9 > 9:16",
    ])
    func wordsThatNameTimesStayWords(_ words: String) {
        let file = read("1\n00:00:01,000 --> 00:00:02,000\n\(words)\n")
        #expect(file.cues.map(\.text.plain) == [words])
        #expect(file.findings.isEmpty)
    }

    private static let good = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n"

    @Test(
        arguments: [
            ("a number and no more", "2", ["srt-cut"]), ("a number and a line end", "2\n", ["srt-cut"]),
            ("half a time", "2\n00:00:0", ["srt-times-missing"]), ("a time", "2\n00:00:03,000", ["srt-times"]),
            ("half an arrow", "2\n00:00:03,000 --", ["srt-times"]),
            ("half the second time", "2\n00:00:03,000 --> 00:", ["srt-times"]),
            ("words", "2\nnever timed\n", ["srt-times-missing"]),
            (
                "words of the cue after", "2\nnever timed\n\n3\n00:00:05,000 --> 00:00:06,000\nC\n",
                ["srt-times-missing"]
            ),
        ] as [(String, String, Set<String>)])
    func whatAFileIsCutInIsNeverShown(_ name: String, _ rest: String, _ codes: Set<String>) {
        let file = read(Self.good + rest)
        #expect(file.cues.first.map(notation) == "1000-2000 #1 A", "\(name)")
        #expect(file.cues.count == (rest.hasSuffix("C\n") ? 2 : 1))
        #expect(file.codes == codes)
    }

    @Test(arguments: [
        // An empty line inside of words, and a number among them.
        ("1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n", ["#1 A|2|B", "#2 C"]),
        ("1\n00:00:01,000 --> 00:00:02,000\nA\n2\n", ["#1 A|2"]),
        (
            "00:00:01,000 --> 00:00:02,000\n3\n\n00:00:02,000 --> 00:00:03,000\n2\n\n00:00:03,000 --> 00:00:04,000\n1\n",
            ["3", "2", "1"]
        ),
        (
            "00:00:01,000 --> 00:00:02,000\n3\n00:00:02,000 --> 00:00:03,000\n2\n00:00:03,000 --> 00:00:04,000\n1\n",
            ["3", "2", "1"]
        ),
        ("00:00:01,000 --> 00:00:02,000\n3 Tage\n\n00:00:02,000 --> 00:00:03,000\n2\n", ["3 Tage", "2"]),
        ("1\n\n00:00:01,000 --> 00:00:02,000\n\nA\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nB\n", ["#1 A", "#2 B"]),
        ("١\n00:00:01,000 --> 00:00:02,000\nA\n\n٢\n00:00:03,000 --> 00:00:04,000\nB\n", ["#1 A", "#2 B"]),
    ])
    func numbersAreWordsOnlyWhereTheyAreNotCues(_ text: String, _ cues: [String]) {
        let found = read(text).notations.map { $0.split(separator: " ", maxSplits: 1).last.map(String.init) ?? "" }
        #expect(found == cues)
    }

    /// A cue without a length is shown as long as its words are read, but not beyond the next one: 20 characters at 17 a
    /// second are 1176 ms.
    @Test func aCueWithoutALengthIsShown() {
        let file = read(
            "1\n00:00:01,000 --> 00:00:01,000\nA\n\n2\n00:00:05,000 --> 00:00:05,000\n\(String(repeating: "b", count: 20))\n\n"
                + "3\n00:00:08,000 --> 00:00:08,000\nC\n\n4\n00:00:08,200 --> 00:00:09,000\nD\n")
        #expect(file.cues.map(\.end.value) == [1833, 6176, 8200, 9000])
        #expect(file.codes == ["cue-no-length"])
    }

    /// UAX #14: classes BK and NL.
    @Test(arguments: ["\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"])
    func aBreakOfUnicodesEndsALine(_ sign: String) {
        let file = read("1\n00:00:01,000 --> 00:00:02,000\nOne\(sign)Two\n")
        #expect(file.cues.first?.text.lines == ["One", "Two"])
        #expect(file.findings.isEmpty)
    }

    /// Bytes as Python's codecs write them.
    @Test(arguments: [
        ("pl", "5a61bff3b3e62067ea9c6cb9206a619ff1", "Zażółć gęślą jaźń"),  // cp1250
        ("pl", "5a61bff3b3e62067eab66cb1206a61bcf1", "Zażółć gęślą jaźń"),  // iso8859_2
        ("pl", "5a61bea288862067a9986ca5206a61abe4", "Zażółć gęślą jaźń"),  // cp852
        ("cs", "50f8ed6c699a209e6c759d6f75e86bfd206bf9f2", "Příliš žluťoučký kůň"),  // cp1250
        ("cs", "50f8ed6c69b920be6c75bb6f75e86bfd206bf9f2", "Příliš žluťoučký kůň"),  // iso8859_2
        ("cs", "50fda16c69e720a76c759c6f759f6bec206b85e5", "Příliš žluťoučký kůň"),  // cp852
        ("hu", "c17276ed7a74fb72f52074fc6bf67266fa72f367e970", "Árvíztűrő tükörfúrógép"),  // cp1250
        ("hu", "c17276ed7a74fb72f52074fc6bf67266fa72f367e970", "Árvíztűrő tükörfúrógép"),  // iso8859_2
        ("sk", "8a9d6173746efd206465f2", "Šťastný deň"),  // cp1250
        ("sk", "a9bb6173746efd206465f2", "Šťastný deň"),  // iso8859_2
        ("sl-SI", "c8659e209a6c69", "Čež šli"),  // cp1250
        ("sl-SI", "c865be20b96c69", "Čež šli"),  // iso8859_2
        ("ro", "de6172e320ba69206de36de36c6967e3", "Ţară şi mămăligă"),  // cp1250
        ("ro", "de6172e320ba69206de36de36c6967e3", "Ţară şi mămăligă"),  // iso8859_2
    ])
    func oldCentralEuropeanEncodingsAreRecognised(_ language: String, _ hex: String, _ words: String) throws {
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        let data = Data("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + bytes
        for name in ["x.srt", "x.ass"] {
            let head = "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,"
            let file = SubtitleReader.read(
                name == "x.srt" ? data : Data(head.utf8) + bytes, file: name, language: language)
            #expect(file.cues.map(\.text.plain) == [words])
            #expect(file.codes == ["subtitle-encoding"] && !file.findings.hasErrors)
        }
    }
}
