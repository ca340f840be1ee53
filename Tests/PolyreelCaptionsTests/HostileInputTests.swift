import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// Input that was made to hurt; what matters is that every case comes back, and with what it is.
@Suite struct HostileInputTests {
    private static let good = """
        WEBVTT

        STYLE
        ::cue { color: red }

        REGION
        id:r width:40%

        a
        00:01.000 --> 00:02.000 region:r align:start
        <v Bob>Hé <i>there</i> &amp; <ruby>漢<rt>かん</rt></ruby>
        {\\an8}<font color="red">x</font>

        1
        00:00:03,000 --> 00:00:04,000
        B
        """

    /// Reads data as every format, and holds what holds for every file.
    private func read(_ data: Data) {
        for name in ["x.srt", "x.vtt", "x.ttml", "x.ass"] {
            let file = SubtitleReader.read(data, file: name)
            #expect(file.cues.allSatisfy { $0.start < $0.end && $0.start >= Milliseconds(0) && !$0.text.isBlank })
            #expect(zip(file.cues, file.cues.dropFirst()).allSatisfy { $0.start <= $1.start })
            #expect(!file.cues.isEmpty || file.findings.hasErrors)
            #expect(file.findings.allSatisfy { $0.location?.file == name })
            let (output, _) = SubtitleConverter.convert(
                data: data, inputName: name, outputName: "y.vtt", language: nil)
            if let output {
                let again = SubtitleReader.read(output, file: "y.vtt")
                #expect(again.cues.map(\.text.lines) == file.cues.map(\.text.lines))
            } else {
                #expect(file.findings.hasErrors)
            }
        }
    }

    @Test func everyTruncationComesBack() throws {
        let bytes = Data(Self.good.utf8)
        for length in 0...bytes.count { read(bytes.prefix(length)) }
        for (name, text) in Mutation.seeds {
            for length in 0...text.utf8.count {
                try MutationTests.hold(Data(text.utf8.prefix(length)), name: name, alsoWritten: length % 16 == 0)
            }
        }
    }

    /// What mutation found, as it was found.
    @Test(arguments: found)
    func whatWasFoundComesBack(_ name: String, _ base64: String) throws {
        try MutationTests.hold(try #require(Data(base64Encoded: base64)), name: name, alsoWritten: true)
    }

    static let found: [(String, String)] = [
        // Processing instructions without data, on which Foundation's XML parser crashed.
        (
            "x.ttml",
            Data("<?x?><tt xmlns=\"http://www.w3.org/ns/ttml\"><?y?><body/></tt><?z?>".utf8).base64EncodedString()
        ),
        (
            "x.ttml",
            Data("<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:b=\"\"><b:c <?x?>/><!--<?y?>".utf8)
                .base64EncodedString()
        ),
        ("x.ttml", ""),
        // A ruby's reading of two runs, and one that ends in a line feed.
        (
            "x.vtt",
            Data(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>か<c.a>ん</c>\n</rt></ruby> ½\n".utf8
            ).base64EncodedString()
        ),
        (
            "x.vtt",
            Data(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>か<00:01.500>ん<v x>x\n\n00:03.000 -->999999:59:59.999\nA\n"
                    .utf8
            ).base64EncodedString()
        ),
    ]

    @Test func randomBytesComeBack() {
        var random = Seeded(state: 1)
        for _ in 0..<200 {
            read(Data((0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }))
        }
    }

    @Test func randomPiecesOfSyntaxComeBack() {
        let pieces = [
            "WEBVTT", "\n", "\n\n", "\r", " --> ", "-->", "00:01.000", "00:00:02,500", "-", "1", "<", ">", "</", "<i>",
            "</i>", "<v a>", "<ruby>", "<rt>", "</ruby>", "<c.a.b", "&", "&amp;", "&#", ";", "x", "STYLE", "REGION",
            "id:r", "region:r", "line:-1%", "size:100%", "NOTE", "{\\an8}", "{", "}", "\0", "\u{2028}", "é", "漢", " ",
        ]
        var random = Seeded(state: 2)
        for index in 0..<600 {
            let count = Int.random(in: 1...60, using: &random)
            let body = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            read(Data(((index % 2 == 0 ? "WEBVTT\n\n00:01.000 --> 00:02.000\n" : "") + body).utf8))
        }
    }

    /// Doubling the input does not come near quadrupling the work: a million is over in a blink, or the test hangs.
    @Test(arguments: ["x", "<", "<<i>", "&", "{", "{\\", "-", "-->", "<i>", "</", "<v ", "é", "\u{301}", "1", ":", " "])
    func aLineOfAMillionComesBack(_ unit: String) {
        let long = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        for (name, head) in [
            ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000"), ("x.srt", "00:00:01,000 --> 00:00:02,000"),
            ("x.ass", "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,"),
            ("x.ttml", "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p begin=\"1s\" end=\"2s\">"),
        ] {
            for joint in ["\n", " ", ""] {
                let file = SubtitleReader.read(Data("\(head)\(joint)\(long)\n".utf8), file: name)
                #expect(file.cues.allSatisfy { $0.text.plain.utf8.count <= 3 * InputLimits.cueBytes })
                #expect(!file.findings.isEmpty)
            }
        }
    }

    @Test func textJustInsideTheLimitIsRead() {
        let text = String(repeating: "<i>a", count: InputLimits.cueBytes / 4)
        let file = SubtitleReader.read(Data("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)".utf8), file: "x.vtt")
        #expect(file.cues.first?.text.plain.count == InputLimits.cueBytes / 4)
        let over = SubtitleReader.read(Data("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)b".utf8), file: "x.vtt")
        #expect(over.codes == ["subtitle-too-long", "subtitle-empty"])
    }

    @Test(arguments: [
        "99999999999999999999:00:00,000 --> 99999999999999999999:00:01,000",
        "9223372036854775807:00:00,000 --> 9223372036854775807:00:01,000",
        "999999999999:59:59,999 --> 999999999999:59:59,999", "00:99:99,000 --> 00:99:99,999",
        "-99:00:00,000 --> -98:00:00,000", "--> -->", "00:00:00,000 --> ", "1:1:1:1:1 --> 2:2:2:2:2",
    ])
    func hugeAndCrookedTimesAreFindings(_ line: String) {
        for name in ["x.srt", "x.vtt"] {
            let head = name == "x.vtt" ? "WEBVTT\n\n" : ""
            let file = SubtitleReader.read(Data("\(head)\(line)\nA\n".utf8), file: name)
            #expect(file.cues.isEmpty)
            #expect(file.findings.hasErrors)
        }
    }

    @Test func sequencesThatAddUpBeyondAllTimesComeBack() {
        let parts = String(repeating: "<p dur=\"999999h\">x</p>", count: 3000)
        let spans = String(repeating: "<span dur=\"999999h\">x</span>", count: 3000)
        for body in [
            "<div timeContainer=\"seq\">\(parts)</div>", "<div><p timeContainer=\"seq\">\(spans)</p></div>",
        ] {
            let text = "<tt xmlns=\"http://www.w3.org/ns/ttml\" xml:lang=\"en\"><body>\(body)</body></tt>"
            let file = SubtitleReader.read(Data(text.utf8), file: "x.ttml", language: "en")
            #expect(file.cues.count == 1)
        }
    }

    @Test func tooManyCuesAreAnErrorAndTheFirstAreKept() {
        for (name, head, point) in [("x.srt", "", ","), ("x.vtt", "WEBVTT\n\n", ".")] {
            let cue = "00:00:01\(point)000 --> 00:00:02\(point)000\nA\n\n"
            let text = head + String(repeating: cue, count: InputLimits.cues + 1)
            let file = SubtitleReader.read(Data(text.utf8), file: name)
            #expect(file.cues.count == InputLimits.cues)
            #expect(file.codes.contains("subtitle-too-many"))
            #expect(file.findings.hasErrors)
        }
    }

    @Test func tooLargeFileIsRefused() {
        let file = SubtitleReader.read(Data(count: SubtitleReader.largestFile + 1), file: "x.srt")
        #expect(file.codes == ["subtitle-too-large"])
    }

    @Test func largestFileOfEmptyLinesComesBack() {
        let file = SubtitleReader.read(Data(repeating: 0x0A, count: 4 << 20), file: "x.srt")
        #expect(file.codes == ["subtitle-empty"])
    }
}
