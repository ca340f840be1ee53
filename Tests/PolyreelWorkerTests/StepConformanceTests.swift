import Foundation
import PolyreelCore
import PolyreelLayout
import PolyreelManifest
import PolyreelStep
import PolyreelSteps
import PolyreelStore
import PolyreelYAML
import TestSupport
import Testing

@testable import PolyreelWorker

/// What every step must do, run over each that the product has.
@Suite struct StepConformanceTests {
    private let campaign: Campaign
    private let job: PreparedJob

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "pl-PL"]
        try CampaignRun.makeAsset(campaign)
        self.campaign = campaign
        job = try await CampaignRun.prepare(campaign, store: MemoryStore())
    }

    @Test func namesAndKeysDiffer() {
        let names = BuiltInSteps.all.map { $0.name }
        #expect(names == ["rights", "reformat", "localise", "subtitles", "call-to-action", "disclosure"])
        let keys = BuiltInSteps.entries.flatMap(\.section.keys)
        #expect(keys.count == 6 && Set(keys).count == keys.count)
    }

    @Test func eachSpeaksForItself() {
        for step in BuiltInSteps.all { #expect(StepConformance.problems(of: step) == []) }
    }

    /// Each over the draft that the steps before it leave, with what the manifest says of it.
    @Test func eachDoesAsPromised() async throws {
        var checked = 0
        for request in job.drafts.map(\.request) {
            var draft = Draft(request: request)
            for kind in BuiltInSteps.all {
                let problems = try await problems(of: kind, over: draft)
                #expect(problems == [])
                try await StepEntry(kind).step(with: job.manifest.settings[kind.name])
                    .prepare(&draft, with: job.tools)
                checked += 1
            }
        }
        #expect(checked == 6 * BuiltInSteps.all.count)
    }

    private func problems<Kind: Step>(of kind: Kind.Type, over draft: Draft) async throws -> [String] {
        let settings = try #require(job.manifest.settings(of: Kind.name, as: Kind.Settings.self))
        return try await StepConformance.problems(of: kind, settings: settings, over: draft, with: job.tools) {
            $0.layOut(over: nil)
        }
    }

    /// A fresh job gives the same drafts: nothing of a draft comes from anywhere else.
    @Test func preparingAgainGivesTheSameDrafts() async throws {
        let again = try await CampaignRun.prepare(campaign, store: MemoryStore())
        #expect(again.drafts == job.drafts)
        #expect(job.drafts.count == 6)
    }

    @Test func textStaysInsideTheSafeZone() {
        for draft in job.drafts {
            let free = draft.request.safeZone.rect(on: draft.request.placement.canvas)
            #expect(draft.overlays.allSatisfy { free.contains($0.plate.frame) })
        }
        // Two cues and a card on TikTok and Reels, a card on the display.
        #expect(job.drafts.map(\.overlays.count) == [3, 3, 1, 3, 3, 1])
    }
}
