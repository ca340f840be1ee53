import PolyreelLanguage
import Testing

/// Lists and times of day, as CLDR writes them.
struct ListAndTimeTests {
    /// Source: CLDR 42, common/main/*.xml, `listPatterns`; three items, and two.
    static let lists: [(String, style: String, three: String, two: String)] = [
        ("de-DE", "and", "A, B und C", "A und B"), ("de-DE", "or", "A, B oder C", "A oder B"),
        ("en-US", "and", "A, B, and C", "A and B"), ("en-GB", "and", "A, B and C", "A and B"),
        ("en-US", "unit", "A, B, C", "A, B"), ("fr-FR", "and", "A, B et C", "A et B"),
        ("pl-PL", "and", "A, B i C", "A i B"), ("ja-JP", "and", "A、B、C", "A、B"),
        ("ja-JP", "or", "A、B、またはC", "AまたはB"), ("zh-CN", "and", "A、B和C", "A和B"),
        // "And" is written onto the word after it.
        ("ar-AE", "and", "A وB وC", "A وB"), ("he-IL", "and", "A, B ו-C", "A ו-B"),
    ]

    @Test(arguments: lists)
    func listsAreJoined(_ locale: String, style: String, three: String, two: String) throws {
        let message = try MessagePattern("{n, plural, other {# – }}{x, list, \(style)}!")
        for (items, expected) in [(["A", "B", "C"], three), (["A", "B"], two), (["A"], "A")] {
            let text = try message.format(["x": .list(items), "n": .decimal("2")], locale: locale)
            #expect(text.hasSuffix("– \(expected)!"))
        }
    }

    @Test func tablesAreWhole() { #expect(Self.lists.count == 12 && Self.moments.count == 18) }

    @Test func listsWithoutAStyleSayAnd() throws {
        for pattern in ["{x}", "{x, list}", "{x,list , AND }"] {
            #expect(try MessagePattern(pattern).format(["x": .list(["A", "B"])], locale: "de-DE") == "A und B")
        }
        let both = try MessagePattern("{x, list} / {x, list, or}")
        #expect(try both.format(["x": .list(["A", "B"])], locale: "de-DE") == "A und B / A oder B")
    }

    /// The Arabic "and" touches a Latin name: each name is held together.
    @Test func itemsAreIsolatedInRightToLeftText() throws {
        let text = try MessagePattern("{x, list}").format(
            ["x": .list(["A", "B"])], locale: "ar-AE", isolatingText: true)
        #expect(text == "\u{2068}A\u{2069} و\u{2068}B\u{2069}")
    }

    /// Source: CLDR 42, `timeFormats`, short.
    @Test(arguments: [
        LocaleCase("de-DE", "18:30", "18:30"), LocaleCase("en-US", "18:30", "6:30 PM"),
        LocaleCase("en-GB", "08:05", "08:05"), LocaleCase("fr-FR", "18:30", "18:30"),
        LocaleCase("fi-FI", "18:30", "18.30"), LocaleCase("ja-JP", "18:30", "18:30"),
        LocaleCase("ar-EG", "18:30", "٦:٣٠ م"), LocaleCase("ko-KR", "18:30", "오후 6:30"),
        LocaleCase("es-ES", "08:05", "8:05"),
    ])
    func timesAreTheMarkets(_ time: LocaleCase) throws {
        let value = try #require(ArgumentValue.time(time.value))
        for pattern in ["{x}", "{x, time}", "{x, time, short}"] {
            let text = try MessagePattern(pattern).format(["x": value], locale: time.locale)
            // Newer CLDR has U+202F before PM.
            #expect(text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ") == time.expected)
        }
    }

    /// Source: ICU 72's own MessageFormat (PyICU 2.14) of 2026-03-04T05:06+01:00 with the zone Europe/Berlin.
    static let moments: [(pattern: String, locale: String, expected: String)] = [
        ("{x, date, ::jmm}", "en-US", "5:06 AM"), ("{x, date, ::jmm}", "de-DE", "05:06"),
        ("{x, date, ::jmm}", "ja-JP", "5:06"), ("{x, date, ::jmm}", "ar-AE", "5:06 ص"),
        ("{x, date, ::h:mm a}", "en-US", "5:06 AM"), ("{x, date, ::h:mm a}", "de-DE", "5:06 AM"),
        ("{x, date, ::h:mm a}", "ja-JP", "午前5:06"), ("{x, time, ::h:mm a}", "ja-JP", "午前5:06"),
        ("{x, date, ::h:mm:ss a}", "en-US", "5:06:00 AM"), ("{x, date, ::yMMMdjm}", "en-US", "Mar 4, 2026, 5:06 AM"),
        ("{x, date, ::yMMMdjm}", "de-DE", "4. März 2026, 05:06"), ("{x, date, ::MMMdjmm}", "ja-JP", "3月4日 5:06"),
        ("{x, date, ::H 'Uhr'}", "de-DE", "05 Uhr"), ("{x, date, ::EEEE, d MMMM}", "de-DE", "Mittwoch, 4. März"),
        ("{x, date, d.M.y HH:mm}", "de-DE", "4.3.2026 05:06"), ("{x, time, short}", "de-DE", "05:06"),
        ("{x}", "de-DE", "04.03.26, 05:06"), ("{x}", "en-US", "3/4/26, 5:06 AM"),
    ]

    @Test(arguments: moments) func momentsAreAsICUShowsThem(_ pattern: String, locale: String, expected: String) throws
    {
        let value = ArgumentValue.moment(year: 2026, month: 3, day: 4, hour: 5, minute: 6, second: 0)
        let text = try MessagePattern(pattern).format(["x": value], locale: locale)
        #expect(text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ") == expected)
    }

    @Test(arguments: ["", "18", "18:3", "24:00", "18:60", "18:30:00", "1830", "aa:bb", "-1:00"])
    func whatIsNoTimeIsNone(_ text: String) { #expect(ArgumentValue.time(text) == nil) }

    @Test(arguments: ["{x, time, long}", "{x, time, full}", "{x, time, ::jmz}", "{x, time, ::}", "{x, list, xor}"])
    func stylesThatWouldShowMoreAreRefused(_ pattern: String) {
        #expect(throws: MessageError.self) { try MessagePattern(pattern) }
    }

    @Test func wrongListsAreRefused() throws {
        let message = try MessagePattern("{x, list}")
        for items in [[], [""], ["a\nb"], Array(repeating: "a", count: 101)] {
            #expect(throws: MessageError.self) { try message.format(["x": .list(items)], locale: "de") }
        }
        #expect(throws: MessageError.self) { try message.format(["x": .text("a")], locale: "de") }
    }
}
