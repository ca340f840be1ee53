import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct LimitsTests {
    private func cue(_ start: Int, _ end: Int, _ text: String) -> Cue {
        Cue(start: Milliseconds(Int64(start)), end: Milliseconds(Int64(end)), text: CueText(text), line: 3)
    }

    /// The figures of the sources that `limits.yaml` names.
    @Test(arguments: [
        ("de", 42, 17), ("de-AT", 42, 17), ("en-GB", 42, 20), ("ar-AE", 42, 20), ("hi", 42, 22), ("ja-JP", 13, 4),
        ("ko-KR", 16, 12), ("zh-Hant-TW", 16, 9), ("th", 35, 17), ("xx-nonsense", 42, 17),
    ])
    func figuresAreTheSources(_ language: String, _ line: Int, _ speed: Int) throws {
        #expect(try SubtitleLimits.builtIn().reading(language) == .init(line: line, speed: speed))
    }

    @Test func durationsAreTheSources() throws {
        let limits = try SubtitleLimits.builtIn()
        #expect([limits.shortest, limits.longest, limits.gap].map(\.value) == [833, 7000, 66])
        #expect(limits.lines == 2)
    }

    @Test func figureWithoutSourceIsRefused() {
        let yaml = """
            sources: { a: b }
            shortest: { value: 1, status: V1, as_of: 2026-01-01 }
            """
        #expect(throws: Findings.self) { try SubtitleLimits(Data(yaml.utf8), file: "x.yaml") }
    }

    /// 34 characters in 2 s are just 17 a second; 35 are not.
    @Test(arguments: [
        (String(repeating: "a", count: 34), "de", []), (String(repeating: "a", count: 35), "de", ["subtitle-speed"]),
        (String(repeating: "あ", count: 8), "ja", []), (String(repeating: "あ", count: 9), "ja", ["subtitle-speed"]),
        (String(repeating: "a", count: 16), "ja", []), ("\u{200F}" + String(repeating: "a", count: 34), "de", []),
        ("a\nb\nc", "de", ["subtitle-lines"]),
    ])
    func speedAndLines(_ text: String, _ language: String, _ codes: [String]) throws {
        let found = try SubtitleCheck.check([cue(0, 2000, text)], language: language, file: "x.srt", limits: .builtIn())
        #expect(found.map(\.code) == codes)
        #expect(found.allSatisfy { $0.severity == .warning && $0.location == SourceLocation(file: "x.srt", line: 3) })
    }

    @Test(arguments: [(42, []), (43, ["subtitle-line-length"])])
    func lineLength(_ count: Int, _ codes: [String]) throws {
        let found = try SubtitleCheck.check(
            [cue(0, 5000, String(repeating: "a", count: count))], language: "de", file: "x.srt", limits: .builtIn())
        #expect(found.map(\.code) == codes)
    }

    @Test(arguments: [
        (0, 833, []), (0, 832, ["subtitle-short"]), (0, 7000, []), (0, 7001, ["subtitle-long"]),
    ])
    func durations(_ start: Int, _ end: Int, _ codes: [String]) throws {
        #expect(
            try SubtitleCheck.check([cue(start, end, "a")], language: "de", file: "x", limits: .builtIn()).map(\.code)
                == codes)
    }

    @Test(arguments: [(2000, []), (2001, ["subtitle-gap"]), (2065, ["subtitle-gap"]), (2066, []), (1500, [])])
    func gaps(_ start: Int, _ codes: [String]) throws {
        let cues = [cue(0, 2000, "a"), cue(start, 4000, "b")]
        #expect(try SubtitleCheck.check(cues, language: "de", file: "x", limits: .builtIn()).map(\.code) == codes)
    }

    @Test func manyAreSummedUp() throws {
        let cues = (0..<30).map { cue($0 * 2000, $0 * 2000 + 500, "a b") }
        let found = try SubtitleCheck.check(cues, language: "de", file: "x.srt", limits: .builtIn())
        #expect(found.count == 6)
        #expect(found.last?.code == "subtitle-limits")
        #expect(found.last?.message == "30 times a reader cannot follow: 30 subtitle-short")
        #expect(try SubtitleCheck.check(cues, language: "de", file: "x.srt", most: 100, limits: .builtIn()).count == 30)
    }
}
