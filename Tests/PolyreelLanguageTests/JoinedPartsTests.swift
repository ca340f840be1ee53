import PolyreelLanguage
import Testing

/// CLDR's dates and numbers with no-break spaces inside.
@Suite struct JoinedPartsTests {
    /// Bars stand for no-break spaces.
    @Test(arguments: [
        LocaleCase("de-DE", "long", "bis 24.|Dezember|2026 dort"),
        LocaleCase("tr-TR", "long", "bis 24|Aralık|2026 dort"),
        LocaleCase("hu-HU", "long", "bis 2026.|december|24. dort"),
        LocaleCase("es-ES", "long", "bis 24|de|diciembre|de|2026 dort"),
        LocaleCase("vi-VN", "long", "bis 24|tháng|12,|2026 dort"),
        LocaleCase("en-US", "medium", "bis Dec|24,|2026 dort"),
        LocaleCase("ja-JP", "long", "bis 2026年12月24日 dort"),
    ])
    func noLineMayEndInsideADate(_ test: LocaleCase) throws {
        let pattern = try MessagePattern("bis {d, date, \(test.value)} dort")
        let values: [String: ArgumentValue] = ["d": .date(year: 2026, month: 12, day: 24)]
        let expected = test.expected.split(separator: "|").joined(separator: "\u{A0}")
        #expect(try pattern.format(values, locale: test.locale, joiningParts: true) == expected)
        // CLDR's own where it is not asked for.
        #expect(
            try pattern.format(values, locale: test.locale) == expected.replacing("\u{A0}", with: " "))
    }

    @Test func partsInsidePluralsAreJoinedAndTextIsNot() throws {
        let pattern = try MessagePattern("{n, plural, one {# of {who}: {d}} other {# of {who}: {d}}}")
        let values: [String: ArgumentValue] = [
            "n": .decimal("2"), "who": .text("A B"), "d": .date(year: 2026, month: 12, day: 24),
        ]
        #expect(
            try pattern.format(values, locale: "en-GB", joiningParts: true) == "2 of A B: 24\u{A0}Dec\u{A0}2026")
    }
}
