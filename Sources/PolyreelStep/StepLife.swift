internal import Foundation
internal import PolyreelCore

/// What a step says of one request, from `begin` to `finish`, without a film.
struct StepLife {
    let notes: JobNotes
    /// As the steps before left it.
    let draft: Draft
    let prepared: Draft
    let laidOut: Draft
    let completed: Draft
    let reviewed: [Finding]
    /// Of a campaign without variants.
    let files: [CampaignFile]

    init(
        _ step: some Step, from draft: Draft, with tools: Toolbox, layOut: @Sendable (inout Draft) -> Void
    ) async throws {
        self.draft = draft
        notes = try await step.begin(
            JobFacts(campaign: draft.request.campaign, requests: [draft.request]), with: tools)
        var own = draft
        try await step.prepare(&own, with: tools)
        prepared = own
        layOut(&own)
        laidOut = own
        try await step.complete(&own, with: tools)
        completed = own
        reviewed = try await step.review(own, with: tools)
        files = try await step.finish(CampaignRecord(campaign: draft.request.campaign, variants: []), with: tools)
    }

    /// What of it no step may do.
    /// - Parameter name: the step's.
    func problems(of name: String) throws -> [String] {
        var problems: [String] = []
        func expect(_ holds: Bool, _ problem: String) { if !holds { problems.append(problem) } }
        let survives = try Self.survives(prepared) && Self.survives(completed)
        expect(survives, "the draft survives as JSON")
        expect(completed.request == draft.request && prepared.request == draft.request, "the request stays as it is")
        expect(
            prepared.findings.starts(with: draft.findings) && completed.findings.starts(with: laidOut.findings),
            "findings of the steps before stay")
        let added =
            notes.findings + prepared.findings.dropFirst(draft.findings.count)
            + completed.findings.dropFirst(laidOut.findings.count) + reviewed
            + prepared.intents.dropFirst(draft.intents.count).map(\.noRoom)
        expect(added.allSatisfy { $0.code.isWhole(#/[a-z][a-z0-9-]{1,63}/#) }, "codes have a-z, 0-9 and -")
        expect(added.allSatisfy { !$0.message.isEmpty }, "a finding says something")
        expect(added.allSatisfy { $0.step == nil || $0.step == name }, "a finding names no other step")
        let ids = prepared.intents.map(\.id)
        expect(Set(ids).count == ids.count, "no two overlays have one id")
        expect(
            completed.intents == laidOut.intents && completed.overlays == laidOut.overlays,
            "after layout nothing more is to be seen, and nothing less")
        let facts = Set(notes.facts.keys).union(completed.facts.keys)
        expect(facts.isDisjoint(with: VariantRecord.ownKeys), "a fact has no key that is the record's own")
        let suffixes = completed.sidecars.map(\.suffix)
        expect(
            suffixes.allSatisfy { $0.isWhole(#/[A-Za-z0-9][A-Za-z0-9._-]{0,63}/#) }
                && Set(suffixes).count == suffixes.count, "sidecars have names of their own without folders")
        expect(
            files.allSatisfy(\.isNamed) && Set(files.map(\.name)).count == files.count,
            "a campaign's files have names of their own without folders")
        return problems
    }

    private static func survives(_ draft: Draft) throws -> Bool {
        try JSONDecoder().decode(Draft.self, from: try JSONEncoder().encode(draft)) == draft
    }
}
