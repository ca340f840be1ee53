/// Which way a script is written.
public enum TextDirection: String, Codable, Sendable, Hashable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}

/// A country in one language: where and to whom a variant speaks.
public struct Market: Codable, Sendable, Hashable {
    /// BCP-47 with a region, such as `de-AT`; with digits or a calendar of its own where asked for: `ar-EG-u-nu-latn`.
    public let id: String
    /// BCP-47 language, with its script where the tag has one: `de`, `zh-Hant`.
    public let language: String
    /// ISO 3166-1 alpha-2.
    public let country: String
    /// What it is called in English: "German (Austria)".
    public let name: String
    /// ISO 4217.
    public let currency: String
    public let direction: TextDirection
    /// IANA time zone in which dates of this market end.
    public let timeZone: String
    /// Set where it is no country's, but shows what translations will need room for.
    public let pseudo: PseudoMarket?

    public init(
        id: String, language: String, country: String, name: String, currency: String, direction: TextDirection,
        timeZone: String, pseudo: PseudoMarket? = nil
    ) {
        self.id = id
        self.language = language
        self.country = country
        self.name = name
        self.currency = currency
        self.direction = direction
        self.timeZone = timeZone
        self.pseudo = pseudo
    }
}
