import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

/// Each format into each other and back: what comes back is what the other can say, and a finding says the rest.
@Suite struct RoundTripTests {
    static let formats = ["srt", "vtt", "ttml", "ass"]
    static let pairs = formats.flatMap { from in formats.map { (from, $0) } }

    /// What a file can have, each in a cue of its own, as WebVTT says it. After it: which formats can say it.
    static let features: [(name: String, cue: String, said: Set<String>)] = [
        ("text", "A &amp; B &lt; C", ["srt", "vtt", "ttml", "ass"]),
        ("lines", "A\nB", ["srt", "vtt", "ttml", "ass"]),
        ("styles", "<i>a</i> <b>b</b> <u>c</u> <b><i>d</i></b>", ["srt", "vtt", "ttml", "ass"]),
        ("colour", "<c.yellow>a</c> b", ["srt", "vtt", "ttml", "ass"]),
        ("words' times", "a <00:00:01.500>b <00:00:01.750>c", ["vtt", "ass"]),
        ("speaker", "<v Bob>Hi</v>", ["vtt", "ttml", "ass"]),
        ("two speakers", "<v Bob>Hi</v> <v Ann>you</v>", ["vtt", "ttml"]),
        ("language", "A <lang fr>b</lang>", ["vtt", "ttml"]),
        ("ruby", "<ruby>漢<rt>かん</rt></ruby>!", ["vtt", "ttml"]),
        ("class", "<c.loud>a</c>", ["vtt"]),
        ("right to left", "مرحبا (123) بكم", ["srt", "vtt", "ttml", "ass"]),
        ("braces", "{a} }b{", ["srt", "vtt", "ttml", "ass"]),
        ("what looks like a tag", "&lt;i&gt;a --&gt; b", ["vtt", "ttml", "ass"]),
        ("a backslash", "C:\\New", ["srt", "vtt", "ttml"]),
    ]

    static let places: [(settings: String, said: Set<String>)] = [
        ("line:0", ["srt", "vtt", "ttml", "ass"]), ("align:left", ["srt", "vtt", "ttml", "ass"]),
        ("line:0 align:right", ["srt", "vtt", "ttml", "ass"]), ("line:50%,center", ["srt", "vtt", "ttml", "ass"]),
        ("align:start", ["vtt", "ttml"]), ("vertical:rl", ["vtt", "ttml"]),
        ("line:30% position:20% size:40%", ["vtt"]),
    ]

    private func file(_ text: String) -> String { "WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n" }

    private func through(_ input: String, _ format: String) throws -> (back: SubtitleFile, losses: [Finding]) {
        let (output, findings) = SubtitleConverter.convert(
            data: Data(input.utf8), inputName: "x.vtt", outputName: "y.\(format)", language: "en")
        let data = try #require(output)
        let back = SubtitleReader.read(data, file: "y.\(format)", language: "en")
        #expect(back.findings.allSatisfy { $0.severity == .note })
        return (back, findings.filter { $0.code == "subtitle-loss" })
    }

    /// Without SRT's numbers, and without the class that says a colour.
    private func notations(_ file: SubtitleFile) -> [String] {
        file.cues.map { cue in
            var cue = cue
            cue.id = cue.id.flatMap { $0.utf8.allSatisfy(\.isDigit) ? nil : $0 }
            cue.text = CueText(
                cue.text.runs.map { run in
                    var run = run
                    run.classes.removeAll { $0 == "yellow" }
                    return run
                })
            return notation(cue)
        }
    }

    @Test(arguments: features.indices, formats)
    func whatAFormatCanSayComesBack(_ index: Int, _ format: String) throws {
        let feature = Self.features[index]
        let input = file(feature.cue)
        let source = SubtitleReader.read(Data(input.utf8), file: "x.vtt", language: "en")
        let (back, losses) = try through(input, format)
        #expect((notations(back) == notations(source)) == feature.said.contains(format), "\(notations(back))")
        #expect(losses.isEmpty == feature.said.contains(format), "\(losses)")
    }

    @Test(arguments: places.indices, formats)
    func whereACueStandsComesBack(_ index: Int, _ format: String) throws {
        let place = Self.places[index]
        let input = "WEBVTT\n\n00:01.000 --> 00:02.000 \(place.settings)\nA\n"
        let source = SubtitleReader.read(Data(input.utf8), file: "x.vtt", language: "en")
        let (back, losses) = try through(input, format)
        #expect((notations(back) == notations(source)) == place.said.contains(format), "\(notations(back))")
        #expect(losses.isEmpty == place.said.contains(format))
    }

    /// From each format to each other and back again: the cues that all four can say.
    @Test(arguments: pairs)
    func eachPairKeepsWhatBothCanSay(_ from: String, _ to: String) throws {
        let said = Self.features.filter { $0.said.count == 4 }.map(\.cue)
        let cues = said.enumerated().map { "00:0\($0.offset).010 --> 00:0\($0.offset).990 line:0\n\($0.element)\n" }
        let input = "WEBVTT\n\n" + cues.joined(separator: "\n")
        let (first, losses) = try through(input, from)
        #expect(losses.isEmpty)
        let text = try SubtitleWriter.write(
            first, as: try #require(SubtitleFormat(fileName: "x.\(from)")), language: "en", rightToLeft: false)
        let (other, more) = SubtitleConverter.convert(
            data: Data(text.utf8), inputName: "x.\(from)", outputName: "y.\(to)", language: "en")
        #expect(!more.contains { $0.code == "subtitle-loss" }, "\(more)")
        let second = SubtitleReader.read(try #require(other), file: "y.\(to)", language: "en")
        #expect(notations(second) == notations(first))
        #expect(second.cues.count == said.count)
    }

    @Test func blocksOfWebVTTAreSaidToBeLost() throws {
        let input = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:r\n\nintro 1\n00:01.001 --> 00:02.000\nA\n"
        for format in ["srt", "ttml", "ass"] {
            let (_, losses) = try through(input, format)
            // Styles, regions, the identifier, which is no name of XML either; and ASS's hundredths.
            #expect(losses.count == (format == "ass" ? 4 : 3))
        }
        #expect(try through(input, "vtt").losses.isEmpty)
    }
}
