import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelYAML
import Synchronization

/// A step that keeps all promises but the one that its settings name.
struct Breaking: Step {
    /// In the words in which it is told.
    enum Promise: String, Codable, CaseIterable {
        case notes = "the same job gives the same notes, also with settings that were kept as JSON"
        case completion = "the same draft is completed the same way, also with settings that were kept as JSON"
        case review = "the same draft is found to be the same, also with settings that were kept as JSON"
        case files = "the same campaign gives the same files, also with settings that were kept as JSON"
        case codes = "codes have a-z, 0-9 and -"
        case words = "a finding says something"
        case names = "a finding names no other step"
        case ids = "no two overlays have one id"
        case lateIntents = "after layout nothing more is to be seen, and nothing less"
        case factKeys = "a fact has no key that is the record's own"
        case suffixes = "sidecars have names of their own without folders"
        case fileNames = "a campaign's files have names of their own without folders"
    }

    struct Settings: Codable, Sendable { var breaks: Promise? }

    static let name = "breaking"
    static let section = Section(under: name, "breaks a promise", Settings(), [])
    private static let count = Mutex(0)

    let settings: Settings

    /// Never the same for the promise that is broken.
    private func text(_ promise: Promise) -> String {
        guard settings.breaks == promise else { return "same" }
        return Self.count.withLock {
            $0 += 1
            return "\($0)"
        }
    }

    private var intent: OverlayIntent {
        OverlayIntent(
            id: "breaking-0", role: OverlayRole(rawValue: "breaking"), frames: FrameRange(from: 0, to: 10),
            alternatives: [], place: .inZone(region: .top, alignment: .start, direction: .leftToRight),
            priority: .decoration, changes: .never, noRoom: .warning("breaking-crowded", "there is no room"))
    }

    func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes {
        let key = settings.breaks == .factKeys ? "status" : "breaking"
        return JobNotes(
            findings: [.note("breaking-noted", settings.breaks == .words ? "" : "it begins")],
            facts: [key: .text(text(.notes))])
    }

    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        draft.intents.append(intent)
        if settings.breaks == .ids { draft.intents.append(intent) }
        if settings.breaks == .codes { draft.findings.append(.warning("Breaking Code", "a code with a blank")) }
    }

    func complete(_ draft: inout Draft, with tools: Toolbox) async throws {
        draft.facts["breaking"] = .text(text(.completion))
        let suffix = settings.breaks == .suffixes ? "../a.txt" : "a.txt"
        draft.sidecars.append(
            Sidecar(suffix: suffix, kind: DeliverableKind(rawValue: "breaking"), content: ""))
        if settings.breaks == .lateIntents { draft.intents.append(intent) }
    }

    func review(_ draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        let finding = Finding.note("breaking-reviewed", text(.review))
        return [settings.breaks == .names ? finding.by(step: "localise") : finding.by(step: Self.name)]
    }

    func finish(_ campaign: CampaignRecord, with tools: Toolbox) async throws -> [CampaignFile] {
        let name = settings.breaks == .fileNames ? "../sheet.csv" : "sheet.csv"
        return [CampaignFile(name: name, content: Data(text(.files).utf8))]
    }
}
