import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelSteps
import PolyreelYAML
import TestSupport
import Testing

@testable import PolyreelCommands

/// What a step of nobody's shows goes to translators too.
@Suite struct ShownMessagesTests {
    private let campaign: Campaign

    init() throws {
        campaign = try Campaign()
        try campaign.folder.write("asset.mp4", "not looked at")
        let shop = try String(contentsOfFile: campaign.folder.path("copy/en.yaml"), encoding: .utf8)
        try campaign.folder.write("copy/en.yaml", shop + "mark.by: With {creator}\n")
    }

    /// The notes that the export has, by key.
    private func exported(_ more: String, steps: [StepEntry]) async throws -> String {
        var campaign = campaign
        campaign.more = more
        try campaign.writeManifest()
        let target = campaign.folder.path("fr.yaml")
        let status = await Build.$steps.withValue(BuiltInSteps.entries + steps) {
            await Program.run([
                "copy", "export", campaign.manifestPath, "--market", "fr-FR", "--to", target, "--output",
                campaign.outputPath,
            ])
        }
        #expect(status == .done)
        return try String(contentsOfFile: target, encoding: .utf8)
    }

    @Test func messagesOfAnyStepAreExported() async throws {
        let text = try await exported("steps: [mark]\nmark: { text: mark.by }\n", steps: [StepEntry(Mark.self)])
        #expect(text.contains("# call to action on tiktok, reels, pos-landscape"))
        let notes = text.split(separator: "\n").drop { !$0.contains("shown by") && !$0.hasPrefix("mark.by") }
        #expect(notes.first == "# shown by the step 'mark'", "\(text)")
        #expect(notes.contains { $0.hasPrefix("mark.by:") })
        let first = try #require(text.firstRange(of: "cta.shop:"))
        let second = try #require(text.firstRange(of: "mark.by:"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(text.ranges(of: "at most about").count == 1, "only a card's room is known")
    }

    @Test func aMessageThatTwoShowStandsOnceWithBothNotes() async throws {
        let text = try await exported("steps: [mark]\nmark: { text: cta.shop }\n", steps: [StepEntry(Mark.self)])
        #expect(text.ranges(of: "cta.shop:").count == 1)
        #expect(text.contains("# call to action on tiktok") && text.contains("# shown by the step 'mark'"))
    }

    @Test func aStepThatTheManifestDoesNotAddShowsNothing() async throws {
        let own = try await exported("", steps: [])
        #expect(!own.contains("mark.by"))
        #expect(try await exported("", steps: [StepEntry(Mark.self)]) == own)
    }
}

private struct Mark: Step {
    struct Settings: Codable, Sendable { var text = "mark.by" }

    static let name = "mark"
    static let section = Section(
        under: name, "shows whose film it is", Settings(), [Field("text", .text(), into: \.text, "The message.")])

    let settings: Settings

    var messages: [MessageUse] { [MessageUse(key: settings.text, code: nil)] }
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {}
}
