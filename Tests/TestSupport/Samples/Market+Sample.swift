public import PolyreelCore

extension Market {
    /// A market for tests; language and country are the tag's own where nothing else is said.
    public static func sample(
        _ id: String = "de-DE", language: String? = nil, country: String? = nil, name: String? = nil,
        currency: String = "EUR", direction: TextDirection = .leftToRight, timeZone: String = "Europe/Berlin"
    ) -> Market {
        let parts = id.split(separator: "-").prefix { $0 != "u" }
        return Market(
            id: id, language: language ?? String(parts.first ?? ""), country: country ?? String(parts.last ?? ""),
            name: name ?? id, currency: currency, direction: direction, timeZone: timeZone)
    }
}
