import PolyreelCore
import PolyreelType
import Testing

/// By the rules of subtitling: no article, preposition or number is parted from what it belongs to.
@Suite struct BreakQualityTests {
    typealias Case = (language: String, above: String, below: String, quality: BreakQuality)

    static let cases: [Case] = [
        ("de", "mit ", "Code", .weak), ("de", "Stück ", "–", .poor), ("de", "nur ", "3", .weak),
        ("de", "3 ", "Stück", .poor),
        ("de", "24. ", "Dezember", .poor), ("de", "2026 ", "mit", .good), ("de", "mit, ", "Code", .good),
        ("de", "DM ", "fünf", .good), ("pl", "z ", "kodem", .poor), ("ro", "și ", "doar", .weak),
        ("ar", "مع ", "الرمز", .weak), ("ar", "\u{2068}3\u{2069} ", "قطع", .poor), ("he", "עד ", "מחר", .weak),
        // Postpositions and syllables: nothing is said by their length.
        ("hi", "के ", "साथ", .good), ("tr", "ve ", "bir", .good), ("vi", "sản ", "phẩm", .good),
        ("ko", "시 ", "코드", .good),
        ("th", "3 ", "แท่ง", .poor), ("km", "៣ ", "មុខ", .poor), ("hu", "1.299 ", "darab", .poor),
        ("zh", "优惠", "码 ", .poor), ("zh", "用", "优惠", .weak), ("zh", "件，", "用", .good), ("zh", "只有", "一款", .good),
        ("zh", "优惠", "码，", .poor), ("zh", "优惠", "LENA15", .good), ("en", "well-", "known", .good),
    ]

    @Test(arguments: cases) func aLineEndsWell(_ test: Case) {
        #expect(BreakQuality(between: test.above, and: test.below, language: test.language) == test.quality)
    }

    /// At the larger size "3" would end the first line; a little smaller it does not.
    @Test func aLittleSmallerIsBetterThanACountWithoutItsNoun() {
        let first = measure("Elle a testé 3", "fr", size: 60).width
        let second = measure("3 mascaras hier", "fr", size: 60).width
        #expect(second > first)
        // Wide enough for "mascaras hier" with the number above, not for the number on the second line.
        let width = second - 2
        let fitted = Typesetter.fit(
            block("Elle a testé 3 mascaras hier", language: "fr", sizes: 40...60, width: width, lines: 2))
        #expect(fitted.lines == ["Elle a testé", "3 mascaras hier"])
        #expect((53...58).contains(fitted.size))
        #expect(!fitted.breaksPoorly)
    }

    /// Nothing between seven eighths and the whole size helps: the largest stays.
    @Test func noTextBecomesMuchSmallerForItsBreaks() {
        let width = measure("Kokosnuss 30.000", "de", size: 60).width + 2
        let fitted = Typesetter.fit(
            block("Kokosnuss 30.000 Mascarastifte", language: "de", sizes: 20...60, width: width, lines: 2))
        #expect(fitted.breaksPoorly)
        #expect(fitted.size == 60)
        #expect(fitted.lines == ["Kokosnuss 30.000", "Mascarastifte"])
    }

    @Test func noShortWordStandsAloneWhereTheLinesCanBeEven() {
        let pieces = ["只剩 ", "3 ", "件，", "輸入", "優惠", "碼 ", "LENA15 ", "只要 ", "$449.00，", "2026年12月24日", "截止"]
        let fitted = Typesetter.fit(
            TextBlock(
                pieces: pieces, language: "zh-Hant", direction: .leftToRight, font: noto, sizes: 44...76,
                maximumWidth: 684, maximumLines: 3))
        #expect(fitted.fits && !fitted.breaksPoorly)
        let shortest = fitted.widths.min() ?? 0
        #expect(4 * shortest >= fitted.width)
        #expect(fitted.lines.contains { $0.contains("優惠碼") })
        #expect(fitted.lines.contains { $0.contains("2026年12月24日截止") })
    }
}
