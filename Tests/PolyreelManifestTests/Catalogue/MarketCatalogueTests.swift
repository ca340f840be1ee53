import Foundation
import PolyreelCore
import PolyreelManifest
import TestSupport
import Testing

@Suite struct MarketCatalogueTests {
    @Test func builtInMarketsCoverTheEEA() throws {
        let markets = try MarketCatalogue.builtIn()
        #expect(markets.count >= 90)
        let countries = Set(markets.map(\.country))
        // The 27 of the EU, and Iceland, Liechtenstein and Norway.
        let eea = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO"
        #expect(Set(eea.split(separator: " ").map(String.init)).subtracting(countries) == [])
        #expect(eea.split(separator: " ").count == 30)
    }

    @Test func everyMarketIsConsistent() throws {
        for market in try MarketCatalogue.builtIn() {
            #expect(market.id.hasSuffix("-" + market.country))
            #expect(market.language.hasPrefix(market.id.prefix { $0 != "-" }))
            #expect(TimeZone(identifier: market.timeZone) != nil)
            let script = market.id.prefix { $0 != "-" }
            #expect((market.direction == .rightToLeft) == ["ar", "he", "fa", "ur"].contains(script), "\(market.id)")
        }
    }

    @Test(arguments: [
        ("de-AT", "de", "AT", "EUR", "Europe/Vienna"), ("bg-BG", "bg", "BG", "EUR", "Europe/Sofia"),
        ("hr-HR", "hr", "HR", "EUR", "Europe/Zagreb"), ("fr-CH", "fr", "CH", "CHF", "Europe/Zurich"),
        ("zh-TW", "zh-Hant", "TW", "TWD", "Asia/Taipei"), ("zh-CN", "zh-Hans", "CN", "CNY", "Asia/Shanghai"),
        ("zh-HK", "zh-Hant", "HK", "HKD", "Asia/Hong_Kong"), ("ar-AE", "ar", "AE", "AED", "Asia/Dubai"),
        ("en-IN", "en", "IN", "INR", "Asia/Kolkata"), ("pl-PL", "pl", "PL", "PLN", "Europe/Warsaw"),
        ("de-LI", "de", "LI", "CHF", "Europe/Vaduz"), ("sv-FI", "sv", "FI", "EUR", "Europe/Helsinki"),
    ])
    func marketsAreWhatTheyAre(id: String, language: String, country: String, currency: String, zone: String) throws {
        let market = try #require(try MarketCatalogue.builtIn().first { $0.id == id })
        #expect(market.language == language)
        #expect(market.country == country)
        #expect(market.currency == currency)
        #expect(market.timeZone == zone)
    }

    @Test func aFolderReplacesAndAddsMarkets() throws {
        let folder = try TemporaryFolder()
        let catalogue = try Example.catalogue()
        #expect(try catalogue.overridden(byFolder: folder.path).markets == catalogue.markets)
        try folder.write(
            "markets.yaml",
            """
            - { id: de-AT, name: Austria, currency: CHF, direction: ltr, time_zone: Europe/Vienna }
            - { id: qu-BO, name: Quechua (Bolivia), currency: BOB, direction: ltr, time_zone: America/La_Paz }
            """)
        let markets = try catalogue.overridden(byFolder: folder.path).markets
        #expect(markets.count == catalogue.markets.count + 1)
        #expect(markets.first { $0.id == "de-AT" }?.currency == "CHF")
        #expect(markets.last?.id == "qu-BO")
        let changed = zip(markets, catalogue.markets).filter { $0 != $1 }
        #expect(changed.count == 1)
    }

    @Test(arguments: [
        ("- { id: de, name: x, currency: EUR, direction: ltr, time_zone: Europe/Vienna }", "market-malformed"),
        ("- { id: de-XX, name: x, currency: EUR, direction: ltr, time_zone: Europe/Vienna }", "market-malformed"),
        ("- { id: de-AT, name: x, currency: EUX, direction: ltr, time_zone: Europe/Vienna }", "currency-unknown"),
        ("- { id: de-AT, name: x, currency: EUR, direction: up, time_zone: Europe/Vienna }", "market-direction"),
        ("- { id: de-AT, name: x, currency: EUR, direction: ltr, time_zone: Europe/Wien }", "time-zone-unknown"),
        ("- { id: de-AT, name: x, currency: EUR, direction: ltr, time_zone: Europe/Vienna, a: 1 }", "key-unknown"),
        ("- { id: de-AT, name: x, currency: EUR, direction: ltr }", "key-missing"),
        ("de-AT: x", "type-wrong"),
        (
            "- { id: de-AT, name: x, currency: EUR, direction: ltr, time_zone: Europe/Vienna }\n"
                + "- { id: de-AT, name: x, currency: EUR, direction: ltr, time_zone: Europe/Vienna }", "market-twice"
        ),
    ])
    func wrongDataIsRefused(text: String, code: String) {
        let error = #expect(throws: Findings.self) {
            try MarketCatalogue.read(Data(text.utf8), file: "markets.yaml")
        }
        #expect(error?.all.map(\.code) == [code])
    }
}
