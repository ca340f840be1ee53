internal import PolyreelCaptions
internal import PolyreelCore
internal import PolyreelLanguage

/// Which of the manifest's subtitle files a market gets.
struct FileChoice: Sendable, Hashable {
    /// BCP-47, canonical: safe inside a file's name.
    let language: String
    let path: String
    /// Set when it is not the market's own language.
    let finding: Finding?
    /// The file whose times it takes, when it has only texts.
    var timing: Timing?

    struct Timing: Sendable, Hashable {
        let language: String
        let path: String
    }

    /// The file of the market's language or one of its parents, else that of the asset's.
    static func choose(from files: [String: String], for request: VariantRequest) -> Result<FileChoice, Finding> {
        let market = request.market
        let own = chain(market.id) + chain(market.language)
        if let found = find(own, in: files) {
            return timed(found, nil, from: files, for: request)
        }
        if let found = find(chain(request.assetLanguage), in: files) {
            let isSame = LanguageTag(market.id)?.language == LanguageTag(found.language)?.language
            let finding = Finding(
                isSame ? .note : .warning, "subtitle-fallback",
                "there are no subtitles for '\(market.id)'; those of the asset's language '\(found.language)' are used",
                hint: "add '\(market.language)' to the subtitles' files")
            return timed(found, finding, from: files, for: request)
        }
        let names = files.keys.sorted().prefix(20).map { "'\($0)'" }.joined(separator: ", ")
        return .failure(
            .error(
                "subtitle-missing",
                "there are subtitles for neither '\(market.id)' nor the asset's language '\(request.assetLanguage)'; "
                    + "there are \(names.isEmpty ? "none" : names)",
                hint: "add '\(market.language)' to the subtitles' files"))
    }

    /// With the times of the asset's own file, where it has only texts.
    private static func timed(
        _ found: (language: String, path: String), _ finding: Finding?, from files: [String: String],
        for request: VariantRequest
    ) -> Result<FileChoice, Finding> {
        var choice = FileChoice(language: found.language, path: found.path, finding: finding)
        guard CueTranslation.isOne(found.path) else { return .success(choice) }
        let timed = files.filter { !CueTranslation.isOne($0.value) }
        guard let source = find(chain(request.assetLanguage), in: timed) else {
            return .failure(
                .error(
                    "subtitle-timing-missing",
                    "'\(found.path)' has only texts, and the asset's language '\(request.assetLanguage)' has no file with"
                        + " times",
                    hint: "add '\(request.assetLanguage)' to the subtitles' files"))
        }
        choice.timing = Timing(language: source.language, path: source.path)
        return .success(choice)
    }

    private static func chain(_ tag: String) -> [String] {
        (LanguageTag(tag)?.fallbackChain ?? []).compactMap { LanguageTag($0)?.short }
    }

    private static func find(_ chain: [String], in files: [String: String]) -> (language: String, path: String)? {
        let known = files.sorted { $0.key < $1.key }.compactMap { key, path in
            LanguageTag(key).map { (tag: $0, path: path) }
        }
        for tag in chain {
            if let found = known.first(where: { $0.tag.short == tag }) { return (found.tag.canonical, found.path) }
        }
        return nil
    }
}
