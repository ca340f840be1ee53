internal import CICU

extension LanguageTag {
    /// ISO 4217 of the money that a country uses; nil when it is no country.
    public static func currency(ofRegion region: String) -> String? {
        guard region.utf8.count == 2, region.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
            return nil
        }
        let found =
            newerCurrencies[region]
            ?? Buffer.read(capacity: 8) { polyreel_currency_of_region(region, $0, $1) != 0 }
        guard let found, !found.hasPrefix("X") || sharedCurrencies.contains(found) else { return nil }
        return found
    }

    /// Digits after the point that amounts of a currency have (JPY 0, EUR 2); nil when it is not a currency.
    public static func digits(ofCurrency currency: String) -> Int? {
        let digits = polyreel_currency_digits(currency)
        return digits < 0 ? nil : Int(digits)
    }

    /// Money among ISO 4217's codes with X; the others are metals, funds and "none", which ICU gives for places
    /// without money.
    private static let sharedCurrencies: Set<String> = ["XAF", "XCD", "XCG", "XOF", "XPF"]

    /// Changes since the CLDR of the oldest ICU that this runs with (72, CLDR 42, October 2022).
    private static let newerCurrencies = [
        // Euro from 2026-01-01: Council of the EU, 8 July 2025.
        "BG": "EUR",
        // Euro from 2023-01-01: Council of the EU, 12 July 2022.
        "HR": "EUR",
        // Caribbean guilder from 2025-03-31: Centrale Bank van Curaçao en Sint Maarten.
        "CW": "XCG", "SX": "XCG",
    ]
}
