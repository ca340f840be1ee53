public import PolyreelCore
internal import PolyreelLanguage
public import PolyreelStep
internal import PolyreelYAML

/// Puts every message that a variant shows into its market's words, numbers, money and dates.
///
/// Texts stand in `Draft.texts` under `MessageUse.textID`. A message that cannot be put right withholds the variant. It
/// promises words, not pixels: that a text is in the picture, whole and at its time, is proven by the step that shows it.
public struct Localise: Step {
    public static let name = "localise"
    public static let runsAlways = true

    let settings: LocaliseSettings
    let catalogues: Catalogues

    public init(settings: LocaliseSettings) {
        self.settings = settings
        self.catalogues = Catalogues(folder: settings.messages, fallback: settings.fallback)
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        var seen: Set<MessageUse> = []
        for use in tools.messages where seen.insert(use).inserted {
            let place = tools.messagePlaces[use.key]
            do {
                let found = try catalogues.message(use.key, for: draft.request, files: tools.files)
                draft.add(found.findings, at: place)
                let message = Message(
                    use: use, source: try found.pseudo(draft.request.market.pseudo?.kind), settings: settings,
                    request: draft.request)
                draft.texts[use.textID] = try message.localised()
                draft.add(checks(use.key, found, draft.request, tools.files), at: place)
            } catch let findings as Findings {
                draft.add(findings.all, at: place)
            }
        }
    }

    /// What a translator or an author should look at, besides what is wrong for certain.
    private func checks(
        _ key: String, _ found: FoundMessage, _ request: VariantRequest, _ files: any ManifestFiles
    ) -> [Finding] {
        // One pseudo-market would say the same again as the language that it is made of.
        guard request.market.pseudo == nil else { return [] }
        let check = MessageCheck(key: key, message: found, values: settings.values, market: request.market)
        return check.findings(against: catalogues.source(key, language: request.assetLanguage, files: files))
    }
}

extension Draft {
    /// Adds findings as this step's, each once; those without a place of their own get one.
    fileprivate mutating func add(_ more: [Finding], at place: SourceLocation?) {
        for finding in more.map({ $0.by(step: Localise.name).at($0.location ?? place) }) {
            if !findings.contains(finding) { findings.append(finding) }
        }
    }
}
