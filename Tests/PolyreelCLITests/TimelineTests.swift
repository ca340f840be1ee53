import Foundation
import TestSupport
import Testing

/// What the whole program makes of assets that are cut off, joined, or whose sound outlasts their picture; judged by
/// ffprobe.
@Suite(.tags(.judge, .render)) struct TimelineTests {
    private var campaign: Campaign

    init() throws {
        campaign = try Campaign()
        (campaign.markets, campaign.placements) = (["de-DE"], ["tiktok"])
    }

    private func make(_ arguments: [String]) async throws {
        let made = try await Tool.run(
            "ffmpeg", ["-v", "error", "-nostdin", "-y"] + arguments + [campaign.assetPath])
        try #require(made.status == 0, "\(made.errors)")
    }

    private func polyreel(_ command: String, _ more: String...) async throws -> Tool.Result {
        try await Tool.run(
            Product.polyreel,
            [command, campaign.manifestPath, "--output", campaign.outputPath, "--store", campaign.storePath] + more)
    }

    private func film() throws -> String {
        let folder = "\(campaign.outputPath)/glow/de-DE/tiktok"
        let name = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".mp4") }
        return "\(folder)/\(try #require(name))"
    }

    private static let clip = [
        "-f", "lavfi", "-i", "testsrc2=s=270x480:r=25:d=6", "-f", "lavfi", "-i", "sine=d=6:r=48000", "-pix_fmt",
        "yuv420p",
    ]

    @Test(arguments: [
        ["-c:v", "libx264", "-c:a", "aac", "-f", "matroska"], ["-c:v", "mpeg4", "-c:a", "mp3", "-f", "avi"],
        ["-c:v", "libx264", "-c:a", "aac", "-movflags", "faststart", "-f", "mp4"],
        ["-c:v", "libx264", "-c:a", "aac", "-f", "mp4"],
    ])
    func halfAFileIsOneFindingAndStatus2(_ options: [String]) async throws {
        try await make(Self.clip + options)
        let whole = try Data(contentsOf: URL(filePath: campaign.assetPath))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: campaign.assetPath))
        try campaign.writeManifest()
        for command in ["run", "plan"] {
            let result = try await polyreel(command)
            #expect(result.status == 2, "\(result.output)")
            #expect(result.errors.contains("[asset-truncated]") && result.errors.contains("glow.yaml:3:"))
            #expect(result.errors.components(separatedBy: " error: ").count == 2, "\(result.errors)")
            #expect(!FileManager.default.fileExists(atPath: campaign.outputPath))
        }
        let probe = try await Tool.run(Product.polyreel, ["probe", campaign.assetPath])
        #expect(probe.status == 2 && probe.errors.components(separatedBy: "error: ").count == 2)
    }

    @Test mutating func whatTheFilmDoesNotShowNeedNotBeThere() async throws {
        try await make(Self.clip + ["-c:v", "libx264", "-c:a", "aac", "-f", "matroska"])
        let whole = try Data(contentsOf: URL(filePath: campaign.assetPath))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: campaign.assetPath))
        campaign.trim = ", trim: { from: 0s, to: 2s }"
        try campaign.writeManifest()
        let result = try await polyreel("plan")
        #expect(result.status == 0 && (result.output + result.errors).contains("asset-truncated"), "\(result.errors)")
        campaign.trim = ", trim: { from: 0s, to: 5s }"
        try campaign.writeManifest()
        #expect(try await polyreel("plan").status == 2)
        // How much may be missing is data.
        campaign.trim = ""
        try campaign.writeManifest()
        try campaign.folder.write("data/assets.yaml", "most_missing: 80\n")
        let taken = try await polyreel("plan", "--data", campaign.dataPath)
        #expect(taken.status == 0 && (taken.output + taken.errors).contains("asset-truncated"), "\(taken.errors)")
        try campaign.folder.write("data/assets.yaml", "most_missing: 101\n")
        #expect(try await polyreel("plan", "--data", campaign.dataPath).status == 2)
    }

    @Test func aFilmLastsAsLongAsItsSpeech() async throws {
        try await make([
            "-f", "lavfi", "-i", "testsrc2=s=270x480:r=25:d=3", "-f", "lavfi", "-i", "sine=d=10:r=48000", "-pix_fmt",
            "yuv420p", "-c:v", "libx264", "-c:a", "aac",
        ])
        try campaign.writeManifest()
        let result = try await polyreel("run", "--data", campaign.dataPath)
        #expect(result.status == 0 && result.errors.contains("asset-picture-held"), "\(result.errors)")
        let lengths = try await Judge.lines("stream=duration", of: film()).compactMap { Double($0) }
        #expect(lengths.count == 2 && lengths.allSatisfy { abs($0 - 10) < 0.05 }, "\(lengths)")
    }

    @Test func joinedRecordingsAreOneFilm() async throws {
        try await make(Self.clip + ["-c:v", "libx264", "-c:a", "aac", "-f", "mpegts"])
        let one = try Data(contentsOf: URL(filePath: campaign.assetPath))
        try (one + one).write(to: URL(filePath: campaign.assetPath))
        try campaign.writeManifest()
        let result = try await polyreel("run", "--data", campaign.dataPath)
        #expect(result.status == 0 && result.errors.contains("asset-times-restart"), "\(result.errors)")
        let lengths = try await Judge.lines("stream=duration", of: film()).compactMap { Double($0) }
        #expect(lengths.count == 2 && lengths.allSatisfy { abs($0 - 12) < 0.05 }, "\(lengths)")
    }

    /// Frames that are decoded after they are shown: none.
    @Test(arguments: 1...8) mutating func ofAFilmOfAFewFramesEachIsDecodedBeforeItIsShown(count: Int) async throws {
        try await make(Self.clip + ["-c:v", "libx264", "-c:a", "aac"])
        campaign.trim = ", trim: { from: 0s, to: \(Double(count) / 25)s }"
        let extra = try String(contentsOfFile: "\(campaign.dataPath)/placements.yaml", encoding: .utf8)
        try campaign.folder.write(
            "data/placements.yaml",
            extra.replacing(
                "  minimum_bit_rate: none\n", with: "  minimum_bit_rate: none\n  minimum_duration: none\n"))
        try campaign.writeManifest()
        // Its subtitles and card have no room.
        let manifest = try String(contentsOfFile: campaign.manifestPath, encoding: .utf8)
        let bare = manifest.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("subtitles:") && !$0.hasPrefix("cta:") && !$0.hasPrefix("  - {") }
        try campaign.folder.write(campaign.manifestName, bare.joined(separator: "\n"))
        let result = try await polyreel("run", "--data", campaign.dataPath)
        #expect(result.status == 0, "\(result.errors)")
        let stamps = try await Judge.lines("packet=pts,dts", of: film(), stream: "v:0")
            .map { $0.split(separator: ",").compactMap { Int($0) } }
        #expect(stamps.count == count && stamps.allSatisfy { $0.count == 2 && $0[0] >= $0[1] }, "\(stamps)")
    }
}
