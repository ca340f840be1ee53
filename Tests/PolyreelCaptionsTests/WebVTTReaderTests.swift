import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct WebVTTReaderTests {
    @Test(arguments: WebVTTCase.all)
    func fileIsReadAsTheStandardSays(_ test: WebVTTCase) {
        let file = SubtitleReader.read(Data(test.input.utf8), file: "x.vtt")
        #expect(file.notations == test.cues)
        #expect(file.codes == test.codes)
    }

    @Test func tableHasItsCases() {
        #expect(WebVTTCase.all.count == 106)
        #expect(Set(WebVTTCase.all.map(\.description)).count == WebVTTCase.all.count)
    }

    @Test func stylesAndRegionsAreKept() {
        let input = """
            WEBVTT

            STYLE
            ::cue { color: red }
            ::cue(b) { color: blue }

            REGION
            id:top width:40% lines:3 regionanchor:0%,100%
            viewportanchor:10%,90% scroll:up lines:x width:101% nonsense

            00:01.000 --> 00:02.000
            A
            """
        let file = SubtitleReader.read(Data(input.utf8), file: "x.vtt")
        #expect(file.styles == ["::cue { color: red }\n::cue(b) { color: blue }"])
        #expect(
            file.regions == [
                CueRegion(
                    id: "top",
                    settings: [
                        "width:40%", "lines:3", "regionanchor:0%,100%", "viewportanchor:10%,90%", "scroll:up",
                    ])
            ])
    }

    @Test func classesHaveTheColoursOfStyleBlocks() {
        let input = """
            WEBVTT

            STYLE
            ::cue(.brand), ::cue(.other) { font-weight: bold; color: #E4007C; }
            ::cue(b) { color: blue }

            00:01.000 --> 00:02.000
            <c.brand>A</c><c.lime>B</c><c.none>C</c><b>D</b>
            """
        let file = SubtitleReader.read(Data(input.utf8), file: "x.vtt")
        #expect(file.notations == ["1000-2000 [#e4007c c=brand]A[#00ff00 c=lime]B[c=none]C[b]D"])
    }

    @Test(arguments: ["opacity:0", "opacity: 0.0 !important", "visibility:hidden", "color: red; opacity: 0%"])
    func whatAStyleHidesIsNotShown(_ declarations: String) {
        let text = "STYLE\n::cue(.h) { \(declarations) }\n\n00:01.000 --> 00:02.000\nA<c.h> <i>B</i></c>\n"
        let file = SubtitleReader.read(Data("WEBVTT\n\n\(text)".utf8), file: "x.vtt")
        #expect(file.notations == ["1000-2000 A"])
        #expect(file.codes == ["vtt-unseen"] && file.findings.allSatisfy { $0.severity == .note })
    }

    @Test(arguments: ["opacity:0.5", "visibility:visible", "opacity:0 } ::cue(.h) { opacity:1"])
    func whatAStyleLetsBeSeenIsShown(_ declarations: String) {
        let text = "STYLE\n::cue(.h) { \(declarations) }\n\n00:01.000 --> 00:02.000\nA<c.h>B</c>\n"
        let file = SubtitleReader.read(Data("WEBVTT\n\n\(text)".utf8), file: "x.vtt")
        #expect(file.notations == ["1000-2000 A[c=h]B"])
        #expect(file.findings.isEmpty)
    }

    @Test func findingPointsAtTheCharacter() {
        let input = "WEBVTT\n\n00:01.000 --> 00:02.000 align:middle\nå <x>\nBéa & Co\n"
        let file = SubtitleReader.read(Data(input.utf8), file: "x.vtt")
        let places = file.findings.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
        #expect(places.sorted() == ["vtt-reference 5:5", "vtt-setting 3:25", "vtt-tag 4:3"])
    }

    @Test func invalidUTF8IsReplacedAndSaid() {
        let file = SubtitleReader.read(Data("WEBVTT\n\n00:01.000 --> 00:02.000\n".utf8) + [0xE9, 0x74], file: "x.vtt")
        #expect(file.notations == ["1000-2000 \u{FFFD}t"])
        #expect(file.codes == ["subtitle-encoding"])
    }

    @Test func manyFindingsOfOneKindAreCounted() {
        let lines = (0..<40).map { _ in "00:01 --> 00:02\nA\n" }.joined(separator: "\n")
        let file = SubtitleReader.read(Data("WEBVTT\n\n\(lines)\n00:01.000 --> 00:02.000\nA".utf8), file: "x.vtt")
        #expect(file.findings.count == 6)
        #expect(file.findings.last?.message == "and 35 more of the same kind, 40 in all")
    }
}
