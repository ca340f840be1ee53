import PolyreelLanguage
import Testing

struct LanguageTagTests {
    static let tags: [(text: String, canonical: String, language: String, script: String?, region: String?)] = [
        ("de-DE", "de-DE", "de", nil, "DE"), ("DE-de", "de-DE", "de", nil, "DE"), ("iw-IL", "he-IL", "he", nil, "IL"),
        ("zh-hant-tw", "zh-Hant-TW", "zh", "Hant", "TW"), ("es-419", "es-419", "es", nil, "419"),
        ("en-UK", "en-GB", "en", nil, "GB"), ("sr-Latn-RS", "sr-Latn-RS", "sr", "Latn", "RS"),
        ("de-AT-u-nu-latn", "de-AT-u-nu-latn", "de", nil, "AT"), ("fil-PH", "fil-PH", "fil", nil, "PH"),
    ]

    @Test(arguments: tags)
    func tagsAreCanonical(_ text: String, canonical: String, language: String, script: String?, region: String?) throws
    {
        let tag = try #require(LanguageTag(text))
        #expect(tag.canonical == canonical)
        #expect(tag.language == language)
        #expect(tag.script == script)
        #expect(tag.region == region)
    }

    @Test(arguments: [
        "", "d", "de-", "-de", "de--DE", "de_DE", "de-DEE", "de-ZZ", "de-EU", "qqx-DE", "deutsch", "de-Xxxx-DE",
        "x-mine",
        "de DE", "dé-DE", "de-DE\0", "de-DE-u", "de-XX",
    ])
    func whatIsNoTagIsRefused(_ text: String) { #expect(LanguageTag(text) == nil) }

    @Test func longTextIsRefused() {
        #expect(LanguageTag("de-DE-x-" + String(repeating: "a-", count: 5000) + "a") == nil)
    }

    /// CLDR's parentLocales (common/supplemental/supplementalData.xml), else by taking subtags away.
    static let chains: [(String, [String])] = [
        ("de-AT", ["de-AT", "de"]), ("es-MX", ["es-MX", "es-419", "es"]), ("es-ES", ["es-ES", "es"]),
        ("en-GB", ["en-GB", "en-001", "en"]), ("en-US", ["en-US", "en"]), ("pt-AO", ["pt-AO", "pt-PT", "pt"]),
        ("zh-Hant-TW", ["zh-Hant-TW", "zh-Hant"]), ("zh-TW", ["zh-TW", "zh-Hant-TW", "zh-Hant"]),
        ("zh-CN", ["zh-CN", "zh"]), ("sr-Latn-RS", ["sr-Latn-RS", "sr-Latn"]), ("de", ["de"]),
        ("zh-Hans-CN", ["zh-Hans-CN", "zh-Hans", "zh"]), ("de-DE-u-nu-latn", ["de-DE", "de"]),
        ("nb-NO", ["nb-NO", "nb", "no"]), ("ar-AE", ["ar-AE", "ar"]),
    ]

    @Test(arguments: chains)
    func fallbackFollowsCLDR(_ tag: String, chain: [String]) throws {
        #expect(try #require(LanguageTag(tag)).fallbackChain == chain)
    }

    @Test func tablesAreWhole() {
        #expect(Self.tags.count == 9)
        #expect(Self.chains.count == 15)
    }

    @Test func scriptsThatGoWithoutSayingAreLeftOut() throws {
        for (tag, short, written) in [
            ("zh-Hans", "zh", "zh"), ("zh-Hant-TW", "zh-TW", "zh-Hant"), ("zh-Hant", "zh-Hant", "zh-Hant"),
            ("zh-TW", "zh-TW", "zh-Hant"), ("de-Latn-AT", "de-AT", "de"), ("sr-Latn", "sr-Latn", "sr-Latn"),
        ] {
            let parsed = try #require(LanguageTag(tag))
            #expect(parsed.short == short)
            #expect(parsed.writtenLanguage == written)
        }
    }

    @Test func directionIsTheScripts() throws {
        for (tag, rightToLeft) in [
            ("ar-AE", true), ("he-IL", true), ("fa-IR", true), ("ur-PK", true), ("de-DE", false), ("ja-JP", false),
            ("ar-Latn-AE", false), ("az-Arab-IR", true),
        ] {
            #expect(try #require(LanguageTag(tag)).isRightToLeft == rightToLeft, "\(tag)")
        }
    }

    @Test func namesAreEnglish() throws {
        for (tag, name) in [
            ("de-AT", "German (Austria)"), ("ja-JP", "Japanese (Japan)"), ("es-419", "Spanish (Latin America)"),
            ("fr", "French"),
        ] {
            #expect(try #require(LanguageTag(tag)).englishName == name)
        }
    }

    @Test func versionNamesICUAndCLDR() throws {
        #expect(
            try #require(ICUVersion.description.firstMatch(of: #/^\d+\.\d+ \(CLDR \d+(\.\d+)?\)$/#)).output.0.count > 8)
    }

    /// CLDR 42, supplemental/likelySubtags.xml.
    @Test(arguments: [
        ("de-DE", true), ("de-AT", false), ("pt-BR", true), ("pt-PT", false), ("es-ES", true), ("es-MX", false),
        ("en-US", true), ("en-GB", false), ("zh-TW", true), ("zh-HK", false), ("zh-CN", true), ("ar-EG", true),
        ("de", false),
    ])
    func aLanguageHasAUsualRegion(_ tag: String, isUsual: Bool) throws {
        #expect(try #require(LanguageTag(tag)).isUsualRegion == isUsual)
    }
}
