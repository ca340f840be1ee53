import PolyreelLanguage
import Testing

/// Categories by CLDR's rules (common/supplemental/plurals.xml).
struct PluralTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let locale: String
        /// Number and category.
        let categories: KeyValuePairs<String, String>
        var testDescription: String { locale }
    }

    static let rows: [Row] = [
        Row(locale: "de-DE", categories: ["0": "other", "1": "one", "1.5": "other", "2": "other", "21": "other"]),
        Row(locale: "en-GB", categories: ["0": "other", "1": "one", "1.5": "other", "2": "other", "101": "other"]),
        Row(locale: "fr-FR", categories: ["0": "one", "1": "one", "1.5": "one", "2": "other", "1000000": "many"]),
        Row(locale: "es-ES", categories: ["0": "other", "1": "one", "2": "other", "1000000": "many"]),
        Row(locale: "it-IT", categories: ["0": "other", "1": "one", "2": "other", "1000000": "many"]),
        Row(locale: "pt-BR", categories: ["0": "one", "1": "one", "1.5": "one", "2": "other"]),
        Row(locale: "pt-PT", categories: ["0": "other", "1": "one", "2": "other"]),
        Row(
            locale: "pl-PL",
            categories: [
                "0": "many", "1": "one", "2": "few", "4": "few", "5": "many", "12": "many", "21": "many", "22": "few",
                "1.5": "other",
            ]),
        Row(
            locale: "ru-RU",
            categories: ["0": "many", "1": "one", "3": "few", "5": "many", "11": "many", "21": "one", "22": "few"]),
        Row(locale: "cs-CZ", categories: ["0": "other", "1": "one", "2": "few", "5": "other", "1.5": "many"]),
        Row(
            locale: "ar-AE",
            categories: [
                "0": "zero", "1": "one", "2": "two", "3": "few", "10": "few", "11": "many", "99": "many",
                "100": "other", "103": "few",
            ]),
        Row(locale: "he-IL", categories: ["1": "one", "2": "two", "3": "other", "11": "other"]),
        Row(locale: "hi-IN", categories: ["0": "one", "1": "one", "1.5": "other", "2": "other"]),
        Row(locale: "ja-JP", categories: ["0": "other", "1": "other", "2": "other"]),
        Row(locale: "tr-TR", categories: ["0": "other", "1": "one", "2": "other"]),
        Row(locale: "nl-NL", categories: ["0": "other", "1": "one", "2": "other"]),
        Row(locale: "sv-SE", categories: ["0": "other", "1": "one", "2": "other"]),
        Row(locale: "lt-LT", categories: ["1": "one", "2": "few", "11": "other", "21": "one", "1.5": "many"]),
        Row(locale: "sl-SI", categories: ["1": "one", "2": "two", "3": "few", "5": "other", "101": "one"]),
    ]

    @Test func tableIsWhole() {
        #expect(Self.rows.count == 19)
        #expect(Self.rows.map(\.categories.count).reduce(0, +) == 90)
    }

    @Test(arguments: rows)
    func messageChoosesTheCategory(_ row: Row) throws {
        let message = try MessagePattern(
            "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}")
        for (number, category) in row.categories {
            #expect(try message.format(["n": .decimal(number)], locale: row.locale) == category, "\(number)")
            #expect(PluralCategory.of(number, locale: row.locale) == category, "\(number)")
        }
    }

    @Test func realSentences() throws {
        let german = try MessagePattern(
            "Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency} mit Code {code}")
        #expect(
            try german.format(
                ["left": .decimal("3"), "price": .decimal("12.99"), "code": .text("LENA15")], locale: "de-DE",
                currency: "EUR") == "Nur noch 3 Stück – 12,99\u{A0}€ mit Code LENA15")
        let polish = try MessagePattern(
            "Zostało {left, plural, one {# sztuka} few {# sztuki} many {# sztuk} other {# sztuki}}")
        for (left, expected) in [("1", "1 sztuka"), ("3", "3 sztuki"), ("12", "12 sztuk"), ("1.5", "1,5 sztuki")] {
            #expect(try polish.format(["left": .decimal(left)], locale: "pl-PL") == "Zostało \(expected)")
        }
        let english = try MessagePattern("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}")
        for (n, expected) in [
            ("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("21", "21st"), ("113", "113th"),
        ] {
            #expect(try english.format(["n": .decimal(n)], locale: "en") == expected)
        }
    }

    @Test func exactCasesAndOffsetsWin() throws {
        let message = try MessagePattern(
            "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # more} other {you and # more}}")
        for (n, expected) in [("0", "nobody"), ("1", "you"), ("2", "you and 1 more"), ("5", "you and 4 more")] {
            #expect(try message.format(["n": .decimal(n)], locale: "en") == expected)
        }
    }

    @Test func pluralsInsideSelectsAndPlurals() throws {
        let message = try MessagePattern(
            "{who, select, her {{n, plural, one {her # look} other {her # looks}}} other {{n, plural, other {# looks}}}}"
        )
        #expect(try message.format(["who": .text("her"), "n": .decimal("2000")], locale: "en") == "her 2,000 looks")
        #expect(try message.format(["who": .text("x"), "n": .decimal("1")], locale: "en") == "1 looks")
        let nested = try MessagePattern("{a, plural, other {# of {b, plural, other {#}} and #}}")
        #expect(try nested.format(["a": .decimal("1"), "b": .decimal("2")], locale: "en") == "1 of 2 and 1")
    }
}
