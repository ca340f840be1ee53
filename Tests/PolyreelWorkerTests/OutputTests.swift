import Foundation
import PolyreelCore
import PolyreelPublish
import TestSupport
import Testing

@testable import PolyreelWorker

/// What stands in a campaign's folder where a run wants to write.
@Suite(.tags(.render)) struct OutputTests {
    private let campaign: Campaign

    init() throws {
        var campaign = try Campaign()
        campaign.markets = ["pl-PL"]
        campaign.placements = ["tiktok"]
        try CampaignRun.makeAsset(campaign)
        self.campaign = campaign
    }

    private func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(campaign.outputPath)/glow/\(name)", withIntermediateDirectories: true)
    }

    @Test func foldersCalledLikeReportsMakeRoom() async throws {
        for name in ["report.html", "report.json"] { try makeFolder(name) }
        #expect(try await CampaignRun.run(campaign).count(.ready) == 1)
        for name in ["report.html", "report.json"] {
            #expect(try !Data(contentsOf: URL(filePath: "\(campaign.outputPath)/glow/\(name)")).isEmpty)
        }
    }

    @Test func aLockThatIsAFolderIsTold() async throws {
        try makeFolder(".lock")
        let failure = await #expect(throws: JobFailure.self) { try await CampaignRun.run(campaign) }
        #expect(failure?.findings.map(\.code) == ["lock-not-a-file"])
    }

    @Test func aFileWhereAVariantsFolderShouldBeIsToldBeforeAnythingIsRendered() async throws {
        try makeFolder("pl-PL")
        try Data("x".utf8).write(to: URL(filePath: "\(campaign.outputPath)/glow/pl-PL/tiktok"))
        let failure = await #expect(throws: JobFailure.self) { try await CampaignRun.run(campaign) }
        #expect(failure?.findings.map(\.code) == ["output-not-a-folder"])
        let blobs = FileManager.default.enumerator(atPath: "\(campaign.storePath)/blobs")
        #expect(blobs?.contains { ($0 as? String)?.count ?? 0 > 60 } == false)
    }
}
