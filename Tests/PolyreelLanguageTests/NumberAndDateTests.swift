import CICU
import PolyreelLanguage
import Testing

/// Numbers, per cent and days as CLDR writes them (common/main/*.xml, releases 42 to 48).
struct NumberAndDateTests {
    static let nbsp = "\u{A0}"
    static let narrow = "\u{202F}"

    static let numbers = [
        LocaleCase("de-DE", "1234567.891", "1.234.567,891"),
        LocaleCase("de-AT", "1234567.891", "1\(nbsp)234\(nbsp)567,891"),
        LocaleCase("fr-FR", "1234567.891", "1\(narrow)234\(narrow)567,891"),
        LocaleCase("pl-PL", "1234567.891", "1\(nbsp)234\(nbsp)567,891"),
        LocaleCase("pl-PL", "1234", "1234"),
        LocaleCase("ar-SA", "1234567.891", "١٬٢٣٤٬٥٦٧٫٨٩١"),
        LocaleCase("ja-JP", "1234567.891", "1,234,567.891"),
        LocaleCase("en-US", "1234", "1,234"),
        LocaleCase("es-ES", "1234", "1234"),
        LocaleCase("es-ES", "12345", "12.345"),
        LocaleCase("it-IT", "1234567.891", "1.234.567,891"),
        LocaleCase("tr-TR", "1234567.891", "1.234.567,891"),
        LocaleCase("cs-CZ", "1234", "1\(nbsp)234"),
        LocaleCase("ru-RU", "1234567.891", "1\(nbsp)234\(nbsp)567,891"),
        LocaleCase("he-IL", "1234567.891", "1,234,567.891"),
        LocaleCase("hi-IN", "1234567.891", "12,34,567.891"),
        LocaleCase("pt-BR", "1234", "1.234"),
        LocaleCase("pt-PT", "1234", "1234"),
        LocaleCase("nl-NL", "1234567.891", "1.234.567,891"),
        LocaleCase("sv-SE", "-1234", "\u{2212}1\(nbsp)234"),
    ]

    @Test(arguments: numbers, ["{n}", "{n, number}", "{n, plural, other {#}}"])
    func numbersAreGrouped(_ number: LocaleCase, pattern: String) throws {
        let text = try MessagePattern(pattern).format(["n": .decimal(number.value)], locale: number.locale)
        #expect(text == number.expected)
    }

    static let percents = [
        LocaleCase("de-DE", "0.2", "20\(nbsp)%"), LocaleCase("fr-FR", "0.2", "20\(nbsp)%"),
        LocaleCase("en-US", "0.2", "20%"), LocaleCase("tr-TR", "0.2", "%20"), LocaleCase("sv-SE", "0.2", "20\(nbsp)%"),
    ]

    @Test(arguments: percents)
    func percentStandsWhereTheLanguagePutsIt(_ percent: LocaleCase) throws {
        let text = try MessagePattern("{n, number, percent}").format(
            ["n": .decimal(percent.value)], locale: percent.locale)
        #expect(text == percent.expected)
    }

    static let days = [
        LocaleCase("de-DE", "long", "24. Dezember 2026"),
        LocaleCase("fr-FR", "long", "24 décembre 2026"),
        LocaleCase("pl-PL", "long", "24 grudnia 2026"),
        LocaleCase("ja-JP", "long", "2026年12月24日"),
        LocaleCase("ko-KR", "long", "2026년 12월 24일"),
        LocaleCase("en-US", "long", "December 24, 2026"),
        LocaleCase("en-GB", "long", "24 December 2026"),
        LocaleCase("es-ES", "long", "24 de diciembre de 2026"),
        LocaleCase("it-IT", "long", "24 dicembre 2026"),
        LocaleCase("tr-TR", "long", "24 Aralık 2026"),
        LocaleCase("cs-CZ", "long", "24. prosince 2026"),
        LocaleCase("he-IL", "long", "24 בדצמבר 2026"),
        LocaleCase("hi-IN", "long", "24 दिसंबर 2026"),
        LocaleCase("pt-BR", "long", "24 de dezembro de 2026"),
        LocaleCase("nl-NL", "long", "24 december 2026"),
        LocaleCase("sv-SE", "long", "24 december 2026"),
        LocaleCase("ar-AE", "long", "24 ديسمبر 2026"),
        LocaleCase("ar-SA", "long", "٢٤ ديسمبر ٢٠٢٦"),
        // The Gregorian year in Thai, not 2569 of the Buddhist calendar.
        LocaleCase("th-TH", "long", "24 ธันวาคม ค.ศ. 2026"),
        LocaleCase("de-DE", "short", "24.12.26"),
        LocaleCase("en-US", "full", "Thursday, December 24, 2026"),
        LocaleCase("de-DE", "d.M.", "24.12."),
        LocaleCase("de-DE", "::MMMMd", "24. Dezember"),
    ]

    @Test(arguments: days)
    func daysAreWrittenOut(_ day: LocaleCase) throws {
        let text = try MessagePattern("{ends, date, \(day.value)}").format(
            ["ends": .date(year: 2026, month: 12, day: 24)], locale: day.locale)
        #expect(text == day.expected)
    }

    @Test func tablesAreWhole() {
        #expect(Self.numbers.count == 20)
        #expect(Self.days.count == 23)
    }

    @Test func persianDayIsGregorian() throws {
        let text = try MessagePattern("{ends, date, y}").format(
            ["ends": .date(year: 2026, month: 12, day: 24)], locale: "fa-IR")
        #expect(text == "۲۰۲۶")
    }

    /// A day without a style is no moment: ICU would add "12:00 AM".
    @Test func plainDayHasNoTime() throws {
        let text = try MessagePattern("{ends}").format(["ends": .date(year: 2026, month: 12, day: 24)], locale: "en-US")
        #expect(text == "Dec 24, 2026")
    }

    /// The zone that formats is UTC whatever the machine's is, so that a day cannot shift. Only ICU itself shows the
    /// zone; patterns of ours may not.
    @Test func daysAreShownInUTC() throws {
        let pattern = Array("{ends, date, ::ddz}".utf8)
        let name = Array("ends".utf8)
        var error = polyreel_error()
        let values = try #require(polyreel_values_open())
        defer { polyreel_values_close(values) }
        polyreel_values_add_day(values, name, Int32(name.count), 2026, 12, 31, &error)
        let formatter = try #require(
            polyreel_formatter_open(pattern, Int32(pattern.count), "en-GB", "", 0, 0, values, &error))
        defer { polyreel_formatter_close(formatter) }
        let text = polyreel_formatter_format(formatter, values, &error)
        defer { polyreel_text_free(text) }
        let bytes = try #require(text.bytes)
        #expect(
            String(decoding: UnsafeBufferPointer(start: bytes, count: Int(text.length)), as: UTF8.self) == "31, UTC")
    }

    @Test func leapDayIsADayOnlyInLeapYears() throws {
        let message = try MessagePattern("{ends, date, long}")
        #expect(
            try message.format(["ends": .date(year: 2028, month: 2, day: 29)], locale: "de-DE") == "29. Februar 2028")
        #expect(throws: MessageError.self) {
            try message.format(["ends": .date(year: 2027, month: 2, day: 29)], locale: "de-DE")
        }
    }

    @Test func skeletonsWork() throws {
        let message = try MessagePattern("{n, number, ::compact-short}")
        #expect(try message.format(["n": .decimal("12300")], locale: "en-US") == "12K")
        #expect(try message.format(["n": .decimal("12300")], locale: "de-DE") == "12.300")
        let precise = try MessagePattern("{n, number, ::.00}")
        #expect(try precise.format(["n": .decimal("12.9")], locale: "de-DE") == "12,90")
    }

    @Test func integerRoundsHalfToEven() throws {
        let message = try MessagePattern("{n, number, integer}")
        #expect(try message.format(["n": .decimal("2.5")], locale: "en") == "2")
        #expect(try message.format(["n": .decimal("3.5")], locale: "en") == "4")
    }
}
