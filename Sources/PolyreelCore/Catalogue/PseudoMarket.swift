/// A market of nobody: the source copy, made as long or as right-to-left as translations may become.
public struct PseudoMarket: Codable, Sendable, Hashable {
    /// What is done to the copy.
    public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
        /// `en-XA`: accents on every letter, two fifths longer, in brackets.
        case accented = "en-XA"
        /// `ar-XB`: every word from right to left.
        case rightToLeft = "ar-XB"
    }

    public let kind: Kind
    /// The market whose values, money and country it borrows.
    public let standsFor: String

    public init(kind: Kind, standsFor: String) {
        self.kind = kind
        self.standsFor = standsFor
    }
}

extension Market {
    /// The pseudo-market of a kind, with the country and money of this one.
    public func pseudo(_ kind: PseudoMarket.Kind, language: String) -> Market {
        Market(
            id: kind.rawValue, language: language, country: country,
            name: kind == .accented ? "Pseudo-locale, accented" : "Pseudo-locale, right to left", currency: currency,
            direction: kind == .accented ? .leftToRight : .rightToLeft, timeZone: timeZone,
            pseudo: PseudoMarket(kind: kind, standsFor: id))
    }
}
