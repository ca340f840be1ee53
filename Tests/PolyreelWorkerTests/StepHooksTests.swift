import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelManifest
import PolyreelPublish
import PolyreelStep
import PolyreelSteps
import PolyreelStore
import PolyreelYAML
import Synchronization
import TestSupport
import Testing

@testable import PolyreelWorker

/// A step of nobody's that says something at every hook: what it says must come to pass.
@Suite(.tags(.render)) struct StepHooksTests {
    private static let steps = BuiltInSteps.entries + [StepEntry(Gate.self)]

    private func campaign(_ gate: String) throws -> Campaign {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok", "reels"]
        campaign.more = "steps: [gate]\ngate: { \(gate) }\n"
        return campaign
    }

    private func run(_ campaign: Campaign) async throws -> JobReport {
        try await CampaignRun.run(campaign, steps: Self.steps)
    }

    private func films(_ campaign: Campaign) -> [String] {
        (FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".mp4") }.sorted()
    }

    @Test func whatAReviewFindsWithholdsTheVariant() async throws {
        let campaign = try campaign("refuses: reels")
        try CampaignRun.makeAsset(campaign)
        let report = try await run(campaign)
        #expect(report.variants.map(\.status) == [.ready, .withheld])
        let finding = try #require(report.variants[1].findings.first { $0.code == "gate-refused" })
        #expect(finding.step == "gate")
        // A finding without a place has that of the section.
        let manifest = try String(contentsOfFile: campaign.manifestPath, encoding: .utf8)
        let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.hasPrefix("gate:") }) + 1
        #expect(finding.location?.line == line)
        #expect(films(campaign).allSatisfy { $0.contains("tiktok") })
    }

    @Test func whatFindsNoRoomIsSaidAsTheStepsOwn() async throws {
        let campaign = try campaign("wide: true")
        try CampaignRun.makeAsset(campaign)
        let job = try await CampaignRun.prepare(campaign, store: MemoryStore(), steps: Self.steps)
        #expect(job.drafts.count == 2)
        for draft in job.drafts {
            let finding = try #require(draft.findings.first { $0.code == "gate-crowded" })
            #expect(finding.step == "gate")
            #expect(finding.location == job.manifest.places.place("gate"))
            #expect(draft.overlays.allSatisfy { $0.role.rawValue != Gate.name })
        }
    }

    @Test func whatMayNotBePublishedIsNotAndWhatStandsIsTakenDown() async throws {
        var campaign = try campaign("closed: false")
        try CampaignRun.makeAsset(campaign)
        #expect(try await run(campaign).isComplete)
        #expect(films(campaign).count == 2)
        campaign.more = "steps: [gate]\ngate: { closed: true }\n"
        let closed = try await run(campaign)
        #expect(closed.variants.map(\.status) == [.withheld, .withheld])
        #expect(closed.spans.framesRendered == 0)
        #expect(films(campaign).isEmpty, "a film that stood unchanged is taken down")
        // What was rendered is kept: it may be published again.
        campaign.more = "steps: [gate]\ngate: { closed: false }\n"
        let open = try await run(campaign)
        #expect(open.isComplete && open.spans.framesRendered == 0)
    }

    @Test func aNewFilmThatMayNotBePublishedLeavesARecordAlone() async throws {
        let campaign = try campaign("closed: true")
        try CampaignRun.makeAsset(campaign)
        let report = try await run(campaign)
        #expect(report.variants.allSatisfy { $0.status == .withheld && $0.files.isEmpty })
        #expect(report.variants.allSatisfy { $0.findings.contains { $0.code == "gate-closed" } })
        #expect(films(campaign).isEmpty)
    }

    @Test func aJobsNotesAreInEveryRecordAndSheetsBesideThem() async throws {
        let campaign = try campaign("closed: false")
        try CampaignRun.makeAsset(campaign)
        let report = try await run(campaign)
        #expect(report.findings.contains { $0.code == "gate-noted" })
        #expect(report.variants.allSatisfy { $0.facts["gate"] == .object(["variants": .integer(2)]) })
        let sheet = try String(contentsOfFile: "\(report.folder)/handover/gate.csv", encoding: .utf8)
        #expect(sheet == "de-DE,tiktok,ready\nde-DE,reels,ready\n")
    }

    @Test func aSheetThatIsNotWrittenIsToldThoughAllFilmsStand() async throws {
        let campaign = try campaign("sheet: ../gate.csv")
        try CampaignRun.makeAsset(campaign)
        let report = try await run(campaign)
        #expect(report.variants.allSatisfy { $0.status == .ready })
        let finding = try #require(report.findings.first { $0.code == "sheet-name" })
        #expect(finding.step == "gate" && finding.location != nil)
        #expect(!report.isComplete)
        #expect(!FileManager.default.fileExists(atPath: "\(report.folder)/gate.csv"))
    }

    @Test func aFactUnderARecordsOwnKeyIsNotLostInSilence() async throws {
        let campaign = try campaign("fact: files")
        try CampaignRun.makeAsset(campaign)
        let job = try await CampaignRun.prepare(campaign, store: MemoryStore(), steps: Self.steps)
        #expect(job.drafts.allSatisfy { $0.isWithheld && $0.findings.contains { $0.code == "fact-reserved" } })
        #expect(job.plan.films.isEmpty)
    }

    @Test func whatIsRememberedIsWorkedOutOnce() async throws {
        let campaign = try campaign("remembers: \(UUID().uuidString)")
        try CampaignRun.makeAsset(campaign)
        let store = try FolderStore(path: campaign.storePath)
        for _ in 0..<2 { _ = try await CampaignRun.prepare(campaign, store: store, steps: Self.steps) }
        let settings = try #require(
            try await CampaignRun.prepare(campaign, store: store, steps: Self.steps).manifest.settings(
                of: Gate.name, as: Gate.Settings.self))
        #expect(Gate.worked.withLock { $0[settings.remembers] } == 1)
    }

    @Test func aSectionOfAStepThatIsNotAddedIsAnError() async throws {
        var campaign = try campaign("closed: true")
        campaign.more = "gate: { closed: true }\n"
        try CampaignRun.makeAsset(campaign)
        do {
            _ = try await run(campaign)
            Issue.record("it was passed over in silence")
        } catch JobFailure.wrong(let findings) {
            #expect(findings.map(\.code) == ["step-not-added"])
        }
    }
}

private struct Gate: Step {
    struct Settings: Codable, Sendable {
        var closed = false
        var refuses = ""
        var remembers = ""
        var sheet = "gate.csv"
        var fact = "gate"
        var wide = false
    }

    static let name = "gate"
    static let section = Section(
        under: name, "stands in the way", Settings(),
        [
            Field("closed", .flag, into: \.closed, "Nothing may be published."),
            Field("refuses", .placement(), into: \.refuses, "Nothing is made for it."),
            Field("fact", .text(), into: \.fact, "The key of what is told."),
            Field("sheet", .text(), into: \.sheet, "The name of the sheet."),
            Field("remembers", .text(), into: \.remembers, "A name for what is remembered."),
            Field("wide", .flag, into: \.wide, "It wants to be seen, and is wider than any canvas."),
        ])
    static let worked = Mutex<[String: Int]>([:])

    let settings: Settings

    func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes {
        if !settings.remembers.isEmpty {
            let name = settings.remembers
            let length = try await tools.memory.remembered(["gate", name]) {
                Self.worked.withLock { $0[name, default: 0] += 1 }
                return name.count
            }
            guard length == name.count else { return JobNotes(findings: [.error("gate-forgot", "another value")]) }
        }
        return JobNotes(
            findings: [.note("gate-noted", "the gate is here")],
            facts: [settings.fact: .object(["variants": .integer(job.requests.count)])])
    }

    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        guard settings.wide, let picture = draft.picture else { return }
        let size = PixelSize(width: 2 * picture.canvas.width, height: 100)
        draft.intents.append(
            OverlayIntent(
                id: "gate-0", role: OverlayRole(rawValue: "gate"), frames: FrameRange(from: 0, to: picture.frames),
                alternatives: [OverlayBlock(size: size, elements: [], madeWith: [])],
                place: .inZone(region: .top, alignment: .start, direction: .leftToRight), priority: .decoration,
                changes: .never, noRoom: .warning("gate-crowded", "the gate is too wide")))
    }

    func review(_ draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        draft.request.placement.id == settings.refuses ? [.error("gate-refused", "not this one")] : []
    }

    func mayPublish(_ record: VariantRecord, at now: Date) -> [Finding] {
        settings.closed ? [.error("gate-closed", "nothing may stand published")] : []
    }

    func finish(_ campaign: CampaignRecord, with tools: Toolbox) async throws -> [CampaignFile] {
        let lines = campaign.variants.map { "\($0.market),\($0.placement),\($0.status.rawValue)\n" }
        return [CampaignFile(name: settings.sheet, content: Data(lines.joined().utf8))]
    }
}
