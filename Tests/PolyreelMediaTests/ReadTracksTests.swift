import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Which of several picture tracks is the film.
struct ReadTracksTests {
    private static let film = ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=6"]
    private static let slides = ["-f", "lavfi", "-i", "testsrc=s=640x480:r=1:d=6"]

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let inputs: [String]
        let options: [String]
        let width: Int
    }

    static let cases = [
        Case(
            testDescription: "a larger still behind", inputs: film + slides, options: ["-frames:v:1", "1"], width: 320),
        Case(
            testDescription: "a larger still before",
            inputs: ["-f", "lavfi", "-i", "testsrc=s=640x480:r=1:d=1"] + film,
            options: [], width: 320),
        Case(testDescription: "larger slides behind", inputs: film + slides, options: [], width: 320),
        Case(
            testDescription: "larger slides, marked as the default", inputs: slides + film,
            options: ["-disposition:v:0", "default", "-disposition:v:1", "0"], width: 320),
        Case(
            testDescription: "two films, the smaller is the default",
            inputs: ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=6"] + film,
            options: ["-disposition:v:0", "0", "-disposition:v:1", "default"], width: 320),
        Case(
            testDescription: "two films, the larger is the default",
            inputs: film + ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=6"],
            options: ["-disposition:v:0", "0", "-disposition:v:1", "default"], width: 640),
        Case(
            testDescription: "slides alone", inputs: slides + ["-f", "lavfi", "-i", "testsrc=s=960x540:r=1/6:d=6"],
            options: ["-frames:v:1", "1", "-disposition:v:0", "0", "-disposition:v:1", "0"], width: 640),
    ]

    @Test(arguments: cases, ["mov", "mkv"])
    func theFilmIsTheTrackThatMovesThenTheDefaultThenTheLargest(_ example: Case, container: String) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "tracks.\(container)",
            example.inputs + ["-map", "0", "-map", "1"] + example.options
                + ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.codedSize.width == example.width)
        #expect(facts.findings.contains { $0.code == "asset-picture-tracks" })
        // The track's own length, by another program.
        let told = try await Tool.run(
            "ffprobe",
            [
                "-v", "error", "-count_packets", "-select_streams", "\(facts.picture.stream)", "-show_entries",
                "stream=nb_read_packets", "-of", "csv=p=0", path,
            ])
        #expect(Int(told.output.trimmingCharacters(in: .whitespacesAndNewlines)) == facts.picture.frames)
    }

    @Test func everyCaseRan() { #expect(Self.cases.count == 7) }
}
