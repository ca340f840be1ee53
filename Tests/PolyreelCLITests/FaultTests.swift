import Foundation
import PolyreelCore
import TestSupport
import Testing

/// Runs whose processes are killed at each stage, held against one that was not.
@Suite(.tags(.fault)) struct FaultTests {
    private let campaign: Campaign
    private let fault: Fault

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR"]
        campaign.placements = ["tiktok", "pos-landscape"]
        try campaign.writeManifest()
        self.campaign = campaign
        fault = try await Fault()
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=10", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=10", "-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-pix_fmt",
                "yuv420p", "-c:a", "aac", campaign.assetPath,
            ])
        #expect(made.status == 0)
    }

    /// One run with an output and a store of its own.
    private struct Place {
        let output: String
        let store: String

        init(_ campaign: Campaign, _ name: String) {
            output = campaign.folder.path("out-\(name)")
            store = campaign.folder.path("store-\(name)")
        }
    }

    private func run(_ place: Place, _ environment: [String] = [], jobs: Int = 2) async throws -> Tool.Result {
        try await Tool.run(
            "env",
            environment + [
                Product.polyreel, "run", campaign.manifestPath, "--output", place.output, "--store", place.store,
                "--data", campaign.dataPath, "--jobs", "\(jobs)",
            ])
    }

    /// Everything that is delivered but records and reports, which tell of each run, by path inside the output.
    private func films(_ place: Place) throws -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: place.output)?.compactMap { $0 as? String } ?? []
        return try names.filter { [".mp4", ".jpg", ".srt", ".vtt", ".cta.json"].contains(where: $0.hasSuffix) }
            .reduce(into: [:]) { $0[$1] = try Data(contentsOf: URL(filePath: "\(place.output)/\($1)")) }
    }

    /// Keys of the spans that a run says it rendered.
    private func rendered(_ result: Tool.Result) -> [String] {
        result.errors.split(separator: "\n").filter { $0.hasPrefix("span ") && $0.hasSuffix(" rendered") }
            .map { String($0.dropFirst(5).dropLast(9)) }
    }

    @Test(arguments: [(Fault.Stage.decode, 60), (.composite, 20), (.encode, 100)])
    func aChildThatIsKilledCostsNothingButTime(_ stage: Fault.Stage, _ count: Int) async throws {
        let (whole, struck) = (Place(campaign, "whole"), Place(campaign, "struck"))
        let expected = try await run(whole)
        #expect(expected.status == 0, "\(expected.errors)")
        let result = try await run(struck, fault.killing(stage, at: count))
        #expect(fault.hasHappened)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try films(struck) == films(whole))
        #expect(try films(struck).keys.count { $0.hasSuffix(".mp4") } == 4)
        // Every span came into the store once.
        #expect(rendered(result).sorted() == rendered(expected).sorted())
    }

    @Test(arguments: [(Fault.Stage.store, 3), (.assemble, 300), (.publish, 2)])
    func aRunThatIsKilledGoesOnWhereItStopped(_ stage: Fault.Stage, _ count: Int) async throws {
        let (whole, struck) = (Place(campaign, "whole"), Place(campaign, "struck"))
        let expected = try await run(whole)
        #expect(expected.status == 0, "\(expected.errors)")
        let killed = try await run(struck, fault.killing(stage, at: count))
        #expect(fault.hasHappened)
        #expect(killed.status == 128 + SIGKILL)
        let names = FileManager.default.enumerator(atPath: struck.output)?.compactMap { $0 as? String } ?? []
        let published = names.filter { $0.hasSuffix(".mp4") && !$0.contains(".staging-") }
        for name in published { #expect(try films(struck)[name] == films(whole)[name]) }
        let again = try await run(struck, jobs: 1)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try films(struck) == films(whole))
        // What was told as rendered is not rendered again; together they are all, each once.
        #expect(Set(rendered(killed)).isDisjoint(with: rendered(again)))
        #expect(Set(rendered(killed) + rendered(again)) == Set(rendered(expected)))
    }

    @Test func aPoisonedSpanFailsItsOwnVariantsOnly() async throws {
        let place = Place(campaign, "poisoned")
        let plan = try await Tool.run(
            Product.polyreel,
            [
                "plan", campaign.manifestPath, "--output", place.output, "--store", place.store, "--data",
                campaign.dataPath, "--json",
            ])
        let report = try #require(try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
        let variants = try #require(report["variants"] as? [[String: Any]])
        let french = try #require(
            variants.first { $0["market"] as? String == "fr-FR" && $0["placement"] as? String == "tiktok" })
        let card = try #require((french["spans"] as? [[String: Any]])?.last?["key"] as? String)
        let result = try await run(place, fault.poison(card))
        #expect(result.status == 1)
        #expect(result.errors.contains("[span-killed]"), "\(result.errors)")
        let names = try films(place).keys.filter { $0.hasSuffix(".mp4") }
        #expect(names.count == 3)
        #expect(!names.contains { $0.contains("fr-FR/tiktok") })
        // The next run makes what is missing, and nothing else.
        let again = try await run(place)
        #expect(again.status == 0)
        #expect(rendered(again) == [String(card.prefix(12))])
        #expect(try films(place).keys.count { $0.hasSuffix(".mp4") } == 4)
    }

    @Test func theSameBytesForAnyNumberOfJobsAndAfterTheStoreWasWiped() async throws {
        let places = [1, 2, 8].map { (jobs: $0, place: Place(campaign, "jobs-\($0)")) }
        for (jobs, place) in places { #expect(try await run(place, jobs: jobs).status == 0) }
        let expected = try films(places[0].place)
        #expect(expected.keys.count { $0.hasSuffix(".mp4") } == 4)
        for (_, place) in places { #expect(try films(place) == expected) }
        try FileManager.default.removeItem(atPath: places[1].place.store)
        try FileManager.default.removeItem(atPath: places[1].place.output)
        #expect(try await run(places[1].place).status == 0)
        #expect(try films(places[1].place) == expected)
    }
}
