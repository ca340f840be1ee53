public import PolyreelCore
internal import PolyreelLanguage

/// Puts every message that a variant shows into its market's words, numbers, money and dates.
///
/// Texts stand in `Draft.texts` under `MessageUse.textID`. A message that cannot be put right withholds the variant.
public struct Localise: Step {
    public static let name = "localise"

    let settings: LocaliseSettings
    let catalogues: Catalogues

    public init(settings: LocaliseSettings) {
        self.settings = settings
        self.catalogues = Catalogues(folder: settings.messages)
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        var seen: Set<MessageUse> = []
        for use in settings.wanted where seen.insert(use).inserted {
            do {
                let found = try catalogues.message(use.key, for: draft.request, files: tools.files)
                draft.add(found.findings)
                let message = Message(use: use, source: found, settings: settings, request: draft.request)
                let (text, findings) = try message.localised()
                draft.add(findings)
                draft.texts[use.textID] = text
            } catch let findings as Findings {
                draft.add(findings.all)
            }
        }
    }

    /// Nothing: this step promises words, not pixels. That a text is in the picture, whole and at its time, is proven by
    /// the step that shows it, which reads it from the draft.
    public func prove(_ film: FinishedFilm, of draft: Draft, with tools: Toolbox) async throws -> [Finding] { [] }
}

extension Draft {
    /// Adds findings as this step's, each once.
    fileprivate mutating func add(_ more: [Finding]) {
        for var finding in more {
            finding.step = Localise.name
            if !findings.contains(finding) { findings.append(finding) }
        }
    }
}
