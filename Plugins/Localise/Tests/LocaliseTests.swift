import Localise
import PolyreelCore
import TestSupport
import Testing

/// What each market reads.
struct LocaliseTests {
    static let copy = [
        "copy/en.yaml": """
        cta.shop: "Only {left, plural, one {# piece} other {# pieces}} left – {price, number, currency} with {code}"
        cta.who: "By {creator} for {campaign} in {country}"
        poster.until: "Until {day, date, long}"
        """,
        "copy/de.yaml": """
        cta.shop: "Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency} mit Code {code}"
        poster.until: "Gültig bis {day, date, long}"
        """,
        "copy/de-AT.yaml": "cta.hello: Servus\n",
        "copy/pl.json": """
        {"cta.shop": "Zostały {left, plural, one {# sztuka} few {# sztuki} many {# sztuk} other {# sztuki}}, \
        {price, number, currency}, kod {code}"}
        """,
        "copy/ja.yml": "cta.shop: 残り{left}点 {price, number, currency} コード{code}\n",
        "copy/ar.yaml": "cta.shop: \"{left}: {price, number, currency} مع الكود {code}\"\n",
    ]

    static func texts(
        _ market: Market, _ use: MessageUse, values: [String: MessageValue] = Stage.values,
        copy: [String: String] = copy, placement: String = "tiktok", fallback: MessageFallback = .none
    ) async throws -> Draft {
        let step = Localise(settings: LocaliseSettings(messages: "copy", fallback: fallback, values: values))
        var draft = Draft(request: Stage.request(market, placement: placement))
        try await step.prepare(&draft, with: Stage.tools(MemoryFiles(copy), showing: [use]))
        #expect(draft.findings.allSatisfy { $0.step == "localise" })
        return draft
    }

    static let shop = MessageUse(key: "cta.shop", code: "LENA15")

    static let markets: [(Market, String, language: String)] = [
        (Stage.germany, "Nur noch 3 Stück – 12,99\u{A0}€ mit Code LENA15", "de"),
        (Stage.austria, "Nur noch 3 Stück – €\u{A0}12,99 mit Code LENA15", "de"),
        (Stage.poland, "Zostały 3 sztuki, 54,90\u{A0}zł, kod LENA15", "pl"),
        (Stage.japan, "残り3点 \u{FFE5}2,200 コードLENA15", "ja"),
        (
            Stage.emirates,
            "3: \u{200F}59.00\u{A0}د.إ.\u{200F} مع الكود \u{2068}LENA15\u{2069}", "ar"
        ),
    ]

    /// As python-bidi 0.6 shows them, the name and its number stand together: `Pro 15 iPhone` is another thing.
    @Test(arguments: [
        ("جديد: {brand} 15 Pro", "جديد: \u{2068}iPhone 15 Pro\u{2069}"),
        ("{brand} {n} Pro جديد", "\u{2068}iPhone 15 Pro\u{2069} جديد"),
        ("جديد {brand} 15", "جديد \u{2068}iPhone 15\u{2069}"),
        ("جديد {brand}، {n} فقط", "جديد \u{2068}iPhone\u{2069}، 15 فقط"),
    ])
    func aNameIsShownWithItsNumber(_ pattern: String, _ expected: String) async throws {
        let draft = try await Self.texts(
            Stage.emirates, MessageUse(key: "k", code: nil),
            values: ["brand": .one(.text("iPhone")), "n": .one(.decimal("15"))],
            copy: ["copy/ar.yaml": "k: \"\(pattern)\"\n"])
        #expect(draft.texts["k"]?.text == expected)
    }

    @Test(arguments: markets)
    func marketReadsItsOwnWords(_ market: Market, _ expected: String, language: String) async throws {
        let draft = try await Self.texts(market, Self.shop)
        let text = try #require(draft.texts["cta.shop#LENA15"])
        #expect(text.text == expected)
        #expect(text.language == language)
        #expect(text.direction == market.direction)
        #expect(draft.findings.isEmpty)
    }

    @Test func tableIsWhole() { #expect(Self.markets.count == 5) }

    /// English readers in France, where that is allowed: English signs, the country's money, and a warning.
    @Test func otherLanguageIsAWarningAndFormatsForItsReaders() async throws {
        let draft = try await Self.texts(Stage.france, Self.shop, fallback: .allow)
        let text = try #require(draft.texts["cta.shop#LENA15"])
        #expect(text.text == "Only 3 pieces left – €12.99 with LENA15")
        #expect(text.language == "en")
        #expect(draft.findings.map(\.code) == ["message-fallback"])
        #expect(draft.findings.map(\.severity) == [.warning])
    }

    /// English on a French ad is no ad for France.
    @Test func missingTranslationWithholdsTheVariant() async throws {
        let draft = try await Self.texts(Stage.france, Self.shop)
        #expect(draft.isWithheld)
        #expect(draft.findings.map(\.code) == ["message-fallback"])
        let finding = try #require(draft.findings.first)
        #expect(finding.hint?.contains("fallback: allow") == true)
        #expect(finding.message.contains("cta.shop") && finding.message.contains("English"))
    }

    /// German stands in for French in Switzerland, formatted as Swiss readers of German expect; elsewhere nothing does.
    @Test func namedLanguageStandsIn() async throws {
        let fallback = MessageFallback.languages(["fr-CH": "de"])
        let values = ["price": MessageValue.one(.decimal("1299.50")), "left": .one(.decimal("1"))]
        let romandy = try await Self.texts(Stage.market("fr-CH", "CHF"), Self.shop, values: values, fallback: fallback)
        // CLDR 42, de-CH: CHF 1’299.50.
        #expect(
            romandy.texts["cta.shop#LENA15"]?.text == "Nur noch 1 Stück – CHF\u{A0}1’299.50 mit Code LENA15")
        #expect(romandy.findings.map(\.severity) == [.warning])
        #expect(try await Self.texts(Stage.france, Self.shop, fallback: fallback).isWithheld)
        // Nor does English for what German lacks.
        let who = MessageUse(key: "cta.who", code: nil)
        #expect(try await Self.texts(Stage.market("fr-CH", "CHF"), who, fallback: fallback).isWithheld)
        let languages = MessageFallback.languages(["fr": "de"])
        #expect(try await !Self.texts(Stage.france, Self.shop, fallback: languages).isWithheld)
    }

    /// A parent's text, and that of another region, are in the reader's language.
    @Test func sameLanguageIsNoFallback() async throws {
        let austria = try await Self.texts(Stage.austria, Self.shop)
        #expect(austria.findings.isEmpty)
        let american = ["copy/en-US.yaml": "k: Color\n"]
        let step = Localise(settings: LocaliseSettings(messages: "copy"))
        var draft = Draft(request: .sample(Stage.market("en-GB", "GBP"), .sample("tiktok"), assetLanguage: "en-US"))
        try await step.prepare(
            &draft, with: Stage.tools(MemoryFiles(american), showing: [MessageUse(key: "k", code: nil)]))
        #expect(!draft.isWithheld && draft.texts["k"]?.text == "Color")
    }

    @Test func variantGivesItsOwnArguments() async throws {
        let draft = try await Self.texts(Stage.market("en-GB", "GBP"), MessageUse(key: "cta.who", code: nil))
        #expect(draft.texts["cta.who"]?.text == "By @lena.glow for glow-mascara in GB")
        #expect(draft.findings.isEmpty)
    }

    @Test func daysAreTheMarkets() async throws {
        let day = try #require(CalendarDate("2026-12-24"))
        for (market, expected, joined) in [
            (Stage.germany, "Gültig bis 24. Dezember 2026", "Gültig bis 24.\u{A0}Dezember\u{A0}2026"),
            (Stage.market("en-US", "USD"), "Until December 24, 2026", "Until December\u{A0}24,\u{A0}2026"),
        ] {
            let draft = try await Self.texts(
                market, MessageUse(key: "poster.until", code: nil), values: ["day": .one(.date(day))])
            #expect(draft.texts["poster.until"]?.text == expected)
            #expect(draft.texts["poster.until"]?.joined == joined)
        }
    }

    /// A live sale begins for everybody at once: clocks of the market say when. By the zones' own offsets on that day.
    @Test(arguments: [
        ("Europe/Berlin", "de-DE", "5. März, 00:30"), ("America/New_York", "en-US", "March 4, 6:30 PM"),
        ("Asia/Tokyo", "ja-JP", "3月5日 8:30"), ("Asia/Kolkata", "en-IN", "5 March, 5:00 am"),
    ])
    func instantsAreTheMarketsOwnTime(zone: String, id: String, expected: String) async throws {
        let instant = try #require(ZonedInstant("2026-03-05T00:30+01:00"))
        #expect(ZonedInstant("2026-03-04T23:30:00Z")?.date == instant.date)
        let market = Market.sample(id, currency: "EUR", timeZone: zone)
        let step = Localise(settings: LocaliseSettings(messages: "copy", values: ["at": .one(.instant(instant))]))
        var draft = Draft(request: Stage.request(market))
        let copy = ["copy/\(id.prefix(2)).yaml": "k: \"{at, date, ::MMMMdjm}\"\n"]
        try await step.prepare(&draft, with: Stage.tools(MemoryFiles(copy), showing: [MessageUse(key: "k", code: nil)]))
        let text = draft.texts["k"]?.text.replacing("\u{202F}", with: " ").replacing(" at ", with: ", ")
        #expect(text?.replacing(" um ", with: ", ") == expected)
    }

    /// JSON has no dates without quotes.
    @Test func datesInQuotesAreDatesWhereThePatternAsksForOne() async throws {
        let copy = ["copy/de.yaml": "k: \"{day, date, long}\"\n"]
        for (text, expected) in [("2026-12-24", "24. Dezember 2026"), ("2026-12-24T18:30Z", "24. Dezember 2026")] {
            let draft = try await Self.texts(
                Stage.germany, MessageUse(key: "k", code: nil), values: ["day": .one(.text(text))], copy: copy)
            #expect(draft.texts["k"]?.text == expected)
        }
    }

    @Test(arguments: [
        "2026-03-04T05:06", "2026-02-30T05:06Z", "2026-03-04T24:00Z", "2026-03-04T05:60Z", "2026-03-04", "05:06Z", "",
        "2026-03-04T05:06+25:00",
    ])
    func whatHasNoZoneIsNoInstant(_ text: String) { #expect(ZonedInstant(text) == nil) }

    /// Simplified Chinese is not for Taiwan; English, said so, is.
    @Test func scriptIsNeverChanged() async throws {
        let hans = ["copy/zh.yaml": "k: 简体\n", "copy/en.yaml": "k: English\n"]
        let use = MessageUse(key: "k", code: nil)
        #expect(try await Self.texts(Stage.taiwan, use, copy: hans).isWithheld)
        let draft = try await Self.texts(Stage.taiwan, use, copy: hans, fallback: .allow)
        #expect(draft.texts["k"]?.text == "English")
        #expect(draft.findings.map(\.code) == ["message-fallback"])
        let hant = try await Self.texts(Stage.taiwan, use, copy: hans.merging(["copy/zh-Hant.yaml": "k: 繁體\n"]) { $1 })
        #expect(hant.texts["k"]?.text == "繁體")
        #expect(hant.findings.isEmpty)
        let china = try await Self.texts(
            Stage.market("zh-CN", "CNY"), use, copy: ["copy/zh-Hans.yaml": "k: 简体\n", "copy/en.yaml": "k: English\n"])
        #expect(china.texts["k"]?.text == "简体")
    }

    @Test func oneKeyWithTwoCodesIsTwoTexts() async throws {
        let uses = [MessageUse(key: "cta.shop", code: "A1"), MessageUse(key: "cta.shop", code: "B2")]
        let step = Localise(settings: LocaliseSettings(messages: "copy", values: Stage.values))
        var draft = Draft(request: Stage.request(Stage.germany))
        try await step.prepare(&draft, with: Stage.tools(MemoryFiles(Self.copy), showing: uses + uses))
        #expect(draft.texts.keys.sorted() == ["cta.shop#A1", "cta.shop#B2"])
        #expect(draft.texts["cta.shop#B2"]?.text.hasSuffix("Code B2") == true)
    }

    @Test func everyFileIsReadOnceForAllVariants() async throws {
        let files = MemoryFiles(Self.copy)
        let step = Localise(settings: LocaliseSettings(messages: "copy", values: Stage.values))
        let texts = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<10 {
                for market in [Stage.germany, Stage.austria, Stage.poland, Stage.japan, Stage.france] {
                    group.addTask {
                        var draft = Draft(request: Stage.request(market))
                        try await step.prepare(&draft, with: Stage.tools(files, showing: [Self.shop]))
                        return draft.texts["cta.shop#LENA15"]?.text
                    }
                }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(texts.count == 50)
        #expect(Set(texts).count == 5)
        for path in ["copy", "copy/de.yaml", "copy/de-AT.yaml", "copy/en.yaml", "copy/pl.json", "copy/ja.yml"] {
            #expect(files.reads(of: path) == 1, "\(path)")
        }
        #expect(files.reads(of: "copy/ar.yaml") == 0)
    }

    @Test func nothingWantedReadsNothing() async throws {
        let files = MemoryFiles([:])
        let step = Localise(settings: LocaliseSettings(messages: nil, values: [:]))
        var draft = Draft(request: Stage.request(Stage.germany))
        try await step.prepare(&draft, with: Stage.tools(files))
        #expect(draft.texts.isEmpty && draft.findings.isEmpty)
        #expect(files.reads(of: "copy") == 0)
    }
}
