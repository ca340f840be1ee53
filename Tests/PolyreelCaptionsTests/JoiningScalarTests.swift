import Foundation
import PolyreelCore
import TestSupport
import Testing

@testable import PolyreelCaptions

/// Markup beside every scalar that makes one `Character` with it: readers go by scalars, and so must what is escaped.
@Suite struct JoiningScalarTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ text: String, id: String? = nil, voice: String? = nil) -> SubtitleFile {
        var run = TextRun(text)
        run.voice = voice
        return SubtitleFile(cues: [
            Cue(id: id, start: Milliseconds(1000), end: Milliseconds(4000), text: CueText([run]))
        ])
    }

    private func write(_ text: String, _ format: SubtitleFormat, id: String? = nil, voice: String? = nil) throws
        -> String
    {
        try SubtitleWriter.write(
            file(text, id: id, voice: voice), as: format, language: "en", rightToLeft: false, markup: true)
    }

    @Test func thereAreSuchScalars() {
        // U+0308 and U+20DD are marks, U+200D joins; U+0600 is a number sign (UAX #29, "Prepend").
        #expect(JoiningScalars.after.contains("\u{308}") && JoiningScalars.after.contains("\u{20DD}"))
        #expect(JoiningScalars.after.contains("\u{200D}") && JoiningScalars.before.contains("\u{600}"))
        #expect(JoiningScalars.after.count > 2000 && JoiningScalars.before.count > 10)
    }

    @Test func webVTTHasNoMarkupThatWasNotMeant() throws {
        let text = ["<", ">", "&", "-->"].map(JoiningScalars.around).joined()
        let lines = try write(text, .vtt).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("00:00:01.000 --> ") })
        let cue = lines[(start + 1)...].joined(separator: "\n")
        #expect(!cue.utf8.contains(UInt8(ascii: "<")) && !cue.utf8.contains(UInt8(ascii: ">")))
        // W3C WebVTT, 6.4: read back it is the text.
        for part in stride(from: 0, to: JoiningScalars.after.count, by: 100) {
            let text = JoiningScalars.after.dropFirst(part).prefix(100).map { "<\($0)&\($0)>\($0)" }.joined()
            let read = SubtitleReader.read(Data(try write(text, .vtt).utf8), file: "x.vtt", language: "en")
            let isSame = read.cues.map { Array($0.text.plain.unicodeScalars) } == [Array(text.unicodeScalars)]
            #expect(isSame, "from \(part)")
        }
    }

    /// The point before a class makes one character with a mark: the element still ends.
    @Test func webVTTsElementsEnd() throws {
        var run = TextRun("A")
        run.classes = ["\u{308}x"]
        let cue = Cue(start: Milliseconds(1000), end: Milliseconds(4000), text: CueText([run]))
        let text = WebVTTWriter.write([cue])
        #expect(text.utf8.elementsEqual("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<c.\u{308}x>A</c>\n\n".utf8))
    }

    @Test func webVTTSaysNoIdentifierThatIsATime() throws {
        for scalar in JoiningScalars.after {
            #expect(try !write("x", .vtt, id: "a --\u{3E}\(scalar)").contains("a --"))
        }
    }

    @Test func subStationHasNoOverrideThatWasNotMeant() throws {
        let text = ["{", "}", "\\"].map(JoiningScalars.around).joined()
        let written = Array(try write(text, .ass).utf8)
        let start = try #require(String(decoding: written, as: UTF8.self).range(of: ",,0,0,0,,")?.upperBound)
        let cue = Array(String(decoding: written, as: UTF8.self)[start...].unicodeScalars)
        for (index, scalar) in cue.enumerated() where scalar == "{" || scalar == "}" {
            #expect(index > 0 && cue[index - 1] == "\\", "\(index)")
        }
    }

    @Test func subStationsNamesHaveNoCommas() throws {
        for name in JoiningScalars.after.map({ "a,\($0)b" }) + JoiningScalars.before.map({ "a\($0),b" }) {
            let line = try #require(try write("x", .ass, voice: name).split(separator: "\n").last)
            #expect(line.utf8.count { $0 == UInt8(ascii: ",") } == 9)
        }
    }

    @Test func subRipHasNoArrowThatWasNotMeant() throws {
        let lines = try write(JoiningScalars.around("-->"), .srt).split(separator: "\n").dropFirst(2)
        #expect(!lines.isEmpty && lines.allSatisfy { !Data($0.utf8).contains(arrow: "-->") })
    }

    /// Python's expat is the judge.
    @Test func ttmlReadsAsItWas() async throws {
        let text = ["<", "&", ">", "\"", "'", "]]>"].map(JoiningScalars.around).joined()
        let path = try folder.write("x.ttml", try write(text, .ttml))
        let script = """
            import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            sys.stdout.buffer.write("".join(root.find(".//{*}p").itertext()).encode())
            """
        let result = try await Tool.run("python3", ["-c", script, path])
        #expect(result.status == 0, "\(result.errors)")
        let isSame = Array(result.output.unicodeScalars) == Array(text.unicodeScalars)
        #expect(isSame)
    }
}

extension Data {
    fileprivate func contains(arrow: String) -> Bool { range(of: Data(arrow.utf8)) != nil }
}
