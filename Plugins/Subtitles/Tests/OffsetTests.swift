import Foundation
import PolyreelCore
import PolyreelLayout
import PolyreelStep
import PolyreelYAML
import TestSupport
import Testing

@testable import Subtitles

/// Files whose times begin at 01:00:00, as broadcasters' do.
@Suite struct OffsetTests {
    private let film = Film()

    private func draft(_ text: String, offset: Rational = .zero) async throws -> Draft {
        let step = try Subtitles(
            settings: SubtitleSettings(files: ["de": "x.srt"], burn: [film.placement], offset: offset))
        var draft = film.draft
        try await step.prepare(&draft, with: film.tools(MemoryFiles(["x.srt": text])))
        draft.layOut(over: nil)
        return draft
    }

    @Test(arguments: [1, 10])
    func timesThatBeginAtAnHourAreNamed(_ hour: Int64) async throws {
        let begin = hour * 3_600_000
        let text = srt([(begin + 1000, begin + 3000, "Eins"), (begin + 3000, begin + 4000, "Zwei")])
        let found = try await draft(text)
        let finding = try #require(found.findings.first { $0.code == "subtitle-offset" })
        #expect(finding.severity == .error && finding.location?.line == 2)
        #expect(finding.hint?.contains("offset: \(hour < 10 ? "0" : "")\(hour):00:00") == true)
        let mended = try await draft(text, offset: Rational(hour * 3600))
        #expect(mended.ranges == ["25..<75", "75..<100"])
        #expect(mended.findings.isEmpty)
        #expect(mended.sidecar("de.srt")?.contains("00:00:01,000 --> 00:00:03,000") == true)
    }

    /// The video ends at 10 s.
    @Test func timesOfAnotherVideoWithhold() async throws {
        let found = try await draft(srt([(600_000, 602_000, "Eins"), (603_000, 604_000, "Zwei")]))
        let finding = try #require(found.findings.first { $0.code == "subtitle-offset" })
        #expect(finding.severity == .error && finding.message.contains("00:10:00.000"))
        #expect(found.isWithheld && found.sidecars.isEmpty && found.overlays.isEmpty)
    }

    @Test func mostCuesBehindTheEndAreNamed() async throws {
        let late = (1...3).map {
            (3_600_000 + $0 * 2000, 3_600_000 + $0 * 2000 + 1000, "Spät") as (Int64, Int64, String)
        }
        let found = try await draft(srt([(500, 2000, "Eins")] + late))
        let finding = try #require(found.findings.first { $0.code == "subtitle-behind-end" })
        #expect(finding.severity == .warning && finding.location?.line == 6)
        #expect(finding.message.hasPrefix("3 of 4 cues") && finding.hint?.contains("offset: 01:00:00") == true)
        #expect(found.shown == [["Eins"]] && !found.isWithheld)
        // A few words after the end are those of a longer cut.
        let longer = srt([
            (500, 2000, "Eins"), (3000, 4000, "Zwei"), (11_000, 12_000, "Drei"), (13_000, 14_000, "Vier"),
        ])
        #expect(try await draft(longer).codes.isEmpty)
    }

    /// A trimmed film may have no words, and a long one may begin to speak late.
    @Test func aFilmWithoutWordsIsNoOffset() async throws {
        var late = film
        late.start = Rational(4000)
        let step = try Subtitles(settings: SubtitleSettings(files: ["de": "x.srt"], burn: [film.placement]))
        var draft = late.draft
        let text = srt([(3_700_000, 3_702_000, "Eins")])
        try await step.prepare(&draft, with: late.tools(MemoryFiles(["x.srt": text])))
        #expect(draft.codes == ["subtitle-none-in-film"])
    }

    @Test func cuesThatEndBeforeZeroAreLeftOut() async throws {
        let found = try await draft(srt([(0, 900, "Eins"), (500, 3000, "Zwei")]), offset: Rational(1))
        #expect(found.ranges == ["0..<50"])
        #expect(found.codes.contains("cue-negative"))
        #expect(try await draft(srt([(0, 900, "Eins")]), offset: Rational(-1)).ranges == ["25..<48"])
    }

    private func read(_ offset: String) throws -> (settings: SubtitleSettings?, findings: [Finding]) {
        let folder = try TemporaryFolder()
        _ = try folder.write("x.srt", "")
        let yaml = "subtitles:\n  files: { de: x.srt }\n  offset: \(offset)\n"
        let root = try YAMLNode.parse(Data(yaml.utf8), file: "x.yaml")
        var reading = SectionReading(
            files: FolderFiles(root: folder.path), known: KnownNames(placements: [], markets: [], steps: []))
        let declared = DeclaredSection(step: Subtitles.name, Subtitles.section)
        let found = reading.reader.section(root, SectionKeys("x", required: declared.keys))
        let nodes = try #require(found)
        return (declared.read(nodes, &reading) as? SubtitleSettings, reading.reader.findings)
    }

    @Test(arguments: [
        ("01:00:00", Rational(3600)), ("10:00:00.040", Rational(36_000_040, 1000)), ("1.5s", Rational(3, 2)),
        ("60m", Rational(3600)),
        ("-2s", Rational(-2)), ("0s", .zero), ("-00:00:01.5", Rational(-3, 2)),
    ])
    func theOffsetIsRead(_ text: String, _ seconds: Rational) throws {
        let (settings, findings) = try read(text)
        #expect(settings?.offset == seconds && findings.isEmpty)
    }

    @Test(arguments: ["soon", "3600", "1:00:00", "00:61:00", "[1s]", "01:00"])
    func anOffsetThatIsNoneIsAFinding(_ text: String) throws {
        #expect(try read(text).findings.map(\.code) == ["subtitle-offset-malformed"])
    }
}
