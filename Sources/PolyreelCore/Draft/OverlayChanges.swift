/// What makes an overlay another one in the next variant, and so how readily it changes.
public enum OverlayChanges: String, Codable, Sendable, Hashable {
    /// Nothing: it is the same in every market, as a creator's name.
    case never
    /// The language alone: what is spoken.
    case withLanguage
    /// The offer too: prices, codes and dates.
    case withOffer

    /// What one frame costs that lies in a span with it and does not show it.
    public var weight: Int {
        switch self {
        case .never: 0
        case .withLanguage: 1
        case .withOffer: 2
        }
    }
}
