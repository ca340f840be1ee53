import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelPublish
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelWorker

/// What differs between films that were made, in the report and for the store.
@Suite(.tags(.render)) struct DifferenceTests {
    private var campaign: Campaign

    init() throws {
        campaign = try Campaign()
        try CampaignRun.makeAsset(campaign)
    }

    private func record(_ report: JobReport, _ market: String, _ placement: String) throws -> VariantRecord {
        try #require(report.variants.first { $0.market == market && $0.placement == placement })
    }

    @Test func twoMarketsDifferInTheirSubtitlesAndTheirCard() async throws {
        let report = try await CampaignRun.run(campaign)
        let difference = try VariantDifference(
            try record(report, "de-DE", "tiktok"), try record(report, "fr-FR", "tiktok"))
        // Cues at 0.48 to 1.6 s and 1.8 to 3 s, a card in the last of 5 s, at 25 frames a second.
        let differing = difference.ranges.filter { $0.state == .differs }
        #expect(differing.map(\.from) == [12, 45, 100] && differing.map(\.to) == [40, 75, 125])
        #expect(differing.first?.first.map(\.text) == ["Schaut mal"])
        // There is no French file: the asset's own language is burned in.
        #expect(differing.first?.second.map(\.text) == ["Look at this"])
        #expect(difference.frames.differing == 28 + 30 + 25 && difference.frames.total == 125)
        #expect(difference.sameSound && difference.basis == .frames && difference.obstacles.isEmpty)
        #expect(difference.callToAction.contains { $0.path == "0.text" })
    }

    @Test func framesThatAreTheSameAreTheSameInOtherEyes() async throws {
        let report = try await CampaignRun.run(campaign)
        let (german, french) = (
            try record(report, "de-DE", "pos-landscape"), try record(report, "fr-FR", "pos-landscape")
        )
        let difference = try VariantDifference(german, french)
        // ffmpeg's own digest of every decoded frame.
        func frames(_ record: VariantRecord) async throws -> [Substring] {
            let film = "\(campaign.outputPath)/glow/\(record.market)/\(record.placement)/\(record.id).mp4"
            let hashes = try await Tool.run(
                "ffmpeg", ["-v", "error", "-i", film, "-map", "0:v", "-f", "framemd5", "-"])
            return hashes.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
                .compactMap { $0.split(separator: ",").last }
        }
        let (own, other) = (try await frames(german), try await frames(french))
        #expect(own.count == 125 && other.count == 125)
        for range in difference.ranges {
            let differs = (range.from..<range.to).contains { own[$0] != other[$0] }
            #expect(differs == (range.state == .differs), "\(range)")
        }
        #expect(difference.frames.shared == 100)
    }

    @Test func otherCanvasesShareNothingAndAreComparedByTexts() async throws {
        let report = try await CampaignRun.run(campaign)
        let difference = try VariantDifference(
            try record(report, "de-DE", "tiktok"), try record(report, "de-DE", "pos-landscape"))
        #expect(difference.basis == .texts && difference.frames.shared == 0)
        #expect(difference.obstacles == ["different canvases: 270x480 and 480x270"])
        // The card is the same; subtitles are burned into one of the two.
        #expect(difference.ranges.filter { $0.state == .differs }.map(\.from) == [12, 45])
    }

    @Test func theReportGroupsByCanvasAndStandsLikeVariantsTogether() async throws {
        let report = try await CampaignRun.run(campaign)
        #expect(report.differences.map { "\($0.width)x\($0.height)" } == ["270x480", "480x270"])
        let vertical = try #require(report.differences.first)
        #expect(vertical.reference.map { "\($0.market)/\($0.placement)" } == ["de-DE/tiktok", "de-DE/reels"])
        #expect(vertical.others.map { $0.variants.map(\.market) } == [["fr-FR", "fr-FR"], ["pl-PL", "pl-PL"]])
        #expect(vertical.others.first?.ranges.map(\.from) == [12, 45, 100])
        let page = try String(contentsOfFile: "\(campaign.outputPath)/glow/report.html", encoding: .utf8)
        // Two cues a fifth of a second apart are one moment to look at.
        #expect(page.contains("href=\"fr-FR/tiktok/glow_lena-glow_tiktok_fr-fr_5s.mp4#t=0.48,3.0\""))
        #expect(page.contains("href=\"fr-FR/tiktok/glow_lena-glow_tiktok_fr-fr_5s.mp4#t=4.0,5.0\""))
    }

    @Test func aRecordOfAnOlderVersionIsReadAndCannotBeCompared() async throws {
        let report = try await CampaignRun.run(campaign)
        let record = try record(report, "de-DE", "tiktok")
        var old = try #require(
            try JSONSerialization.jsonObject(with: try JSONText.document(record)) as? [String: Any])
        for key in ["timeline", "overlays", "picture", "soundtrack"] { old[key] = nil }
        let read = try JSONDecoder().decode(VariantRecord.self, from: JSONSerialization.data(withJSONObject: old))
        #expect(read.id == record.id)
        #expect { try VariantDifference(record, read) } throws: { ($0 as? Finding)?.code == "record-old" }
    }

    @Test func whatIsPublishedIsNotCollected() async throws {
        var campaign = campaign
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
        // As a job does at publishing; a store is open as long as its job runs.
        func run() async throws -> JobReport {
            let store = try FolderStore(path: campaign.storePath)
            let job = try await CampaignRun.prepare(campaign, store: store)
            let report = try await CampaignRun.run(campaign)
            for film in job.plan.films {
                let record = try record(report, film.draft.request.market.id, film.draft.request.placement.id)
                let folder = "\(campaign.outputPath)/glow/\(record.market)/\(record.placement)"
                try PublishedFilms(store: store).published(film, record, under: "\(campaign.outputPath)/glow")
                let standing = PublishedVariant(folder: folder, id: record.id)
                #expect(standing.current(key: film.key.hex, digests: FileDigests(store: store)) != nil)
            }
            return report
        }
        let upkeep = { try FolderUpkeep(path: campaign.storePath) }
        _ = try await run()
        try await Task.sleep(for: .milliseconds(30))
        let kept = try upkeep().collect(keep: 0) { PublishedFilms.state(of: $0, in: PublishedOutputs([])) }
        #expect(kept.kept == kept.pinned && kept.droppedPins == 0)
        // One market more: the German spans are still there.
        campaign.markets = ["de-DE", "de-AT"]
        let again = try await run()
        #expect(again.isComplete && again.spans.framesRendered == 25)
        // A withdrawn film holds nothing.
        try FileManager.default.removeItem(atPath: "\(campaign.outputPath)/glow/de-AT")
        try await Task.sleep(for: .milliseconds(30))
        let less = try upkeep().collect(keep: 0) { PublishedFilms.state(of: $0, in: PublishedOutputs([])) }
        #expect(less.droppedPins == 1 && less.pinned == kept.pinned)
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        try await Task.sleep(for: .milliseconds(30))
        let nothing = try upkeep().collect(keep: 0) { PublishedFilms.state(of: $0, in: PublishedOutputs([])) }
        #expect(nothing.kept == StoreSize())
    }
}
