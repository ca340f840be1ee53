import Foundation
import PolyreelCore
import TestSupport
import Testing

/// The jobs folder, as ops use it.
@Suite(.tags(.render)) struct WorkTests {
    @Test func drainRunsEveryManifestAndMovesItWithItsReport() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
        try campaign.writeManifest()
        let folder = campaign.folder
        let inbox = folder.path("jobs/inbox")
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        for name in ["glow.yaml", "copy", "glow.en.srt", "glow.de.srt"] {
            try FileManager.default.moveItem(atPath: folder.path(name), toPath: "\(inbox)/\(name)")
        }
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=5", "-pix_fmt", "yuv420p",
                "\(inbox)/asset.mp4",
            ])
        #expect(made.status == 0)
        try folder.write("jobs/inbox/wrong.yaml", "version: 1\n")
        let result = try await Tool.run(
            Product.polyreel,
            [
                "work", "--jobs", folder.path("jobs"), "--drain", "--output", campaign.outputPath, "--store",
                campaign.storePath, "--data", campaign.dataPath,
            ])
        // One of two manifests is wrong.
        #expect(result.status == 2, "\(result.errors)")
        let done = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/done")).sorted()
        let failed = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/failed")).sorted()
        #expect(done == ["glow.report.html", "glow.report.json", "glow.yaml"])
        #expect(failed == ["wrong.report.json", "wrong.report.txt", "wrong.yaml"])
        let page = try String(contentsOfFile: folder.path("jobs/done/glow.report.html"), encoding: .utf8)
        let link = "../../out/glow/de-DE/tiktok/glow_lena-glow_tiktok_de-de_5s.mp4"
        #expect(page.contains(link))
        #expect(FileManager.default.fileExists(atPath: folder.path("jobs/done/\(link)")))
        #expect(!FileManager.default.fileExists(atPath: "\(inbox)/glow.yaml"))
        // Its paths mean what they meant in the inbox, where its files still are.
        let again = try await Tool.run(
            Product.polyreel,
            [
                "plan", folder.path("jobs/done/glow.yaml"), "--output", campaign.outputPath, "--store",
                campaign.storePath, "--data", campaign.dataPath, "--json",
            ])
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("glow_lena-glow_tiktok_de-de_5s"))
        // A file of that name that no worker put there starts at its own folder.
        try folder.write(
            "jobs/done/other.yaml", try String(contentsOfFile: folder.path("jobs/done/glow.yaml"), encoding: .utf8))
        let other = try await Tool.run(
            Product.polyreel, ["check", folder.path("jobs/done/other.yaml"), "--data", campaign.dataPath])
        #expect(other.status == 2 && other.errors.contains("file-missing"), "\(other.errors)")
    }
}
