import Disclosure
import PolyreelCore
import PolyreelStep
import TestSupport
import Testing

@Suite struct DisclosureTests {
    private let tools = Toolbox(
        files: MemoryFiles(), asset: .sample(), trim: TrimRange(from: .zero, to: Rational(28)),
        font: FontChoice(family: "Noto Sans", bold: true))

    @Test func whatIsDeclaredIsOnRecordAndUnlabelled() async throws {
        var settings = DisclosureSettings()
        settings.paid = true
        settings.ai = true
        let step = Disclosure(settings: settings)
        let notes = try await step.begin(JobFacts(campaign: "c", requests: []), with: tools)
        #expect(
            notes.facts == [
                "disclosure": .object(["paid": .bool(true), "retouched": .bool(false), "ai": .bool(true)])
            ])
        var draft = Draft(request: .sample(.sample("de-DE"), .sample("tiktok")))
        try await step.prepare(&draft, with: tools)
        #expect(draft.findings.map(\.code) == ["disclosure-unlabelled"])
        #expect(draft.findings.first?.message.contains("paid, ai") == true)
        #expect(!draft.isWithheld)
    }

    @Test func nothingIsSaidWhereNothingIsDeclared() async throws {
        var draft = Draft(request: .sample(.sample("de-DE"), .sample("tiktok")))
        try await Disclosure(settings: DisclosureSettings()).prepare(&draft, with: tools)
        #expect(draft.findings.isEmpty)
    }
}
