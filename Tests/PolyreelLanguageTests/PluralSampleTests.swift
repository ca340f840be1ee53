import PolyreelLanguage
import Testing

/// Every category of a language with the numbers that CLDR gives as its samples, in a message that shows them.
///
/// Source: CLDR, common/supplemental/plurals.xml, `@integer` and `@decimal` samples as they stand there, releases 42 to
/// 48. Left out are samples with trailing zeros (`1.0` is shown as 1, and counts so) or with an exponent, and Romanian
/// 101 and 1001, which release 43 moved from `other` to `few`.
struct PluralSampleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let locale: String
        /// Category and samples.
        let samples: KeyValuePairs<String, String>
        var testDescription: String { locale }
    }

    static let slavicOne = "1, 21, 31, 41, 51, 61, 71, 81, 101, 1001"
    static let slavicFew = "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002"
    static let slavicMany = "0, 5~19, 100, 1000, 10000, 100000, 1000000"
    static let fromTwo = "0, 2~16, 100, 1000, 10000, 100000, 1000000"
    static let always = "0~15, 100, 1000, 10000, 100000, 1000000"

    static let rows: [Row] = [
        Row(
            locale: "ar-AE",
            samples: [
                "zero": "0", "one": "1", "two": "2", "few": "3~10, 103~110, 1003", "many": "11~26, 111, 1011",
                "other": "100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 100000, 1000000, 0.1, 1.1~1.7",
            ]),
        Row(
            locale: "pl-PL",
            samples: ["one": "1", "few": slavicFew, "many": slavicMany, "other": "0.1~0.9, 1.1~1.5"]),
        Row(
            locale: "ru-RU",
            samples: ["one": slavicOne, "few": slavicFew, "many": slavicMany, "other": "0.1~0.9, 1.1~1.5"]),
        Row(
            locale: "uk-UA",
            samples: ["one": slavicOne, "few": slavicFew, "many": slavicMany, "other": "0.1~0.9, 1.1~1.5"]),
        Row(
            locale: "cy-GB",
            samples: [
                "zero": "0", "one": "1", "two": "2", "few": "3", "many": "6",
                "other": "4, 5, 7~20, 100, 1000, 10000, 100000, 1000000",
            ]),
        Row(
            locale: "ga-IE",
            samples: [
                "one": "1", "two": "2", "few": "3~6", "many": "7~10",
                "other": "0, 11~25, 100, 1000, 10000, 100000, 1000000",
            ]),
        Row(
            locale: "lt-LT",
            samples: [
                "one": slavicOne, "few": "2~9, 22~29, 102, 1002", "many": "0.1~0.9, 1.1~1.7, 10.1, 100.1, 1000.1",
                "other": "0, 10~20, 30, 40, 50, 60, 100, 1000, 10000, 100000, 1000000",
            ]),
        Row(
            locale: "sl-SI",
            samples: [
                "one": "1, 101, 201, 301, 401, 501, 601, 701, 1001",
                "two": "2, 102, 202, 302, 402, 502, 602, 702, 1002",
                "few": "3, 4, 103, 104, 203, 204, 303, 304, 1003, 0.1~0.9", "other": slavicMany,
            ]),
        Row(
            locale: "ro-RO",
            samples: ["one": "1", "few": "0, 2~16, 0.1~0.9", "other": "20~35, 100, 1000, 10000, 100000, 1000000"]),
        Row(locale: "cs-CZ", samples: ["one": "1", "few": "2~4", "many": "0.1~0.9", "other": slavicMany]),
        Row(locale: "sk-SK", samples: ["one": "1", "few": "2~4", "many": "0.1~0.9", "other": slavicMany]),
        Row(locale: "hr-HR", samples: ["one": slavicOne, "few": slavicFew, "other": slavicMany]),
        Row(
            locale: "lv-LV",
            samples: [
                "zero": "0, 10~20, 30, 40, 50, 60, 100, 1000, 10000, 100000, 1000000", "one": slavicOne,
                "other": "2~9, 22~29, 102, 1002",
            ]),
        Row(locale: "he-IL", samples: ["one": "1", "two": "2", "other": "0, 3~17, 100, 1000, 10000"]),
        Row(locale: "fr-FR", samples: ["one": "0, 1, 0.1~0.9", "many": "1000000", "other": "2~17, 100, 1000, 10000"]),
        Row(locale: "es-ES", samples: ["one": "1", "many": "1000000", "other": "0, 2~16, 100, 1000, 10000, 100000"]),
        Row(locale: "it-IT", samples: ["one": "1", "many": "1000000", "other": "0, 2~16, 100, 1000, 10000, 100000"]),
        Row(locale: "pt-BR", samples: ["one": "0, 1, 1.1~1.5", "many": "1000000", "other": "2~17, 100, 1000, 10000"]),
        Row(locale: "pt-PT", samples: ["one": "1", "many": "1000000", "other": "0, 2~16, 100, 1000, 10000"]),
        Row(locale: "hi-IN", samples: ["one": "0, 1", "other": "2~17, 100, 1000, 10000, 100000, 1000000"]),
        Row(locale: "fa-IR", samples: ["one": "0, 1", "other": "2~17, 100, 1000, 10000, 100000, 1000000"]),
        Row(locale: "da-DK", samples: ["one": "1, 0.1~0.9, 1.1~1.6", "other": fromTwo]),
        Row(locale: "de-DE", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "en-GB", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "nl-NL", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "sv-SE", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "fi-FI", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "et-EE", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "el-GR", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "hu-HU", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "tr-TR", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "bg-BG", samples: ["one": "1", "other": fromTwo]),
        Row(locale: "ja-JP", samples: ["other": always]), Row(locale: "ko-KR", samples: ["other": always]),
        Row(locale: "zh-CN", samples: ["other": always]), Row(locale: "th-TH", samples: ["other": always]),
        Row(locale: "vi-VN", samples: ["other": always]), Row(locale: "id-ID", samples: ["other": always]),
    ]

    @Test func tableIsWhole() {
        #expect(Self.rows.count == 38)
        #expect(Set(Self.rows.map(\.locale)).count == 38)
        #expect(Self.rows.flatMap(\.samples).flatMap { Self.numbers($0.value) }.count == 1214)
    }

    @Test(arguments: rows)
    func everySampleFallsIntoItsCategory(_ row: Row) throws {
        let message = try MessagePattern(
            "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}")
        for (category, samples) in row.samples {
            for number in Self.numbers(samples) {
                #expect(try message.format(["n": .decimal(number)], locale: row.locale) == category, "\(number)")
            }
        }
    }

    /// `PluralCategory.all` asks for what the table has, and no more.
    @Test(arguments: rows)
    func everyCategoryIsKnown(_ row: Row) throws {
        let all = try #require(PluralCategory.all(locale: row.locale))
        #expect(Set(all) == Set(row.samples.map(\.key)))
    }

    @Test func explicitNumbersCoverACategory() {
        #expect(PluralCategory.all(locale: "de", covered: ["=1"]) == ["other"])
        #expect(PluralCategory.all(locale: "ar", covered: ["=0", "=2", "few"]) == ["one", "few", "many", "other"])
        // French "one" is 0, 1 and 1.5.
        #expect(PluralCategory.all(locale: "fr", covered: ["=1"]) == ["one", "many", "other"])
        #expect(PluralCategory.all(locale: "en", ordinal: true) == ["one", "two", "few", "other"])
        #expect(PluralCategory.all(locale: "no-such-language") == nil)
    }

    /// `2~4` is 2, 3, 4 and `0.1~0.3` is 0.1, 0.2, 0.3.
    static func numbers(_ samples: String) -> [String] {
        samples.split(separator: ", ").flatMap { sample -> [String] in
            let ends = sample.split(separator: "~").map(String.init)
            guard ends.count == 2 else { return [String(sample)] }
            let digits = ends[0].split(separator: ".").dropFirst().first?.count ?? 0
            let scaled = ends.map { Int($0.split(separator: ".").joined()) ?? 0 }
            return (scaled[0]...scaled[1]).map { number in
                digits == 0 ? "\(number)" : "\(number / 10).\(number % 10)"
            }
        }
    }
}
