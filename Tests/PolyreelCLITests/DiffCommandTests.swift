import Foundation
import TestSupport
import Testing

@Suite(.tags(.render)) struct DiffCommandTests {
    private let campaign: Campaign

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR"]
        campaign.placements = ["tiktok"]
        try campaign.writeManifest()
        self.campaign = campaign
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=5", "-pix_fmt", "yuv420p",
                campaign.assetPath,
            ])
        #expect(made.status == 0)
        let run = try await polyreel(
            "run", campaign.manifestPath, "--output", campaign.outputPath, "--store", campaign.storePath, "--data",
            campaign.dataPath)
        #expect(run.status == 0, "\(run.errors)")
    }

    private func polyreel(_ arguments: String...) async throws -> Tool.Result {
        try await Tool.run(Product.polyreel, arguments)
    }

    private func folder(_ market: String) -> String { "\(campaign.outputPath)/glow/\(market)/tiktok" }
    private func film(_ market: String) -> String {
        "\(folder(market))/glow_lena-glow_tiktok_\(market.lowercased())_5s.mp4"
    }

    @Test func aVariantIsNamedByItsRecordItsFilmItsFolderOrItsPlace() async throws {
        let record = film("de-DE").replacing(".mp4", with: ".json")
        let expected = try await polyreel("diff", record, film("fr-FR"))
        #expect(expected.status == 0, "\(expected.errors)")
        #expect(expected.output.contains("0.480 - 1.600 s  frames 12-40    differs"))
        #expect(expected.output.contains("subtitle \"Schaut mal\" | subtitle \"Look at this\""))
        #expect(expected.output.contains("sound: same"))
        #expect(expected.output.contains("de.srt: only first"))
        #expect(try await polyreel("diff", folder("de-DE"), folder("fr-FR")).output == expected.output)
        let places = try await polyreel("diff", "de-DE/tiktok", "fr-FR/tiktok", "--output", campaign.outputPath)
        #expect(places.output == expected.output)
        let named = try await polyreel(
            "diff", "de-DE/tiktok", "fr-FR/tiktok", "--output", campaign.outputPath, "--campaign", "glow")
        #expect(named.output == expected.output)
    }

    @Test func theDocumentCoversTheFilmOnce() async throws {
        let result = try await polyreel("diff", film("de-DE"), film("fr-FR"), "--json")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let ranges = try #require(document["ranges"] as? [[String: Any]])
        let bounds = ranges.map { ($0["from"] as? Int ?? -1, $0["to"] as? Int ?? -1) }
        #expect(bounds.first?.0 == 0 && bounds.last?.1 == 125)
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0.1 == $1.0 })
        #expect(ranges.map { $0["state"] as? String } == ["same", "differs", "same", "differs", "same", "differs"])
    }

    @Test func whatIsNoVariantIsStatus2() async throws {
        for wrong in ["nowhere.json", "it-IT/tiktok", campaign.manifestPath, campaign.outputPath] {
            let result = try await polyreel("diff", film("de-DE"), wrong, "--output", campaign.outputPath)
            #expect(result.status == 2, "\(wrong)")
            #expect(result.errors.contains("error: ") && result.errors.contains("hint: "))
        }
        #expect(try await polyreel("diff", film("de-DE")).status == 2)
    }
}
