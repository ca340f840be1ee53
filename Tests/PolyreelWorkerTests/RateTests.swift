import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelPublish
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelWorker

/// Films of a picture that needs more bits than the cap gives.
@Suite(.tags(.render)) struct RateTests {
    private static let cap = 1_500_000

    /// A campaign over noise, which cannot be compressed, on one placement with a low cap.
    private func campaign() async throws -> Campaign {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
        try campaign.folder.write(
            "data/placements.yaml",
            """
            - id: tiktok
              canvas: { width: 270, height: 480 }
              safe_zone: { value: { top: 72, right: 48, bottom: 168, left: 30 }, status: product, source: https://shop.example/test, as_of: 2026-01-01 }
              safe_zone_rtl: none
              minimum_bit_rate: none
              encoder_bit_rate_cap: \(Self.cap)
            """)
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=12,noise=alls=25:allf=t",
                "-f", "lavfi", "-i", "sine=duration=12", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12",
                "-pix_fmt",
                "yuv420p", "-c:a", "aac", campaign.assetPath,
            ])
        #expect(made.status == 0)
        return campaign
    }

    /// The least that a decoder's buffer of one second holds while the film plays, by the packets' sizes as ffprobe lists
    /// them: bits come in at the cap, and each picture takes its own.
    private func leastLevel(_ film: String) async throws -> Double {
        let result = try await Tool.run(
            "ffprobe", ["-v", "error", "-select_streams", "v", "-show_entries", "packet=size", "-of", "csv=p=0", film])
        let sizes = result.output.split(whereSeparator: { !$0.isNumber }).compactMap { Double($0) }
        #expect(sizes.count == 300)
        let buffer = Double(Self.cap)
        var (level, least) = (buffer * 0.9, buffer)
        for size in sizes {
            level -= size * 8
            least = min(least, level)
            level = min(buffer, level + Double(Self.cap) / 25)
        }
        return least
    }

    @Test func aJoinedFilmKeepsItsCapAndIsTheSameFromAnEmptyStore() async throws {
        let campaign = try await campaign()
        let report = try await CampaignRun.run(campaign)
        let record = try #require(report.variants.first)
        #expect(record.status == .ready, "\(record.findings)")
        let film = "\(campaign.outputPath)/glow/de-DE/tiktok/\(record.id).mp4"
        #expect(try await leastLevel(film) >= 0)
        // Without lowering, the cap would have been passed: the film has a span that its plan does not name.
        let planned = Set(try await plannedKeys(campaign))
        let made = try #require(record.timeline).map(\.key)
        #expect(!Set(made).isSubset(of: planned))
        let bytes = try Data(contentsOf: URL(filePath: film))
        // The same again renders nothing, and from nothing makes the same.
        let again = try await CampaignRun.run(campaign)
        #expect(again.spans.rendered == 0)
        #expect(again.variants.first?.timeline?.map(\.key) == made)
        try FileManager.default.removeItem(atPath: campaign.storePath)
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        _ = try await CampaignRun.run(campaign)
        #expect(try Data(contentsOf: URL(filePath: film)) == bytes)
    }

    private func plannedKeys(_ campaign: Campaign) async throws -> [String] {
        let store = try FolderStore(path: campaign.storePath)
        return try await CampaignRun.prepare(campaign, store: store).plan.spans.keys.map(\.hex)
    }
}
