public import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// The markets that a build knows, and those that a user adds.
public enum MarketCatalogue {
    static let keys = SectionKeys(
        "a market", required: ["id", "name", "currency", "direction", "time_zone"], optional: ["language"])

    /// The markets of `markets.yaml`, built into the program.
    public static func builtIn() throws(Findings) -> [Market] {
        try read(Data(PackageResources.markets_yaml), file: "markets.yaml")
    }

    /// Reads a list of markets.
    /// - Throws: every finding in the data, when one of them is an error.
    public static func read(_ data: Data, file: String) throws(Findings) -> [Market] {
        let root = try YAMLNode.parse(data, file: file)
        var reader = SectionReader()
        var markets: [Market] = []
        for item in reader.list(root, mayBeEmpty: true) ?? [] {
            guard let market = market(item, &reader) else { continue }
            if markets.contains(where: { $0.id == market.id }) {
                reader.error("market-twice", "market '\(market.id)' stands twice", hint: "keep one", at: item.location)
            }
            markets.append(market)
        }
        guard !reader.findings.hasErrors else { throw Findings(reader.findings) }
        return markets
    }

    /// The markets of `base`, those with an id of `overrides` replaced, new ones after them.
    public static func merged(_ base: [Market], overrides: [Market]) -> [Market] {
        let known = Set(base.map(\.id))
        return base.map { market in overrides.first { $0.id == market.id } ?? market }
            + overrides.filter { !known.contains($0.id) }
    }

    private static func market(_ node: YAMLNode, _ reader: inout SectionReader) -> Market? {
        guard let section = reader.section(node, keys) else { return nil }
        let name = reader.text(section["name"])
        let language = reader.text(section["language"])
        guard let id = reader.text(section["id"]), let currency = reader.text(section["currency"]),
            let direction = reader.choice(
                section["direction"], "market-direction", "direction",
                of: [TextDirection.leftToRight, .rightToLeft]),
            let timeZone = reader.text(section["time_zone"]), let name
        else { return nil }
        let parts = id.split(separator: "-")
        guard LanguageTagSyntax.hasRegion(id), let country = parts.last, Territories.countries.contains(String(country))
        else {
            reader.error(
                "market-malformed", "'\(id)' is not a language with a country, such as de-AT", at: node.location)
            return nil
        }
        let spoken = language ?? parts.dropLast().joined(separator: "-")
        if !LanguageTagSyntax.isWellFormed(spoken) {
            reader.error(
                "language-malformed", "'\(spoken)' is not a BCP-47 language, such as zh-Hant", at: node.location)
        }
        if !Currencies.codes.contains(currency) {
            reader.error("currency-unknown", "'\(currency)' is not an ISO 4217 currency", at: node.location)
        }
        if TimeZone(identifier: timeZone) == nil || !timeZone.contains("/") {
            reader.error(
                "time-zone-unknown", "'\(timeZone)' is not an IANA time zone, such as Europe/Vienna", at: node.location)
        }
        return Market(
            id: id, language: spoken, country: String(country), name: name, currency: currency, direction: direction,
            timeZone: timeZone)
    }
}

extension Catalogue {
    /// This catalogue with the markets of a folder's `markets.yaml`, if it has one, in place of its own or added.
    public func overridden(byFolder folder: String) throws(Findings) -> Catalogue {
        let file = folder + "/markets.yaml"
        guard let data = try RegularFile.readData(file) else { return self }
        var catalogue = self
        catalogue.markets = MarketCatalogue.merged(markets, overrides: try MarketCatalogue.read(data, file: file))
        return catalogue
    }
}
