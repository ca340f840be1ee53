import PolyreelLanguage
import Testing

/// Messages x locales: a price, a discount and a day, as CLDR writes them where people trip over them.
///
/// Source: CLDR, common/main/*.xml (`currencyFormats`, `percentFormats`, `dateFormats`, `symbols`,
/// `minimumGroupingDigits`) and common/supplemental/numberingSystems.xml, release 42, which ICU 72 carries; release 48
/// writes the thousands of de-CH with U+0027 instead of U+2019, and does not group four digits in Italian.
struct MarketTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let locale: String
        let currency: String
        /// 1299.50, or 1300 of money without fractions.
        let price: String
        /// 0.2
        let percent: String
        /// 2026-11-22, short.
        let day: String
        var testDescription: String { locale }

        init(_ locale: String, _ currency: String, _ price: String, _ percent: String, _ day: String) {
            (self.locale, self.currency, self.price, self.percent, self.day) = (locale, currency, price, percent, day)
        }
    }

    static let rows: [Row] = [
        Row("de-DE", "EUR", "1.299,50\u{A0}€", "20\u{A0}%", "22.11.26"),
        // The sign before, and thousands of money with a point where numbers have a space.
        Row("de-AT", "EUR", "€\u{A0}1.299,50", "20\u{A0}%", "22.11.26"),
        Row("de-CH", "CHF", "CHF\u{A0}1\u{2019}299.50", "20%", "22.11.26"),
        // Thousands: U+202F. Before the sign: U+00A0.
        Row("fr-FR", "EUR", "1\u{202F}299,50\u{A0}€", "20\u{A0}%", "22/11/2026"),
        Row("fr-CA", "CAD", "1\u{A0}299,50\u{A0}$", "20\u{A0}%", "2026-11-22"),
        // Money has a decimal point where numbers have a comma.
        Row("fr-CH", "CHF", "1\u{202F}299.50\u{A0}CHF", "20%", "22.11.26"),
        // Four digits are not grouped.
        Row("es-ES", "EUR", "1299,50\u{A0}€", "20\u{A0}%", "22/11/26"),
        Row("it-IT", "EUR", "1.299,50\u{A0}€", "20%", "22/11/26"),
        Row("pt-PT", "EUR", "1299,50\u{A0}€", "20%", "22/11/26"),
        Row("pt-BR", "BRL", "R$\u{A0}1.299,50", "20%", "22/11/2026"),
        Row("pl-PL", "PLN", "1299,50\u{A0}zł", "20%", "22.11.2026"),
        Row("ru-RU", "RUB", "1\u{A0}299,50\u{A0}₽", "20\u{A0}%", "22.11.2026"),
        Row("cs-CZ", "CZK", "1\u{A0}299,50\u{A0}Kč", "20\u{A0}%", "22.11.26"),
        Row("lt-LT", "EUR", "1\u{A0}299,50\u{A0}€", "20\u{A0}%", "2026-11-22"),
        Row("sl-SI", "EUR", "1.299,50\u{A0}€", "20\u{A0}%", "22. 11. 26"),
        Row("ro-RO", "RON", "1.299,50\u{A0}RON", "20\u{A0}%", "22.11.2026"),
        Row("ga-IE", "EUR", "€1,299.50", "20%", "22/11/2026"),
        Row("cy-GB", "GBP", "£1,299.50", "20%", "22/11/26"),
        Row("el-GR", "EUR", "1.299,50\u{A0}€", "20%", "22/11/26"),
        // The sign of per cent before the number.
        Row("tr-TR", "TRY", "₺1.299,50", "%20", "22.11.2026"),
        Row("nl-NL", "EUR", "€\u{A0}1.299,50", "20%", "22-11-2026"),
        Row("sv-SE", "SEK", "1\u{A0}299,50\u{A0}kr", "20\u{A0}%", "2026-11-22"),
        Row("da-DK", "DKK", "1.299,50\u{A0}kr.", "20\u{A0}%", "22.11.2026"),
        Row("fi-FI", "EUR", "1\u{A0}299,50\u{A0}€", "20\u{A0}%", "22.11.2026"),
        Row("en-US", "USD", "$1,299.50", "20%", "11/22/26"),
        Row("en-GB", "GBP", "£1,299.50", "20%", "22/11/2026"),
        Row("en-IN", "INR", "₹1,299.50", "20%", "22/11/26"),
        Row("en-ZA", "ZAR", "R\u{A0}1\u{A0}299,50", "20%", "2026/11/22"),
        Row("hi-IN", "INR", "₹1,299.50", "20%", "22/11/26"),
        Row("he-IL", "ILS", "\u{200F}1,299.50\u{A0}\u{200F}₪", "20%", "22.11.2026"),
        // Latin digits in the Emirates and Morocco, Arabic-Indic ones in Egypt and Saudi Arabia; marks of direction.
        Row("ar-AE", "AED", "\u{200F}1,299.50\u{A0}د.إ.\u{200F}", "20\u{200E}%\u{200E}", "22\u{200F}/11\u{200F}/2026"),
        Row("ar-EG", "EGP", "\u{200F}١٬٢٩٩٫٥٠\u{A0}ج.م.\u{200F}", "٢٠٪\u{61C}", "٢٢\u{200F}/١١\u{200F}/٢٠٢٦"),
        Row("ar-SA", "SAR", "\u{200F}١٬٢٩٩٫٥٠\u{A0}ر.س.\u{200F}", "٢٠٪\u{61C}", "٢٢\u{200F}/١١\u{200F}/٢٠٢٦"),
        Row("ar-MA", "MAD", "\u{200F}1.299,50\u{A0}د.م.\u{200F}", "20\u{200E}%\u{200E}", "22\u{200F}/11\u{200F}/2026"),
        Row("ja-JP", "JPY", "\u{FFE5}1,300", "20%", "2026/11/22"),
        Row("ko-KR", "KRW", "₩1,300", "20%", "26. 11. 22."),
        Row("zh-CN", "CNY", "¥1,299.50", "20%", "2026/11/22"),
        Row("vi-VN", "VND", "1.300\u{A0}₫", "20%", "22/11/2026"),
        Row("th-TH", "THB", "฿1,299.50", "20%", "22/11/26"),
        // Asked for: other digits, another calendar (2569 is 2026).
        Row(
            "ar-EG-u-nu-latn", "EGP", "\u{200F}1,299.50\u{A0}ج.م.\u{200F}", "20\u{200E}%\u{200E}",
            "22\u{200F}/11\u{200F}/2026"),
        Row("hi-IN-u-nu-deva", "INR", "₹१,२९९.५०", "२०%", "२२/११/२६"),
        Row("th-TH-u-ca-buddhist-nu-thai", "THB", "฿๑,๒๙๙.๕๐", "๒๐%", "๒๒/๑๑/๖๙"),
    ]

    @Test func tableIsWhole() {
        #expect(Self.rows.count == 42)
        #expect(Set(Self.rows.map(\.locale)).count == 42)
    }

    @Test(arguments: rows)
    func everyMarketReadsItsOwn(_ row: Row) throws {
        let price = ["JPY", "KRW", "VND"].contains(row.currency) ? "1300" : "1299.50"
        func text(_ pattern: String) throws -> String {
            try MessagePattern(pattern).format(
                ["price": .decimal(price), "off": .decimal("0.2"), "ends": .date(year: 2026, month: 11, day: 22)],
                locale: row.locale, currency: row.currency)
        }
        #expect(try text("{price, number, currency}") == row.price)
        #expect(try text("{off, number, percent}") == row.percent)
        #expect(try text("{ends, date, short}") == row.day)
        #expect(try text("{price, number, currency} {off, number, percent}") == "\(row.price) \(row.percent)")
    }

    /// U+2212, and marks of direction where the script runs from the right.
    @Test(arguments: [
        LocaleCase("sl-SI", "-5", "\u{2212}5"), LocaleCase("lt-LT", "-5", "\u{2212}5"),
        LocaleCase("nb-NO", "-5", "\u{2212}5"), LocaleCase("fi-FI", "-5", "\u{2212}5"),
        LocaleCase("sv-SE", "-5", "\u{2212}5"), LocaleCase("de-DE", "-5", "-5"),
        LocaleCase("ar-EG", "-5", "\u{61C}-٥"), LocaleCase("ar-AE", "-5", "\u{200E}-5"),
        LocaleCase("fa-IR", "-5", "\u{200E}\u{2212}۵"), LocaleCase("he-IL", "-5", "\u{200E}-5"),
    ])
    func minusIsTheLanguagesOwn(_ number: LocaleCase) throws {
        let text = try MessagePattern("{n}").format(["n": .decimal(number.value)], locale: number.locale)
        #expect(text == number.expected)
    }

    /// "Buy one, get one": `one` is no 1 in Russian and Lithuanian, and 0 too in French.
    @Test func oneIsNotOne() throws {
        let offer = try MessagePattern(
            "{n, plural, =1 {exactly} one {one #} few {few #} many {many #} other {other #}}")
        for (locale, number, text) in [
            ("ru-RU", "1", "exactly"), ("ru-RU", "21", "one 21"), ("lt-LT", "21", "one 21"), ("fr-FR", "0", "one 0"),
            ("sl-SI", "101", "one 101"), ("pl-PL", "21", "many 21"),
        ] {
            #expect(try offer.format(["n": .decimal(number)], locale: locale) == text)
        }
    }
}
