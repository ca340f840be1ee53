import PolyreelLanguage
import Testing

/// Reading patterns: what is in them, and what is wrong with them.
struct MessagePatternTests {
    @Test func argumentsOfAllDepthsAreListed() throws {
        let message = try MessagePattern(
            """
            {left, plural, offset:1 =0 {none, {ends, date, long}} one {# {who, select, her {{price, number, currency}} \
            other {x}}} other {#}} {n, number} {m, spellout} {k, selectordinal, other {#}} {plain}
            """)
        #expect(message.arguments.map(\.name) == ["left", "ends", "who", "price", "n", "m", "k", "plain"])
        #expect(
            message.arguments.map(\.kind) == [
                .plural, .date, .select, .number, .number, .spellout, .selectOrdinal, .none,
            ])
        #expect(message.arguments[0].cases == ["=0", "one", "other"])
        #expect(message.arguments[0].hasOffset)
        #expect(message.arguments[1].style == "long")
        #expect(message.arguments[2].cases == ["her", "other"])
        #expect(message.arguments[3].usesMarketCurrency)
        #expect(message.arguments[4].style == nil)
        #expect(message.arguments.map(\.offset).first == 0)
    }

    @Test func offsetsCountScalars() throws {
        let message = try MessagePattern("👩‍👩‍👧 é {price}")
        // Five scalars of the family, a space, é, a space.
        #expect(message.arguments[0].offset == 8)
    }

    /// Pattern, a part of what is said, and the scalar it points at.
    static let wrong: [(pattern: String, says: String, offset: Int?)] = [
        ("Nur {left", "closing", 4),
        ("{left, plural, one {a}}", "other", nil),
        ("{left, plural, one a}", "not a message pattern", nil),
        ("a {price, curency} b", "type", 2),
        ("a {price, number, curency} b", "number style", 18),
        ("😀 {price, number, ::currency/EU} b", "skeleton", nil),
        ("{n, number, ::scale/1E99999999}", "exponent", 12),
        ("{n, plural, other {{w, select, her {a #} other {b}}}}", "inside a select", 38),
        ("{n, plural, other {d'# x l'un}}", "apostrophe", 20), ("d'{x}", "apostrophe", 1),
        ("l'{x} d'{y", "apostrophe", 1), ("{n, plural, other {'# übrig}}", "apostrophe", 19),
        ("'{'{x", "closing", 3),
        ("{ends, date, lnog}", "date style", 13),
        ("{ends, date, ::yMMMdjmz}", "date style", 13),
        ("{, number}", "not a message pattern", nil),
        ("{a b}", "not a message pattern", nil),
        ("{a", "closing", 0),
    ]

    @Test(arguments: wrong)
    func wrongPatternsSayWhatAndWhere(_ pattern: String, says: String, offset: Int?) throws {
        let error = try #require(throws: MessageError.self) { try MessagePattern(pattern) }
        #expect([.syntax, .apostrophe].contains(error.reason))
        #expect(error.message.contains(says), "\(error)")
        if let offset { #expect(error.offset == offset, "\(error)") }
        if let found = error.offset { #expect((0...pattern.unicodeScalars.count).contains(found)) }
    }

    @Test func tableIsWhole() { #expect(Self.wrong.count == 18) }

    @Test func skeletonErrorPointsIntoTheSkeleton() throws {
        let error = try #require(throws: MessageError.self) { try MessagePattern("a {n, number, ::.00 bogus}") }
        #expect((16...25).contains(try #require(error.offset)))
    }

    @Test func missingValuesAreNamedInOrder() throws {
        let message = try MessagePattern("{b} {a} {b} {c}")
        let error = try #require(throws: MessageError.self) { try message.format(["a": .text("x")], locale: "en") }
        #expect(error.reason == .missing(["b", "c"]))
        #expect(error.offset == 0)
    }

    static let unsuitable: [(pattern: String, value: ArgumentValue, says: String)] = [
        ("{x, date}", .text("tomorrow"), "a date"), ("{x, date, long}", .decimal("20261224"), "a date"),
        ("{x, plural, other {#}}", .text("three"), "a number"), ("{x, number}", .text("3"), "a number"),
        ("{x, number}", .date(year: 2026, month: 1, day: 1), "a number"),
        ("{x, time}", .date(year: 2026, month: 1, day: 1), "time of day"),
        ("{x, date, ::yMMMdjm}", .date(year: 2026, month: 1, day: 1), "an instant"),
        ("{x, date, d.M. HH:mm}", .date(year: 2026, month: 1, day: 1), "an instant"),
        ("{x, time, ::dj}", .time(hour: 8, minute: 0), "an instant"),
        ("{x}", .moment(year: 2026, month: 2, day: 30, hour: 1, minute: 0, second: 0), "none that there is"),
        ("{x}", .moment(year: 2026, month: 2, day: 3, hour: 24, minute: 0, second: 0), "there is not"),
        ("{x, select, other {a}}", .decimal("1"), "a text"), ("{x, spellout}", .text("1"), "a number"),
        ("{x}", .decimal("1e9"), "not a decimal"), ("{x}", .decimal(""), "not a decimal"),
        ("{x}", .decimal("NaN"), "not a decimal"), ("{x}", .decimal("1,5"), "not a decimal"),
        ("{x}", .decimal(String(repeating: "9", count: 35)), "not a decimal"),
        ("{x}", .text(String(repeating: "a", count: 2001)), "characters"),
        ("{x}", .date(year: 2026, month: 13, day: 1), "there is not"),
    ]

    @Test(arguments: unsuitable)
    func unsuitableValuesAreRefused(_ pattern: String, value: ArgumentValue, says: String) throws {
        let message = try MessagePattern(pattern)
        let error = try #require(throws: MessageError.self) { try message.format(["x": value], locale: "de-DE") }
        #expect(error.reason == .value("x"))
        #expect(error.message.contains(says), "\(error)")
    }

    @Test func wrongLocaleOrCurrencyIsAnError() throws {
        let message = try MessagePattern("{x}")
        for locale in ["", "x", "de_DE", "de-DEE", "qqq-DE"] {
            #expect(throws: MessageError.self, "\(locale)") { try message.format(["x": .text("a")], locale: locale) }
        }
        for currency in ["", "eur", "EURO", "E\u{E9}"] {
            #expect(throws: MessageError.self, "\(currency)") {
                try message.format(["x": .text("a")], locale: "de", currency: currency)
            }
        }
    }

    @Test func apostrophesAreText() throws {
        #expect(try MessagePattern("L'offre d''{x}").format(["x": .text("été")], locale: "fr-FR") == "L'offre d'été")
        #expect(try MessagePattern("'{'{x}'}'").format(["x": .text("a")], locale: "en") == "{a}")
    }

    @Test func isolatedTextStaysWholeAndSelectsStillChoose() throws {
        let message = try MessagePattern("{code} {code, select, A {a} other {b}} {n}")
        let text = try message.format(
            ["code": .text("A"), "n": .decimal("3")], locale: "he-IL", isolatingText: true)
        #expect(text == "\u{2068}A\u{2069} a 3")
    }
}
