internal import PolyreelCore

/// Markets as people write them who take a country's code for its language's, or another code of the country.
enum MarketSpelling {
    /// Codes that are used for a country and are not ISO 3166-1's: UK and EL are exceptionally reserved, and the
    /// European Union's own (Interinstitutional Style Guide, 7.1.1).
    private static let countries = ["UK": "GB", "EL": "GR", "EN": "GB", "UAE": "AE", "KSA": "SA", "USA": "US"]

    /// The market that a name means: `en-GB` of `en-UK`, `ja-JP` of `jp-JP` and `jp`, `cs-CZ` of `cz`.
    static func meant(by name: String, among markets: [Market]) -> String? {
        let parts = name.split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let language = parts.first?.lowercased(), parts.count <= 2, let last = parts.last else { return nil }
        let country = countries[last.uppercased()] ?? last.uppercased()
        let there = markets.filter { $0.country == country }
        if parts.count == 2, let own = there.first(where: { $0.language == language }) { return own.id }
        // The language may be right, and is then no country's code: fr-JP is not ja-JP.
        let isLanguage = markets.contains { $0.language.prefix { $0 != "-" } == language }
        return parts.count == 2 && isLanguage ? nil : there.first?.id
    }
}
