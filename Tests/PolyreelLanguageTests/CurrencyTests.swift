import PolyreelLanguage
import Testing

/// Amounts as CLDR's `currencyFormats`, `symbols` and `minimumGroupingDigits` say (common/main/*.xml, releases 42 to 48).
struct CurrencyTests {
    static let nbsp = "\u{A0}"
    /// NARROW NO-BREAK SPACE: between thousands in French.
    static let narrow = "\u{202F}"
    static let rlm = "\u{200F}"

    static let prices: [(LocaleCase, currency: String)] = [
        (LocaleCase("de-DE", "12.99", "12,99\(nbsp)€"), "EUR"),
        (LocaleCase("de-DE", "1299.50", "1.299,50\(nbsp)€"), "EUR"),
        (LocaleCase("de-AT", "12.99", "€\(nbsp)12,99"), "EUR"),
        (LocaleCase("de-AT", "1299.50", "€\(nbsp)1.299,50"), "EUR"),
        (LocaleCase("de-CH", "13.90", "CHF\(nbsp)13.90"), "CHF"),
        (LocaleCase("fr-FR", "12.99", "12,99\(nbsp)€"), "EUR"),
        (LocaleCase("fr-FR", "1299.50", "1\(narrow)299,50\(nbsp)€"), "EUR"),
        (LocaleCase("pl-PL", "54.90", "54,90\(nbsp)zł"), "PLN"),
        (LocaleCase("pl-PL", "1299.50", "1299,50\(nbsp)zł"), "PLN"),
        (LocaleCase("pl-PL", "12345.67", "12\(nbsp)345,67\(nbsp)zł"), "PLN"),
        (LocaleCase("ar-AE", "59", "\(rlm)59.00\(nbsp)د.إ.\(rlm)"), "AED"),
        (LocaleCase("ar-SA", "54.90", "\(rlm)٥٤٫٩٠\(nbsp)ر.س.\(rlm)"), "SAR"),
        (LocaleCase("ja-JP", "2200", "\u{FFE5}2,200"), "JPY"),
        (LocaleCase("ko-KR", "29000", "\u{20A9}29,000"), "KRW"),
        (LocaleCase("en-US", "1299.50", "$1,299.50"), "USD"),
        (LocaleCase("en-GB", "11.50", "£11.50"), "GBP"),
        (LocaleCase("es-ES", "1299.50", "1299,50\(nbsp)€"), "EUR"),
        (LocaleCase("es-ES", "12345.67", "12.345,67\(nbsp)€"), "EUR"),
        (LocaleCase("es-MX", "249", "$249.00"), "MXN"),
        (LocaleCase("it-IT", "12.99", "12,99\(nbsp)€"), "EUR"),
        (LocaleCase("tr-TR", "1299.50", "₺1.299,50"), "TRY"),
        (LocaleCase("cs-CZ", "1299.50", "1\(nbsp)299,50\(nbsp)Kč"), "CZK"),
        (LocaleCase("ru-RU", "1299.50", "1\(nbsp)299,50\(nbsp)₽"), "RUB"),
        (LocaleCase("he-IL", "54.90", "\(rlm)54.90\(nbsp)\(rlm)₪"), "ILS"),
        (LocaleCase("hi-IN", "123456.70", "₹1,23,456.70"), "INR"),
        (LocaleCase("pt-BR", "1299.50", "R$\(nbsp)1.299,50"), "BRL"),
        (LocaleCase("pt-PT", "1299.50", "1299,50\(nbsp)€"), "EUR"),
        (LocaleCase("nl-NL", "12.99", "€\(nbsp)12,99"), "EUR"),
        (LocaleCase("sv-SE", "1299.50", "1\(nbsp)299,50\(nbsp)kr"), "SEK"),
        (LocaleCase("th-TH", "54.90", "฿54.90"), "THB"),
        // A text of another language in a market: its own signs, the market's money.
        (LocaleCase("en-FR", "12.99", "€12.99"), "EUR"),
    ]

    @Test(arguments: prices)
    func amountsStandInTheMarketsMoney(_ price: LocaleCase, currency: String) throws {
        let message = try MessagePattern("{price, number, currency}")
        let text = try message.format(["price": .decimal(price.value)], locale: price.locale, currency: currency)
        #expect(text == price.expected)
    }

    @Test func tableIsWhole() {
        #expect(Self.prices.count == 31)
        #expect(Set(Self.prices.map { $0.0.locale }).count == 25)
    }

    @Test func withoutACurrencyTheLocalesCountryDecides() throws {
        let message = try MessagePattern("{price, number, currency}")
        #expect(try message.format(["price": .decimal("5")], locale: "en-GB") == "£5.00")
        #expect(throws: MessageError.self) { try message.format(["price": .decimal("5")], locale: "en") }
    }

    @Test func foreignMoneyKeepsTheReadersForm() throws {
        let message = try MessagePattern("{price, number, currency}")
        let text = try message.format(["price": .decimal("12.99")], locale: "de-DE", currency: "GBP")
        #expect(text == "12,99\u{A0}£")
    }

    @Test func customPatternWithCurrencySignIsTheMarkets() throws {
        let message = try MessagePattern("{price, number, #,##0.00 ¤¤}")
        #expect(try message.format(["price": .decimal("9.5")], locale: "en-US", currency: "CHF") == "9.50 CHF")
    }

    /// 0.1 + 0.2 and 34 digits: a double has 17.
    @Test func decimalsAreNeverBinary() throws {
        let message = try MessagePattern("{n, number, ::.##################}")
        let text = try message.format(["n": .decimal("1234567890123456.000000000000000001")], locale: "en")
        #expect(text == "1,234,567,890,123,456.000000000000000001")
    }

    @Test(arguments: [
        ("DE", "EUR"), ("AT", "EUR"), ("CH", "CHF"), ("GB", "GBP"), ("PL", "PLN"), ("JP", "JPY"), ("AE", "AED"),
        ("BG", "EUR"), ("HR", "EUR"), ("US", "USD"), ("IN", "INR"),
    ])
    func countryHasItsCurrency(_ country: String, _ currency: String) {
        #expect(LanguageTag.currency(ofRegion: country) == currency)
    }

    @Test func noCountryNoCurrency() {
        for region in ["", "419", "de", "D\u{E9}", "ZZ", "AQ"] {
            #expect(LanguageTag.currency(ofRegion: region) == nil, "\(region)")
        }
    }

    /// ISO 4217 minor units.
    @Test func currenciesKnowTheirDigits() {
        #expect(LanguageTag.digits(ofCurrency: "JPY") == 0)
        #expect(LanguageTag.digits(ofCurrency: "EUR") == 2)
        #expect(LanguageTag.digits(ofCurrency: "KWD") == 3)
        #expect(LanguageTag.digits(ofCurrency: "E") == nil)
    }
}
