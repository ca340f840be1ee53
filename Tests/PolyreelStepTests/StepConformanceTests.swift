import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelYAML
import Synchronization
import TestSupport
import Testing

/// Steps that break one promise each: the suite that holds steps must see it.
@Suite struct StepConformanceTests {
    private func tools() -> Toolbox {
        Toolbox(
            files: MemoryFiles(), asset: .sample(), trim: TrimRange(from: .zero, to: Rational(28)),
            font: FontChoice(family: "Noto Sans", bold: true))
    }

    private func problems<Kind: Step>(
        of kind: Kind.Type, _ settings: Kind.Settings, layOut: @Sendable (inout Draft) -> Void = { _ in }
    ) async throws -> [String] {
        let draft = Draft(request: .sample(.sample("de-DE"), .sample("tiktok")))
        return try await StepConformance.problems(
            of: kind, settings: settings, over: draft, with: tools(), layOut: layOut)
    }

    @Test func aStepThatKeepsItsPromisesHasNoProblems() async throws {
        #expect(StepConformance.problems(of: Plain.self) == [])
        #expect(try await problems(of: Plain.self, Words()) == [])
    }

    @Test func aSectionUnderAnotherNameIsSeen() {
        #expect(
            StepConformance.problems(of: Elsewhere.self) == [
                "elsewhere: a step that a manifest adds has its section under its name"
            ])
    }

    @Test func whatComesFromNowhereIsSeen() async throws {
        #expect(
            try await problems(of: Counting.self, Words()) == [
                "counting: the same request gives the same draft, also with settings that were kept as JSON"
            ])
    }

    @Test func findingsOfOthersAreNotTakenAway() async throws {
        var draft = Draft(request: .sample(.sample("de-DE"), .sample("tiktok")))
        draft.findings = [.warning("asset-soft", "the picture is soft")]
        let found = try await StepConformance.problems(of: Silent.self, settings: Words(), over: draft, with: tools())
        #expect(found == ["silent: findings of the steps before stay"])
    }

    @Test(arguments: Breaking.Promise.allCases) private func aPromiseThatIsBrokenIsSeen(
        _ promise: Breaking.Promise
    ) async throws {
        let found = try await problems(of: Breaking.self, Breaking.Settings(breaks: promise))
        #expect(found == ["breaking: \(promise.rawValue)"])
    }

    @Test func whatBreaksNothingHasNoProblems() async throws {
        #expect(try await problems(of: Breaking.self, Breaking.Settings(breaks: nil)) == [])
    }

    /// What layout finds is no step's doing, and is there when the step completes.
    @Test func theDraftIsLaidOutBeforeItIsCompleted() async throws {
        let layOut: @Sendable (inout Draft) -> Void = {
            $0.findings.append(.warning("overlay-collision", "there is no room").by(step: "subtitles"))
        }
        #expect(try await problems(of: Plain.self, Words(), layOut: layOut) == [])
        #expect(
            try await problems(of: Forgetful.self, Words(), layOut: layOut) == [
                "forgetful: findings of the steps before stay"
            ])
        #expect(try await problems(of: Forgetful.self, Words()) == [])
    }
}

private struct Words: Codable, Sendable { var text = "" }

private struct Plain: Step {
    static let name = "plain"
    static let section = Section(
        under: name, "does nothing", Words(), [Field("text", .text(), into: \.text, "What it does not say.")])
    init(settings: Words) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        draft.findings.append(.note("plain-done", "nothing was done"))
    }
}

private struct Elsewhere: Step {
    static let name = "elsewhere"
    static let section = Section("does nothing", Words(), [Field("text", .text(), into: \.text, "Nothing.")])
    init(settings: Words) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {}
}

private struct Counting: Step {
    private static let count = Mutex(0)
    static let name = "counting"
    static let section = Section(under: name, "counts", Words(), [])
    init(settings: Words) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        let count = Self.count.withLock {
            $0 += 1
            return $0
        }
        draft.facts["counting"] = .integer(count)
    }
}

private struct Silent: Step {
    static let name = "silent"
    static let section = Section(under: name, "takes findings away", Words(), [])
    init(settings: Words) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws { draft.findings = [] }
}

private struct Forgetful: Step {
    static let name = "forgetful"
    static let section = Section(under: name, "takes layout's findings away", Words(), [])
    init(settings: Words) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {}
    func complete(_ draft: inout Draft, with tools: Toolbox) async throws { draft.findings = [] }
}
