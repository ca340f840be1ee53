import Testing

@testable import PolyreelCore

@Suite struct CodesTests {
    /// ISO 3166-1 assigns 249 codes.
    @Test func allCountriesAreKnown() {
        #expect(Territories.countries.count == 249)
        #expect(Set(Territories.countries).count == 249)
        #expect(Territories.countries.allSatisfy { $0.utf8.count == 2 })
        #expect(!Territories.countries.contains("UK"))
        #expect(!Territories.countries.contains("XK"))
    }

    @Test(arguments: ["EUR", "JPY", "KWD", "CLP", "ZWG", "SLE"])
    func currenciesInCirculationAreKnown(_ code: String) { #expect(Currencies.codes.contains(code)) }

    @Test(arguments: ["BGN", "HRK", "DEM", "XAU", "XXX", "eur"])
    func othersAreNot(_ code: String) { #expect(!Currencies.codes.contains(code)) }

    @Test(arguments: ["de", "fil", "zh-Hant", "de-AT", "zh-Hant-TW", "es-419"])
    func tagsAreWellFormed(_ tag: String) { #expect(LanguageTagSyntax.isWellFormed(tag)) }

    @Test(arguments: [
        "", "d", "DE", "de_AT", "de-at", "de-AUT", "de-DEE", "deutsch", "de-", "-AT", "d\u{E9}", "de-AT\n",
    ])
    func othersAreNotTags(_ tag: String) { #expect(!LanguageTagSyntax.isWellFormed(tag)) }
}
