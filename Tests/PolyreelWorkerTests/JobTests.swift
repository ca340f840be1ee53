import Foundation
import PolyreelCore
import PolyreelMedia
import PolyreelPublish
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelWorker

/// A campaign from its manifest to published files, judged by ffprobe and ffmpeg, and what a second run costs.
@Suite(.tags(.render, .judge)) struct JobTests {
    private var campaign: Campaign

    init() throws {
        campaign = try Campaign()
        try CampaignRun.makeAsset(campaign)
    }

    /// One variant, where more prove no more.
    private var polishTikTok: Campaign {
        var campaign = campaign
        campaign.markets = ["pl-PL"]
        campaign.placements = ["tiktok"]
        return campaign
    }

    private func films() -> [String] {
        let files = FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".mp4") }.sorted().map { "\(campaign.outputPath)/\($0)" }
    }

    @Test func everyVariantIsAFilmThatOtherProgramsAccept() async throws {
        let report = try await CampaignRun.run(campaign)
        #expect(report.variants.count == 9)
        #expect(report.variants.allSatisfy { $0.status == .ready }, "\(report.variants.flatMap(\.findings))")
        #expect(films().count == 9)
        for film in films() {
            let probe = try await Tool.run(
                "ffprobe",
                [
                    "-v", "warning", "-count_frames", "-show_entries",
                    "stream=codec_name,nb_read_frames,start_time,avg_frame_rate,color_space,pix_fmt", "-of", "csv=p=0",
                    film,
                ])
            #expect(probe.errors.isEmpty)
            let lines = probe.output.split(separator: "\n")
            // 5 s at 25 frames a second.
            #expect(lines.first == "h264,yuv420p,bt709,25/1,0.000000,125")
            #expect(lines.last?.hasPrefix("aac,0/0,0.000000,") == true)
            let decode = try await Tool.run("ffmpeg", ["-v", "warning", "-xerror", "-i", film, "-f", "null", "-"])
            #expect(decode.status == 0 && decode.errors.isEmpty, "\(decode.errors)")
        }
    }

    /// Loud for 4 s, then 25 dB quieter: -14 LUFS of either part by ffmpeg's meter.
    @Test(arguments: ["from: 0s, to: 4s", "from: 4s, to: 8s"]) func aPartIsAsLoudAsThePlacementWants(part: String)
        async throws
    {
        var campaign = polishTikTok
        campaign.trim = ", trim: { \(part) }"
        try SampleClip(
            size: PixelSize(width: 480, height: 270), duration: Rational(8), video: "testsrc2=size=480x270:rate=25",
            audio: "sine=frequency=440:sample_rate=48000,volume='if(lt(t,4),7.2,0.4)':eval=frame"
        ).write(to: campaign.assetPath)
        let report = try await CampaignRun.run(campaign)
        #expect(report.variants.map(\.status) == [.ready], "\(report.variants.flatMap(\.findings))")
        let film = try #require(films().first)
        let told = try await Tool.run(
            "ffmpeg", ["-nostdin", "-i", film, "-map", "0:a", "-af", "ebur128", "-f", "null", "-"])
        let loudness = told.errors.components(separatedBy: "Summary:").last?.components(separatedBy: "I:").last?
            .split(separator: " ").first.flatMap { Double($0) }
        #expect(abs(try #require(loudness) + 14) <= 1)
    }

    @Test func recordNamesEveryFileWithItsDigest() async throws {
        let report = try await CampaignRun.run(campaign)
        let variant = try #require(report.variants.first)
        #expect(variant.id == "glow_lena-glow_tiktok_de-de_5s")
        let folder = "\(campaign.outputPath)/glow/de-DE/tiktok"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == (variant.files.map(\.path) + ["\(variant.id).json"]).sorted())
        #expect(
            Set(names)
                == Set(["cta.json", "de.srt", "de.ttml", "de.vtt", "jpg", "json", "mp4"].map { "\(variant.id).\($0)" }))
        for file in variant.files {
            let sum = try await Tool.run("sha256sum", ["\(folder)/\(file.path)"])
            #expect(sum.output.hasPrefix(file.sha256))
        }
        #expect(variant.spans.total == variant.spans.reused + variant.spans.rendered)
        // Every span is counted as rendered once over all records.
        #expect(report.variants.reduce(0) { $0 + $1.spans.framesRendered } == report.spans.framesRendered)
        #expect(report.variants.filter { $0.placement == "reels" }.allSatisfy { $0.spans.rendered == 0 })
        #expect(variant.media?.frames == 125)
    }

    @Test func runningAgainRendersNothingAndChangesNothing() async throws {
        _ = try await CampaignRun.run(campaign)
        let before = try films().map { try Digest.ofFile($0) }
        let again = try await CampaignRun.run(campaign)
        #expect(again.spans.framesRendered == 0 && again.spans.rendered == 0)
        #expect(again.isComplete)
        #expect(try films().map { try Digest.ofFile($0) } == before)
    }

    /// The run after a film was rendered tells that nothing was: from then on a record says what it said.
    @Test func anUnchangedRecordIsNotWrittenAgain() async throws {
        let campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        let second = try await CampaignRun.run(campaign)
        let id = try #require(second.variants.first?.id)
        let path = "\(campaign.outputPath)/glow/pl-PL/tiktok/\(id).json"
        let before = try FileIdentity(of: path)
        _ = try await CampaignRun.run(campaign)
        #expect(try FileIdentity(of: path) == before)
        // Somebody's change is written over.
        try Data("{}".utf8).write(to: URL(filePath: path))
        _ = try await CampaignRun.run(campaign)
        #expect(try Data(contentsOf: URL(filePath: path)).count == Int(before.bytes))
    }

    @Test func aNewPriceCostsThatMarketsCardOnly() async throws {
        var campaign = campaign
        _ = try await CampaignRun.run(campaign)
        campaign.price = "{ EUR: 12.99, PLN: 49.90, AED: 59.00, JPY: 2200 }"
        let again = try await CampaignRun.run(campaign)
        // The card's last second at 25 frames, on the vertical canvas that TikTok and Reels share, and on the display.
        #expect(again.spans.framesRendered == 2 * 25)
        let touched = again.variants.filter { $0.spans.rendered > 0 }.map(\.market)
        // Reels shows what was rendered for TikTok.
        #expect(touched == ["pl-PL", "pl-PL"])
    }

    @Test func aFurtherMarketCostsTheFramesThatDiffer() async throws {
        var campaign = campaign
        _ = try await CampaignRun.run(campaign)
        campaign.markets.append("de-AT")
        campaign.price = "{ EUR: 12.99, PLN: 54.90, AED: 59.00, JPY: 2200 }"
        let again = try await CampaignRun.run(campaign)
        // Austria writes "€ 12,99": one card on each of two canvases; its subtitles are Germany's.
        #expect(again.spans.framesRendered == 2 * 25)
        #expect(again.variants.count == 12)
    }

    @Test func damagedOrLostFilesAreMadeAgainWithoutRendering() async throws {
        _ = try await CampaignRun.run(campaign)
        let before = try films().map { try Digest.ofFile($0) }
        try Data("half a film".utf8).write(to: URL(filePath: films()[0]))
        try FileManager.default.removeItem(atPath: films()[1])
        let again = try await CampaignRun.run(campaign)
        #expect(again.isComplete && again.spans.framesRendered == 0)
        #expect(try films().map { try Digest.ofFile($0) } == before)
    }

    @Test func aWipedStoreGivesTheSameBytes() async throws {
        _ = try await CampaignRun.run(campaign)
        let before = try films().map { try Digest.ofFile($0) }
        try FileManager.default.removeItem(atPath: campaign.storePath)
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        let again = try await CampaignRun.run(campaign)
        #expect(again.isComplete && again.spans.framesRendered > 0)
        #expect(try films().map { try Digest.ofFile($0) } == before)
    }

    @Test func aDamagedBlobIsRenderedAgain() async throws {
        _ = try await CampaignRun.run(campaign)
        let before = try films().map { try Digest.ofFile($0) }
        let blobs =
            FileManager.default.enumerator(atPath: "\(campaign.storePath)/blobs")?.compactMap { $0 as? String } ?? []
        let paths = blobs.map { "\(campaign.storePath)/blobs/\($0)" }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        }
        #expect(!paths.isEmpty)
        for path in paths {
            chmod(path, 0o644)
            try Data("damaged".utf8).write(to: URL(filePath: path))
        }
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        let again = try await CampaignRun.run(campaign)
        #expect(again.isComplete, "\(again.variants.flatMap(\.findings).filter { $0.severity == .error })")
        #expect(try films().map { try Digest.ofFile($0) } == before)
    }

    @Test func whatIsNotBuiltYetIsWithheldAndSaid() async throws {
        var campaign = campaign
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok", "poster-a3"]
        let report = try await CampaignRun.run(campaign)
        let poster = try #require(report.variants.first { $0.placement == "poster-a3" })
        #expect(poster.status == .withheld)
        #expect(poster.findings.first?.code == "placement-not-built")
        // The placements line of the manifest, and the poster's place in it.
        #expect(poster.findings.first?.location?.line == 12)
        let folder = "\(campaign.outputPath)/glow/de-DE/poster-a3"
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(poster.id).json"])
        #expect(report.variants.first { $0.placement == "tiktok" }?.status == .ready)
    }

    @Test func aMarketWithoutAPriceIsWithheldAndTheOthersAreDelivered() async throws {
        var campaign = campaign
        campaign.price = "{ EUR: 12.99 }"
        let report = try await CampaignRun.run(campaign)
        #expect(report.variants.filter { $0.status == .withheld }.map(\.market) == ["pl-PL", "pl-PL", "pl-PL"])
        #expect(report.count(.ready) == 6)
        #expect(films().count == 6)
    }

    @Test func aVariantThatMayNoLongerRunLosesItsMedia() async throws {
        var campaign = campaign
        campaign.markets = ["pl-PL"]
        _ = try await CampaignRun.run(campaign)
        #expect(films().count == 3)
        campaign.price = "{ EUR: 12.99 }"
        let report = try await CampaignRun.run(campaign)
        #expect(report.count(.withheld) == 3)
        #expect(films().isEmpty)
    }

    @Test func filesOfOthersInAVariantsFolderAreKept() async throws {
        var campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        let note = "\(campaign.outputPath)/glow/pl-PL/tiktok/note.txt"
        try Data("approved".utf8).write(to: URL(filePath: note))
        campaign.price = "{ PLN: 49.90 }"
        #expect(try await CampaignRun.run(campaign).spans.framesRendered == 25)
        #expect(try String(contentsOfFile: note, encoding: .utf8) == "approved")
        #expect(films().count == 1)
    }

    /// Placements data that refuses TikTok files over 1000 bytes.
    private func limitTikTok() throws {
        let file = campaign.folder.path("data/placements.yaml")
        let limit =
            "  maximum_bytes: { value: 1000, status: V1, source: https://shop.example/test, as_of: 2026-01-01 }\n"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try campaign.folder.write(
            "data/placements.yaml", text.replacing("- id: tiktok\n", with: "- id: tiktok\n" + limit))
    }

    @Test func aFilmThatFailsItsProofHasARecordAndNoMedia() async throws {
        try limitTikTok()
        let report = try await CampaignRun.run(campaign)
        let failed = report.variants.filter { $0.status == .failed }
        #expect(failed.map(\.placement) == ["tiktok", "tiktok", "tiktok"])
        #expect(failed.allSatisfy { $0.findings.contains { $0.code == "file-large" && $0.severity == .error } })
        for record in failed {
            let folder = "\(campaign.outputPath)/glow/\(record.market)/tiktok"
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(record.id).json"])
        }
        #expect(report.count(.ready) == 6)
    }

    @Test func aLimitThatIsNewHoldsForPublishedFilmsToo() async throws {
        #expect(try await CampaignRun.run(campaign).isComplete)
        try limitTikTok()
        let again = try await CampaignRun.run(campaign)
        #expect(again.count(.failed) == 3 && again.count(.ready) == 6 && again.spans.framesRendered == 0)
        // What was proven before stays until something better is; the report says what is wrong with it.
        #expect(films().count == 9)
    }

    @Test func twoCreatorsOfOneCampaignKeepTheirFilms() async throws {
        var campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        campaign.creator = "@ana"
        let other = try await CampaignRun.run(campaign)
        #expect(other.isComplete && other.spans.framesRendered == 0)
        #expect(
            films().map { ($0 as NSString).lastPathComponent } == [
                "glow_ana_tiktok_pl-pl_5s.mp4", "glow_lena-glow_tiktok_pl-pl_5s.mp4",
            ])
    }

    @Test func anOlderVersionOfAnotherLengthIsReplaced() async throws {
        var campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        campaign.trim = ", trim: { from: 0s, to: 3s }"
        _ = try await CampaignRun.run(campaign)
        #expect(films().map { ($0 as NSString).lastPathComponent } == ["glow_lena-glow_tiktok_pl-pl_3s.mp4"])
    }

    @Test func cutsOfTwoLengthsByTwoManifestsStandTogether() async throws {
        var campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        campaign.trim = ", trim: { from: 0s, to: 3s }"
        campaign.manifestName = "short.yaml"
        _ = try await CampaignRun.run(campaign)
        #expect(
            films().map { ($0 as NSString).lastPathComponent } == [
                "glow_lena-glow_tiktok_pl-pl_3s.mp4", "glow_lena-glow_tiktok_pl-pl_5s.mp4",
            ])
    }

    @Test func aFailedVersionLeavesTheProvenOneOfAnotherLength() async throws {
        var campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        try limitTikTok()
        campaign.trim = ", trim: { from: 0s, to: 3s }"
        #expect(try await CampaignRun.run(campaign).count(.failed) == 1)
        #expect(films().map { ($0 as NSString).lastPathComponent } == ["glow_lena-glow_tiktok_pl-pl_5s.mp4"])
    }

    @Test func damagedPacketsOfTheAssetAreSaidOnEveryRun() async throws {
        let campaign = polishTikTok
        try await damage(campaign, packets: 60..<64)
        for _ in 0..<2 {
            let report = try await CampaignRun.run(campaign)
            let finding = report.variants.first?.findings.first { $0.code == "film-damaged" }
            #expect(finding?.severity == .warning)
            #expect(report.variants.first?.status == .ready)
        }
    }

    /// What may be copied to another machine says nothing of this one, and calls the asset by its digest.
    @Test func onlyWhatIsLocalNamesAFile() async throws {
        let campaign = polishTikTok
        // An asset that there is something to say about.
        let twoTracks = campaign.folder.path("two.mp4")
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-i", campaign.assetPath, "-map", "0:v", "-map", "0:a", "-map", "0:a", "-c", "copy",
                twoTracks,
            ])
        #expect(made.status == 0)
        try FileManager.default.removeItem(atPath: campaign.assetPath)
        try FileManager.default.moveItem(atPath: twoTracks, toPath: campaign.assetPath)
        let report = try await CampaignRun.run(campaign)
        #expect(report.findings.contains { $0.message.contains("2 sound tracks") })
        let names = try FileManager.default.subpathsOfDirectory(atPath: campaign.storePath)
        var kept = 0
        for name in names where name.hasSuffix(".json") && !name.hasPrefix("local/") {
            let data = try Data(contentsOf: URL(filePath: "\(campaign.storePath)/\(name)"))
            let facts = try? JSONDecoder().decode(StoredResult.self, from: data).facts
            let text = String(decoding: data + (facts ?? Data()), as: UTF8.self)
            for word in [campaign.folder.path, "asset.mp4", ProcessInfo.processInfo.hostName] {
                #expect(!text.contains(word), "\(name) says \(word)")
            }
            kept += 1
        }
        #expect(kept > 4)
    }

    /// 5 in 100 of the 125 pictures are 6.
    @Test func damagePastTheLimitIsRefused() async throws {
        let campaign = polishTikTok
        try await damage(campaign, packets: 40..<60)
        let variant = try #require(try await CampaignRun.run(campaign).variants.first)
        #expect(variant.status == .failed && variant.files.isEmpty)
        #expect(variant.findings.contains { $0.code == "film-damaged" && $0.severity == .error })
    }

    /// Overwrites pictures of the asset, found by ffprobe.
    private func damage(_ campaign: Campaign, packets range: Range<Int>) async throws {
        let probe = try await Tool.run(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "v", "-show_entries", "packet=pos,size", "-of", "csv=p=0",
                campaign.assetPath,
            ])
        let packets = probe.output.split(separator: "\n").map { $0.split(separator: ",").compactMap { Int($0) } }
        var data = try Data(contentsOf: URL(filePath: campaign.assetPath))
        for packet in packets[range] where packet.count == 2 {
            data.replaceSubrange(packet[1]..<packet[1] + packet[0], with: Data(repeating: 0xff, count: packet[0]))
        }
        try data.write(to: URL(filePath: campaign.assetPath))
    }

    @Test func whatACrashHadSetAsideIsPutBack() async throws {
        let campaign = polishTikTok
        _ = try await CampaignRun.run(campaign)
        // Where folders cannot be exchanged, a crash between two renames leaves this.
        let market = "\(campaign.outputPath)/glow/pl-PL"
        try FileManager.default.moveItem(atPath: "\(market)/tiktok", toPath: "\(market)/.aside-tiktok")
        #expect(try await CampaignRun.run(campaign).spans.framesRendered == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: market) == ["tiktok"])
        #expect(films().count == 1)
    }

    @Test func thePlanCountsWhatTheRunRenders() async throws {
        let store = try FolderStore(path: campaign.storePath)
        let options = CampaignRun.options(campaign)
        let plan = try await CampaignRun.prepare(campaign, store: store)
            .report(store: store, options: options, versions: CampaignRun.versions)
        #expect(plan.variants.allSatisfy { $0.status == .render })
        #expect(films().isEmpty)
        let report = try await CampaignRun.run(campaign)
        #expect(plan.spans.framesRendered == report.spans.framesRendered)
        #expect(plan.spans.frames == 9 * 125)
        let again = try await CampaignRun.prepare(campaign, store: store)
            .report(store: store, options: options, versions: CampaignRun.versions)
        #expect(again.variants.allSatisfy { $0.status == .reuse })
        #expect(again.spans.framesRendered == 0 && again.estimatedSeconds == 0)
    }
}
