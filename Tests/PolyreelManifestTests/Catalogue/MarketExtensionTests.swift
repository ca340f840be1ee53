import PolyreelCore
import PolyreelManifest
import Testing

/// Markets that ask for digits or a calendar of their own.
struct MarketExtensionTests {
    @Test(arguments: [
        ("ar-EG-u-nu-latn", "ar-EG", "-u-nu-latn"), ("th-TH-u-ca-buddhist", "th-TH", "-u-ca-buddhist"),
        ("th-TH-u-ca-buddhist-nu-thai", "th-TH", "-u-ca-buddhist-nu-thai"), ("de-DE", "de-DE", ""),
    ])
    func extendedMarketsAreKnown(_ id: String, base: String, suffix: String) throws {
        let markets = try MarketCatalogue.builtIn()
        let market = try #require(markets.market(id))
        let plain = try #require(markets.market(base))
        #expect(market.id == id && market.baseID == base && market.extensionSuffix == suffix)
        #expect(market.country == plain.country && market.currency == plain.currency)
        #expect(market.language == plain.language && market.direction == plain.direction)
    }

    /// One market has one spelling, so that it has one folder.
    @Test(arguments: [
        "ar-EG-u", "ar-EG-u-nu", "ar-EG-u-nu-xxxx", "ar-EG-u-nu-LATN", "th-TH-u-nu-thai-ca-buddhist",
        "ar-EG-u-co-phonebk",
        "ar-EG-u-nu-latn-nu-arab", "ar-EG-u-nu-latn-x", "xx-YY-u-nu-latn", "u-nu-latn", "ar-EG-", "",
    ])
    func otherExtensionsAreNot(_ id: String) throws {
        #expect(try MarketCatalogue.builtIn().market(id) == nil)
    }

    @Test func pseudoMarketsBorrowTheFirstMarkets() throws {
        let poland = try #require(try MarketCatalogue.builtIn().market("pl-PL"))
        let accented = poland.pseudo(.accented, language: "en")
        #expect(accented.id == "en-XA" && accented.currency == "PLN" && accented.direction == .leftToRight)
        #expect(poland.pseudo(.rightToLeft, language: "en").direction == .rightToLeft)
        let value = MessageValue.by(["pl-PL": .decimal("5"), "PLN": .decimal("6")])
        #expect(value.value(for: accented) == .decimal("5"))
    }
}
