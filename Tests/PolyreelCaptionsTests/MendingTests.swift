import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// Figures of `limits.yaml`: German 42 characters and 17 a second; 833 to 7000 ms; gaps of 66 ms.
@Suite struct MendingTests {
    private func cue(_ start: Int64, _ end: Int64, _ text: String) -> Cue {
        Cue(start: Milliseconds(start), end: Milliseconds(end), text: CueText(text), line: 1)
    }

    private func mended(_ cues: [Cue], _ language: String = "de") throws -> [String] {
        SubtitleMending(cues, language: language, file: "x", limits: try .builtIn()).cues.map(notation)
    }

    @Test(
        arguments: [
            ("what is right stays", [(0, 2000, "a")], ["0-2000 a"]),
            ("too short alone is lengthened", [(0, 300, "a")], ["0-833 a"]),
            ("only as far as the next lets it", [(0, 300, "a"), (500, 2000, "b")], ["0-500 a", "500-2000 b"]),
            // 34 characters at 17 a second.
            (
                "too fast is shown longer", [(0, 1000, String(repeating: "a", count: 34))],
                ["0-2000 " + String(repeating: "a", count: 34)]
            ),
            ("too long is cut", [(0, 9000, "a")], ["0-7000 a"]),
            ("a gap that is not seen closes", [(0, 2000, "a"), (2030, 4000, "b")], ["0-2030 a", "2030-4000 b"]),
            (
                "a gap that would make it too long opens", [(0, 6990, "a"), (7020, 9000, "b")],
                ["0-6954 a", "7020-9000 b"]
            ),
            ("an overlap ends", [(0, 2000, "a"), (1500, 4000, "b")], ["0-1500 a", "1500-4000 b"]),
            (
                "an overlap that would leave nothing stays", [(0, 2000, "a"), (500, 4000, "b")],
                ["0-2000 a", "500-4000 b"]
            ),
        ] as [(String, [(Int, Int, String)], [String])])
    func timesAreMended(_ name: String, _ cues: [(Int, Int, String)], _ result: [String]) throws {
        #expect(try mended(cues.map { cue(Int64($0.0), Int64($0.1), $0.2) }) == result, "\(name)")
    }

    @Test(arguments: [
        (
            "de", "Das ist ein Satz, der für eine Zeile viel zu lang ist.",
            "Das ist ein Satz,|der für eine Zeile viel zu lang ist."
        ),
        ("de", "Eins\nzwei\ndrei", "Eins zwei drei"),
        ("de", "- Ja, das ist es.\n- Nein,\ndas ist es nicht.", "- Ja, das ist es.|- Nein, das ist es nicht."),
        ("ja", "今日は良い天気ですね、散歩に行きましょう", "今日は良い天気ですね、|散歩に行きましょう"),
        (
            "de", "Donaudampfschifffahrtsgesellschaftskapitänsmützenband",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenband"
        ),
    ])
    func linesAreBrokenAnew(_ language: String, _ text: String, _ result: String) throws {
        let found = try mended([cue(0, 7000, text)], language)
        #expect(found == ["0-7000 " + result.replacing("\n", with: "|")])
    }

    @Test func stylesStayWithTheirWords() throws {
        let text = CueText([
            TextRun("Das ist ein langer Satz und "), TextRun("dies hier ist kursiv\nüber zwei Zeilen", [.italic]),
            TextRun(" hinweg."),
        ])
        let one = Cue(start: Milliseconds(0), end: Milliseconds(7000), text: text)
        let found = SubtitleMending([one], language: "de", file: "x", limits: try .builtIn()).cues[0].text
        // 73 characters; of the places to break, this is the most even: 37 and 35.
        #expect(found.lines == ["Das ist ein langer Satz und dies hier", "ist kursiv über zwei Zeilen hinweg."])
        #expect(
            found.runs.filter { $0.style == .italic }.map(\.text).joined().split(whereSeparator: \.isWhitespace).joined(
                separator: " ") == "dies hier ist kursiv über zwei Zeilen")
    }

    /// Names that are isolated for drawing are not in the file.
    @Test func rightToLeftTextWithANameIsBrokenToo() throws {
        let text = "لقد اختبرت معنا @lena.glow ثلاثة أنواع من الماسكارا وكل شيء آخر أيضا"
        let one = Cue(start: Milliseconds(0), end: Milliseconds(7000), text: CueText(text))
        let found = SubtitleMending([one], language: "ar", file: "x", limits: try .builtIn()).cues[0].text
        #expect(found.lines.count == 2 && found.lines.allSatisfy { $0.count <= 42 })
        #expect(found.lines.joined(separator: " ") == text)
    }

    @Test func wordsNeverChangeAndMendingTwiceChangesNothingMore() throws {
        var random = Seeded(state: 7)
        let words = ["und", "Sommer", "!", "geht", "heute,", "<3", "Überraschungsgast", "- ja", "…"]
        for _ in 0..<200 {
            var time: Int64 = 0
            let cues = (0..<8).map { _ in
                time += Int64.random(in: 0...3000, using: &random)
                let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in
                    (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? "\n" : " ")
                }.joined()
                return cue(time, time + Int64.random(in: 1...9000, using: &random), text)
            }
            let limits = try SubtitleLimits.builtIn()
            let once = SubtitleMending(cues, language: "de", file: "x", limits: limits).cues
            func said(_ cue: Cue) -> [Substring] { cue.text.plain.split(whereSeparator: \.isWhitespace) }
            #expect(once.map(said) == cues.map(said))
            #expect(once.map(\.start) == cues.map(\.start))
            func breaches(_ cues: [Cue]) -> Int {
                SubtitleCheck.check(cues, language: "de", file: "x", most: .max, overlaps: true, limits: limits).count
            }
            #expect(breaches(once) <= breaches(cues))
            #expect(SubtitleMending(once, language: "de", file: "x", limits: limits).cues == once)
        }
    }

    @Test func reviewSaysWhatWasMendedAndWhatIsLeft() throws {
        let text =
            "1\n00:00:00,000 --> 00:00:00,500\nHallo\n\n2\n00:00:03,000 --> 00:00:03,400\n"
            + String(repeating: "a", count: 60) + "\n"
        let found = try SubtitleReview(Data(text.utf8), name: "x.srt", language: "de")
        #expect(found.output == nil && found.changes.isEmpty)
        #expect(
            found.findings.map(\.code) == [
                "subtitle-short", "subtitle-speed", "subtitle-line-length", "subtitle-short",
            ])
        #expect(
            found.findings[1].message.hasPrefix("cue 2 at 00:00:03.000: 60 characters in 0.40 s are 150.0 a second"))
        #expect(found.findings[1].location == SourceLocation(file: "x.srt", line: 6))
        let mended = try SubtitleReview(Data(text.utf8), name: "x.srt", language: "de", mendingTo: "y.vtt")
        #expect(mended.changes.map(\.location?.line) == [2, 6])
        #expect(mended.findings.map(\.code) == ["subtitle-line-length"])
        let output = try #require(mended.output)
        #expect(String(decoding: output, as: UTF8.self).contains("00:00:00.000 --> 00:00:00.833\nHallo\n"))
    }

    /// Speakers, too, keep a line each when lines are broken anew.
    @Test func linesOfTwoSpeakersAreNotJoined() throws {
        let text = "ANNA: Das ist eine Zeile, die viel zu lang\nist für eine.\nTOM: Ja!"
        let found = SubtitleMending([cue(0, 7000, text)], language: "de", file: "x", limits: try .builtIn()).cues
        #expect(found.map(\.text.plain) == [text])
    }
}
