import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct RollingTests {
    /// As YouTube writes it: each cue has the line before, and one of 10 ms has it alone.
    private static let rolling = """
        WEBVTT
        Kind: captions
        Language: en

        00:00:00.160 --> 00:00:02.389 align:start position:0%
         
        hey<00:00:00.480><c> guys</c><00:00:00.800><c> today</c>

        00:00:02.389 --> 00:00:02.399 align:start position:0%
        hey guys today
         

        00:00:02.399 --> 00:00:04.550 align:start position:0%
        hey guys today
        I<00:00:02.639><c> try</c><00:00:02.879><c> mascara</c>

        00:00:04.550 --> 00:00:04.560 align:start position:0%
        I try mascara
         

        00:00:04.560 --> 00:00:07.000 align:start position:0%
        I try mascara
        it<00:00:04.799><c> holds</c>

        """

    private func read(_ text: String) -> [Cue] { SubtitleReader.read(Data(text.utf8), file: "x.vtt").cues }

    @Test func eachLineIsShownOnce() throws {
        let cues = try #require(RollingCaptions.unrolled(read(Self.rolling)))
        #expect(cues.map(\.text.lines) == [["hey guys today"], ["I try mascara"], ["it holds"]])
        #expect(cues.map { [$0.start.value, $0.end.value] } == [[160, 2399], [2399, 4560], [4560, 7000]])
        // Its words keep their times.
        #expect(cues[1].text.runs.compactMap(\.spokenFrom?.value) == [2639, 2879])
    }

    @Test func fixWritesEachLineOnce() throws {
        let found = try SubtitleReview(Data(Self.rolling.utf8), name: "x.vtt", language: "en")
        #expect(found.findings.map(\.code).first == "subtitle-rolling")
        let mended = try SubtitleReview(Data(Self.rolling.utf8), name: "x.vtt", language: "en", mendingTo: "x.vtt")
        let cues = read(String(decoding: try #require(mended.output), as: UTF8.self))
        #expect(cues.map(\.text.lines) == [["hey guys today"], ["I try mascara"], ["it holds"]])
        #expect(!mended.findings.contains { $0.code == "subtitle-rolling" })
    }

    /// Without cues between, as converters leave it.
    @Test func withoutFlashesTheyRollToo() {
        let text =
            "WEBVTT\n\n00:00.000 --> 00:02.000\nA\n\n00:02.000 --> 00:04.000\nA\nB\n\n00:04.000 --> 00:06.000\nB\nC\n"
        #expect(RollingCaptions.unrolled(read(text))?.map(\.text.plain) == ["A", "B", "C"])
    }

    @Test(
        arguments: [
            // Somebody says it twice.
            [(0, 2, "Ja!"), (2, 4, "Ja!"), (4, 6, "Ja!"), (6, 8, "Nein.")],
            [(0, 2, "Ja!"), (2, 4, "Ja!\nNein."), (4, 6, "Doch."), (6, 8, "Oh.")],
            [(0, 2, "A"), (3, 4, "A\nB"), (5, 6, "B\nC"), (7, 8, "C\nD")],
        ] as [[(Int, Int, String)]])
    func whatIsSaidTwiceStays(_ cues: [(Int, Int, String)]) {
        let cues = cues.map {
            Cue(start: Milliseconds(Int64($0.0) * 1000), end: Milliseconds(Int64($0.1) * 1000), text: CueText($0.2))
        }
        #expect(RollingCaptions.unrolled(cues) == nil)
    }
}
