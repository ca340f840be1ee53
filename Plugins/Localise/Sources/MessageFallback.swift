internal import PolyreelCore
internal import PolyreelLanguage

/// What a market shows where a message is not translated into its language.
public enum MessageFallback: Codable, Sendable, Hashable {
    /// Nothing: the variant is withheld.
    case none
    /// The text in the asset's language.
    case allow
    /// The text in a language that is named for the market or its language; where that lacks it too, as `none`.
    case languages([String: String])

    /// Tags whose text stands in for a market's own, nearest first.
    func tags(for market: Market) -> [String] {
        guard case .languages(let named) = self else { return [] }
        let own = [market.id] + (LanguageTag(market.id)?.fallbackChain ?? []) + [market.language]
        guard let language = own.lazy.compactMap({ named[$0] }).first else { return [] }
        return LanguageTag(language)?.fallbackChain ?? []
    }
}
