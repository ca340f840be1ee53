import Foundation
import PolyreelCore
import PolyreelMedia
import PolyreelPublish
import PolyreelRender
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelWorker

/// A film's name belongs to the manifest that made it.
@Suite(.tags(.render)) struct VariantNamesTests {
    private let campaign: Campaign

    init() throws {
        var campaign = try Campaign()
        campaign.markets = ["pl-PL"]
        campaign.placements = ["tiktok"]
        try CampaignRun.makeAsset(campaign)
        self.campaign = campaign
    }

    private func run(_ campaign: Campaign, replaces: Bool = false) async throws -> JobReport {
        let store = try FolderStore(path: campaign.storePath)
        let options = JobOptions(
            output: campaign.outputPath, store: campaign.storePath, allowedRoots: [], jobs: 2, replaces: replaces)
        return try await Job(
            CampaignRun.prepare(campaign, store: store), store: store, options: options,
            versions: CampaignRun.versions, host: CampaignRun.host, stop: StopSignal(), report: { _ in }
        ).run()
    }

    private func wrong(_ body: () async throws -> Void) async throws -> Finding {
        let failure = await #expect(throws: JobFailure.self) { try await body() }
        guard case .wrong(let findings) = failure else { throw try #require(failure) }
        #expect(findings.map(\.code) == ["id-taken"])
        return try #require(findings.first)
    }

    private func films() throws -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? []
        return try Dictionary(
            uniqueKeysWithValues: names.filter { $0.hasSuffix(".mp4") }.map {
                ($0, try Data(contentsOf: URL(filePath: "\(campaign.outputPath)/\($0)")))
            })
    }

    /// Names that fold to one, each with the other's.
    @Test(arguments: [
        ("@léna", "@lôna"), ("lena.glow", "lena_glow"), ("Müller", "M-ller"), ("@lena.glow", "@lena.glow"),
    ])
    func anotherManifestTakesNoNameOver(_ creator: String, _ other: String) async throws {
        var first = campaign
        first.creator = creator
        #expect(try await run(first).count(.ready) == 1)
        let before = try films()
        var second = campaign
        second.creator = other
        second.manifestName = "second.yaml"
        try SampleFilm.write(to: campaign.assetPath)
        let finding = try await wrong { _ = try await run(second) }
        // Both are named: by manifest, asset and creator.
        for part in ["'glow.yaml'", "'second.yaml'", "'\(other)'"] { #expect(finding.message.contains(part)) }
        #expect(finding.hint?.contains("--replace") == true)
        #expect(try films() == before)
        #expect(try await run(second, replaces: true).count(.ready) == 1)
        #expect(try films().keys == before.keys && films() != before)
        // Now it is the second's.
        #expect(try await wrong { _ = try await run(first) }.message.contains("'second.yaml'"))
    }

    @Test func anotherCutOfTheSameManifestIsANewVersion() async throws {
        let first = try await run(campaign)
        #expect(first.count(.ready) == 1 && !first.findings.contains { $0.code == "asset-replaced" })
        let before = try films()
        try SampleFilm.write(to: campaign.assetPath)
        let second = try await run(campaign)
        #expect(second.count(.ready) == 1)
        #expect(try films().keys == before.keys && films() != before)
        // It may be another folder's manifest of the same name: both assets are named.
        let finding = try #require(second.findings.first { $0.code == "asset-replaced" })
        let made = [first, second].compactMap { $0.variants.first?.made.asset.dropFirst("sha256:".count).prefix(12) }
        #expect(finding.severity == .warning && made.count == 2 && made[0] != made[1])
        #expect(made.allSatisfy { finding.message.contains($0) }, "\(finding)")
        #expect(try await !run(campaign).findings.contains { $0.code == "asset-replaced" })
    }

    /// Films stand, and no record says whose they are.
    @Test(arguments: ["{", nil]) func aFilmOfNobodyKnowsWhomIsNotReplacedSilently(_ record: String?) async throws {
        let id = try #require(try await run(campaign).variants.first?.id)
        let before = try films()
        func harm() throws {
            let path = "\(campaign.outputPath)/glow/pl-PL/tiktok/\(id).json"
            try FileManager.default.removeItem(atPath: path)
            if let record { try Data(record.utf8).write(to: URL(filePath: path)) }
        }
        try harm()
        // The store knows that this film was published under that name: whoever asks for it loses nothing.
        #expect(try await run(campaign).count(.ready) == 1)
        #expect(try films() == before)
        try harm()
        var second = campaign
        second.manifestName = "second.yaml"
        second.price = "{ EUR: 12.99, PLN: 149.90, AED: 59.00, JPY: 2200 }"
        let finding = try await wrong { _ = try await run(second) }
        #expect(finding.message.contains(id) && finding.hint?.contains("--replace") == true)
        #expect(try films() == before)
        #expect(try await run(second, replaces: true).count(.ready) == 1)
        #expect(try films() != before)
    }

    @Test func whatWasWithheldHasAnOwnerToo() async throws {
        try campaign.folder.write("copy/pl.yaml", "other: \"x\"\n")
        try campaign.folder.write("copy/en.yaml", "other: \"x\"\n")
        #expect(try await run(campaign).count(.withheld) == 1)
        var second = campaign
        second.manifestName = "second.yaml"
        #expect(try await wrong { _ = try await run(second) }.message.contains("'glow.yaml'"))
    }

    /// Before anything is rendered, also where nothing stands yet.
    @Test func twoJobsOfOneCommandAskForOneName() async throws {
        let store = try FolderStore(path: campaign.storePath)
        var second = campaign
        second.manifestName = "second.yaml"
        let jobs = [
            try await CampaignRun.prepare(campaign, store: store), try await CampaignRun.prepare(second, store: store),
        ]
        let named = jobs.map {
            (job: $0, records: $0.records(versions: CampaignRun.versions, publisher: Publisher(folder: "")))
        }
        let findings = PreparedJob.sharedNames(named)
        #expect(findings.map(\.code) == ["id-taken"])
        #expect(findings.first?.message.contains("glow.yaml") == true)
        #expect(findings.first?.message.contains("second.yaml") == true)
        #expect(PreparedJob.sharedNames([named[0]]).isEmpty)
    }

    /// 64 letters of U+4E2D are spelled `4e2d-4e2d-…`: 64 × 5 - 1 = 319 bytes, and 255 can be written.
    @Test func aNameIsAsLongAsTheFileSystemHasItInBytes() async throws {
        var long = campaign
        long.creator = String(repeating: "中", count: 64)
        let store = try FolderStore(path: campaign.storePath)
        let failure = await #expect(throws: JobFailure.self) { try await CampaignRun.prepare(long, store: store) }
        guard case .wrong(let findings) = failure else { throw try #require(failure) }
        #expect(findings.map(\.code) == ["name-too-long"])
        // "glow_" + 319 + "_tiktok_pl-pl_5s" + "." + "cta.json", the longest of its files.
        #expect(findings.first?.message.contains("\(5 + 319 + 16 + 1 + 8) bytes") == true, "\(findings)")
        // 20 letters fit.
        long.creator = String(repeating: "中", count: 20)
        #expect(try await run(long).count(.ready) == 1)
    }

    @Test func aCreatorWithThousandsOfMarksIsTooLong() async throws {
        var long = campaign
        long.creator = "a" + String(repeating: "\u{301}", count: 20_000)
        let store = try FolderStore(path: campaign.storePath)
        let failure = await #expect(throws: JobFailure.self) { try await CampaignRun.prepare(long, store: store) }
        #expect(failure?.findings.contains { $0.code == "text-too-long" } == true)
        #expect(failure?.findings.allSatisfy { $0.description.utf8.count < 2000 } == true)
    }
}

/// Another clip than the campaign's, as long.
private enum SampleFilm {
    static func write(to path: String) throws {
        try SampleClip(
            size: PixelSize(width: 480, height: 270), duration: Rational(5), video: "testsrc=size=480x270:rate=25",
            audio: "sine=frequency=880:sample_rate=48000"
        ).write(to: path)
    }
}
