import Foundation
import PolyreelCore
import PolyreelStore
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

    @Test func namesDiffer() {
        let names = CampaignRun.steps.map(\.name)
        #expect(names.count == 4 && Set(names).count == names.count)
    }

    /// A fresh step gives the same draft for the same request: nothing of a draft comes from anywhere else.
    @Test func preparingAgainGivesTheSameDraft() async throws {
        for draft in job.drafts {
            let steps = try CampaignRun.steps.map { try $0.make(job.manifest) }
            var again = try await Drafting(steps: steps, tools: job.tools).draft(for: draft.request)
            // The job adds to a step's findings where in the manifest they belong; a step does not know.
            #expect(again.findings.map(\.code) == draft.findings.map(\.code))
            again.findings = draft.findings
            #expect(again == draft)
        }
        #expect(job.drafts.count == 6)
    }

    @Test func draftsSurviveAsJSON() throws {
        for draft in job.drafts {
            let data = try JSONEncoder().encode(draft)
            #expect(try JSONDecoder().decode(Draft.self, from: data) == draft)
        }
    }

    @Test func everyIntentIsShownOrAFindingSaysWhy() {
        for draft in job.drafts {
            #expect(draft.overlays.map(\.id) == draft.intents.map(\.id))
            #expect(Set(draft.overlays.map(\.id)).count == draft.overlays.count)
        }
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
