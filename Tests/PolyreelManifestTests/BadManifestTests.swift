import Foundation
import PolyreelCore
import PolyreelManifest
import TestSupport
import Testing

/// One change to the documented manifest, and what must be said about it, where.
struct BadManifest: Sendable, CustomTestStringConvertible {
    let name: String
    /// Text of the example, and what stands there instead.
    let old: String
    let new: String
    /// `code line:column`, counted by hand in the changed text, in the file's order.
    let expected: [String]
    var hint: String?

    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String, _ expected: String..., hint: String? = nil) {
        self.name = name
        self.old = old
        self.new = new
        self.expected = expected
        self.hint = hint
    }

    static let all: [BadManifest] = top + asset + rights + matrix + copy + calls + look

    static let top: [BadManifest] = [
        .init("a later version", "version: 1", "version: 2", "version-unsupported 1:10"),
        .init("version in quotes", "version: 1", "version: \"1\"", "type-wrong 1:10", hint: "remove the quotes"),
        .init("version with a fraction", "version: 1", "version: 1.5", "type-wrong 1:10"),
        .init("no version", "version: 1\n", "", "key-missing 1:1", hint: "add 'version:'"),
        .init("no campaign", "campaign: glow-mascara", "# no campaign:", "key-missing 1:1"),
        .init("campaign with capitals", "glow-mascara", "Glow", "campaign-malformed 2:11"),
        .init(
            "campaign too long", "glow-mascara", String(repeating: "a", count: 65), "campaign-malformed 2:11"),
        .init("campaign of digits", "glow-mascara", "2026", "type-wrong 2:11", hint: "put it in quotes"),
        .init("campaign left empty", "glow-mascara", "", "type-wrong 2:10"),
        .init(
            "key misspelt", "placements: [", "placments: [", "key-missing 1:1", "key-unknown 16:1",
            hint: "did you mean 'placements'?"),
        .init("key of nobody", "steps: []", "colour: red", "key-unknown 42:1"),
        .init("key twice", "steps: []", "channel: paid", "yaml-duplicate-key 42:1"),
        .init("step unknown", "steps: []", "steps: [blurr]", "step-unknown 42:9", hint: "did you mean 'blur'?"),
        .init(
            "step twice", "steps: []", "steps: [blur, blur]\nblur: { radius: 4 }", "duplicate-entry 42:15"),
        .init("step without its section", "steps: []", "steps: [blur]", "key-missing 42:9", hint: "add 'blur:'"),
        .init(
            "section of a step that is not added", "steps: []", "blur: { radius: 4 }", "step-not-added 42:7",
            hint: "write steps: [blur], or take it out"),
        .init("channel of displays", "channel: paid", "channel: pos", "channel-social 17:10"),
        .init(
            "channel misspelt", "channel: paid", "channel: piad", "channel-unknown 17:10", hint: "did you mean 'paid'?"),
        .init("layout unknown", "layout: shared", "layout: own", "layout-unknown 18:9"),
    ]

    static let asset: [BadManifest] = [
        .init("asset missing", "file: glow.mp4", "file: glow.mov", "file-missing 4:9"),
        .init("asset is a folder", "file: glow.mp4", "file: copy", "file-special 4:9"),
        .init(
            "asset outside", "file: glow.mp4", "file: ../glow.mp4", "path-outside 4:9",
            hint: "move the file there, or allow its folder with --allow DIR"),
        .init("asset absolute", "file: glow.mp4", "file: /etc/passwd", "path-outside 4:9"),
        .init("asset outside and missing", "file: glow.mp4", "file: /no/such/file", "path-outside 4:9"),
        .init("asset a list", "file: glow.mp4", "file: [glow.mp4]", "type-wrong 4:9"),
        .init("asset with a NUL", "file: glow.mp4", "file: \"glow\\0.mp4\"", "text-control 4:9"),
        .init("creator empty", "\"@lena.glow\"", "\"\"", "text-empty 5:12"),
        .init("creator too long", "\"@lena.glow\"", String(repeating: "l", count: 65), "text-too-long 5:12"),
        .init("creator on two lines", "\"@lena.glow\"", "\"lena\\nglow\"", "text-control 5:12"),
        .init("language by name", "language: en ", "language: english ", "language-malformed 6:13"),
        .init("language in capitals", "language: en ", "language: EN ", "language-malformed 6:13"),
        .init("trim without unit", "to: 28s", "to: 28", "duration-malformed 7:25", hint: "write 28s for seconds"),
        .init("trim in words", "to: 28s", "to: 28 sec", "duration-malformed 7:25"),
        .init("trim backwards", "from: 0s, to: 28s", "from: 9s, to: 3s", "trim-order 7:25"),
        .init("trim of nothing", "from: 0s, to: 28s", "to: 0s", "trim-order 7:15"),
        .init("trim from the end", "from: 0s", "from: -3s", "duration-negative 7:17"),
        .init("trim of a week", "to: 28s", "to: 9999m", "duration-malformed 7:25"),
        .init("trim with another key", "to: 28s", "until: 28s", "key-unknown 7:21"),
        .init("sound of track 0", "language: en ", "sound: 0\n  language: en ", "number-range 6:10"),
        .init("sound of half a track", "language: en ", "sound: 1.5\n  language: en ", "type-wrong 6:10"),
        .init("sound in words", "language: en ", "sound: both\n  language: en ", "sound-unknown 6:10"),
        .init(
            "sound misspelt", "language: en ", "sound: lefft\n  language: en ", "sound-unknown 6:10",
            hint: "did you mean 'left'?"),
        .init("sound of no tracks", "language: en ", "sound: []\n  language: en ", "list-empty 6:10"),
        .init("sound of a track twice", "language: en ", "sound: [1, 1]\n  language: en ", "duplicate-entry 6:14"),
        .init(
            "sound of words", "language: en ", "sound: [left, right]\n  language: en ", "type-wrong 6:11",
            "type-wrong 6:17"),
        .init("sound left empty", "language: en ", "sound: \n  language: en ", "type-wrong 6:9"),
    ]

    static let rights: [BadManifest] = [
        .init("contract a number", "BO-2026-0117", "117", "type-wrong 9:13"),
        .init("no edits", "  edits: [crop, trim, overlay, subtitle, translate, still]\n", "", "key-missing 9:3"),
        .init("day that is not", "from: 2026-01-01", "from: 2026-02-30", "date-malformed 10:9"),
        .init("date of another country", "from: 2026-01-01", "from: 01.01.2026", "date-malformed 10:9"),
        .init("from after until", "from: 2026-01-01", "from: 2028-01-01", "rights-period 11:10"),
        .init("territory UK", "GB, AE", "UK, AE", "territory-unknown 12:26", hint: "did you mean 'GB'?"),
        .init("territory misspelt", "[EEA, CH", "[EAA, CH", "territory-unknown 12:17", hint: "did you mean 'EEA'?"),
        .init("territory nowhere", "[EEA, CH", "[MOON, CH", "territory-unknown 12:17"),
        .init("no territories", "[EEA, CH, GB, AE, JP]", "[]", "list-empty 12:16"),
        .init("territories as text", "[EEA, CH, GB, AE, JP]", "EEA", "type-wrong 12:16", hint: "write [EEA]"),
        .init("right's channel unknown", "paid, pos,", "tv, pos,", "channel-unknown 13:23"),
        .init("edit misspelt", "overlay,", "overly,", "edit-unknown 14:23", hint: "did you mean 'overlay'?"),
        .init("rights a list", "rights:  ", "rights: []\nother:  ", "type-wrong 8:9", "key-unknown 9:1"),
    ]

    static let matrix: [BadManifest] = [
        .init("market no locale", "[de-DE,", "[de-DEE,", "market-unknown 15:11", hint: "did you mean 'de-DE'?"),
        .init("market without region", "[de-DE,", "[de,", "market-unknown 15:11"),
        .init("market in small letters", "[de-DE,", "[de-de,", "market-unknown 15:11", hint: "did you mean 'de-DE'?"),
        .init(
            "country by another code", "[de-DE,", "[en-UK,", "market-unknown 15:11",
            hint: "did you mean 'en-GB'? Else add it to a markets.yaml in the data folder"),
        .init(
            "country's code for its language", "[de-DE,", "[jp-JP,", "market-unknown 15:11",
            hint: "did you mean 'ja-JP'? Else add it to a markets.yaml in the data folder"),
        .init("language of another country", "[de-DE,", "[cz,", "market-unknown 15:11", hint: "did you mean 'cs-CZ'?"),
        .init("market with a low line", "[de-DE,", "[de_DE,", "market-unknown 15:11", hint: "did you mean 'de-DE'?"),
        .init(
            "market of no data", "[de-DE,", "[qu-BO,", "market-unknown 15:11",
            hint: "add it to a markets.yaml in the data folder"),
        .init("market twice", "[de-DE, de-AT", "[de-DE, de-DE", "duplicate-entry 15:18"),
        .init("no markets", "[de-DE, de-AT, fr-FR, pl-PL, ar-AE, ja-JP]", "[]", "list-empty 15:10"),
        .init("market a mapping", "[de-DE,", "[{ de: DE },", "type-wrong 15:11"),
        .init(
            "placement misspelt", "[tiktok, reels, shorts, pos-portrait, poster",
            "[tiktok, reels, short, pos-portrait, poster",
            "placement-unknown 16:29", hint: "did you mean 'shorts'?"),
        .init(
            "placement in capitals", "placements: [tiktok,", "placements: [TikTok,", "placement-unknown 16:14",
            hint: "did you mean 'tiktok'?"),
        .init("placement of nobody", "placements: [tiktok,", "placements: [cinema,", "placement-unknown 16:14"),
        .init(
            "placement twice", "placements: [tiktok, reels", "placements: [tiktok, tiktok, reels",
            "duplicate-entry 16:22"),
        .init("exclusion of nothing", "{ placement: poster-a3, market: ja-JP }", "{}", "exclude-empty 20:5"),
        .init(
            "exclusion of a placement unknown", "{ placement: poster-a3,", "{ placement: postre-a3,",
            "placement-unknown 20:18"),
        .init("exclusion of a market unknown", "market: ja-JP }", "market: ja-JA }", "market-unknown 20:37"),
        .init("exclusion of a market not here", "market: ja-JP }", "market: ko-KR }", "exclude-unused 20:37"),
        .init("exclusion with another key", "market: ja-JP }", "country: JP }", "key-unknown 20:29"),
    ]

    static let copy: [BadManifest] = [
        .init("messages missing", "messages: copy", "messages: texts", "file-missing 21:11"),
        .init("messages a file", "messages: copy", "messages: logo.png", "not-a-folder 21:11"),
        .init("messages outside", "messages: copy", "messages: ..", "path-outside 21:11"),
        .init("no messages", "messages: copy\n", "", "messages-missing 29:11"),
        .init("argument with a dash", "left: 3", "left-over: 3", "value-name 25:3"),
        .init("argument of the variant", "left: 3", "market: 3", "value-name 25:3"),
        .init("argument a list of numbers", "left: 3", "left: [3]", "type-wrong 25:10"),
        .init("argument in powers", "left: 3", "left: 3e2", "value-number 25:9"),
        .init("argument of a day that is not", "ends: 2026-12-24", "ends: 2026-11-31", "date-malformed 24:9"),
        .init(
            "price for no currency", "GBP: 11.50", "GPB: 11.50", "value-key-unknown 23:24", hint: "did you mean 'GBP'?"),
        .init(
            "currency by another name", "GBP: 11.50", "UKP: 11.50", "value-key-unknown 23:24",
            hint: "did you mean 'GBP'?"),
        .init(
            "price with a comma", "EUR: 12.99", "EUR: 10,99", "value-number 23:20",
            hint: "write the amount with a point, such as 10.99"),
        .init(
            "price with thousands and a comma", "EUR: 12.99", "EUR: 1.299,00", "value-number 23:23",
            hint: "write the amount with a point, such as 1299.00"),
        .init(
            "price with a comma and three digits", "EUR: 12.99", "EUR: 1,299", "value-number 23:19",
            hint: "write 1299, or 1.299"),
        .init(
            "currency in small letters", "GBP: 11.50", "gbp: 11.50", "value-key-unknown 23:24",
            hint: "did you mean 'GBP'?"),
        .init(
            "number with a comma, in braces",
            "values:\n  price: { EUR: 12.99, GBP: 11.50, CHF: 13.90, AED: 59.00, JPY: 2200, PLN: 54.90 }\n"
                + "  ends: 2026-12-24\n  left: 3\n",
            "values: { price: 10,99, ends: 2026-12-24 }\n", "value-number 22:21",
            hint: "write the amount with a point, such as 10.99"),
        .init(
            "number with a comma", "left: 3", "left: 10,99", "value-number 25:9",
            hint: "write it with a point, 10.99, or put text in quotes"),
        .init(
            "number with thousands", "left: 3", "left: 1.299,50", "value-number 25:9",
            hint: "write it with a point, 1299.50, or put text in quotes"),
        .init(
            "number with a comma and three digits", "left: 3", "left: 1,299", "value-number 25:9",
            hint: "write 1299, or 1.299"),
        .init(
            "fallback unknown", "messages: copy", "messages: { folder: copy, fallback: yes }", "fallback-unknown 21:37"),
        .init("fallback without a folder", "messages: copy", "messages: { fallback: allow }", "key-missing 21:11"),
        .init(
            "fallback of no market", "messages: copy", "messages: { folder: copy, fallback: { fr-XX: de } }",
            "fallback-unknown 21:39"),
        .init(
            "fallback to no language", "messages: copy", "messages: { folder: copy, fallback: { fr-CH: german } }",
            "language-malformed 21:46"),
        .init("subtitles missing", "en: glow.en.srt", "en: glow.us.srt", "file-missing 27:16"),
        .init("subtitles of another kind", "en: glow.en.srt", "en: logo.png", "subtitle-format 27:16"),
        .init("subtitles' language", "de: glow.de.srt", "german: glow.de.srt", "language-malformed 27:29"),
        .init("subtitles without files", "  files: { en: glow.en.srt, de: glow.de.srt }\n", "", "key-missing 27:3"),
        .init("burn unknown", "burn: [tiktok,", "burn: [tiktak,", "placement-unknown 28:10"),
        .init("burn not here", "burn: [tiktok,", "burn: [linkedin,", "burn-unused 28:10"),
    ]

    static let calls: [BadManifest] = [
        .init("no text", "text: cta.shop", "code: A", "key-missing 30:5", "yaml-duplicate-key 33:5"),
        .init("text itself", "text: cta.shop", "text: Shop now!", "message-key 30:11"),
        .init("button in small letters", "SHOP_NOW", "shop_now", "button-malformed 31:13"),
        .init(
            "link of a file", "\"https://shop.example/{market}/mascara?sku=42\"", "file:///etc/passwd",
            "link-malformed 32:11"),
        .init("link without host", "https://shop.example/{market}/mascara", "https:///mascara", "link-malformed 32:11"),
        .init("link with a space", "/mascara?", "/mas cara?", "link-malformed 32:11"),
        .init("link variable misspelt", "{market}", "{markt}", "link-variable 32:11", hint: "did you mean 'market'?"),
        .init("link with half a brace", "{market}", "{market", "link-variable 32:11"),
        .init(
            "link with a code and none", "{market}/mascara?sku=42\"\n    code: LENA15", "{code}\"",
            "link-variable 32:11"),
        .init("code a number", "LENA15", "15", "type-wrong 33:11"),
        .init("start after end", "start: -3s\n    end: 0s", "start: 5s\n    end: 4s", "cta-order 34:12"),
        .init("end before start, from the end", "end: 0s", "end: -4s", "cta-order 34:12"),
        .init("start without unit", "start: -3s", "start: -3", "duration-malformed 34:12"),
        .init("qr elsewhere", "qr: [pos-portrait", "qr: [linkedin", "placement-absent 36:10"),
        .init("card at the left", "qr: [pos-portrait", "align: left\n    qr: [pos-portrait", "cta-align 36:12"),
        .init("cta a mapping", "cta:\n  - text", "cta:\n    text", "type-wrong 30:5"),
    ]

    static let look: [BadManifest] = [
        .init("disclosure in words", "paid: true", "paid: yes", "type-wrong 37:21"),
        .init("disclosure in quotes", "paid: true", "paid: \"true\"", "type-wrong 37:21"),
        .init("disclosure misspelt", "retouched:", "retuched:", "key-unknown 37:27", hint: "did you mean 'retouched'?"),
        .init("font missing", "Brand-Bold.ttf", "Brand.ttf", "file-missing 39:9"),
        .init("colour not quoted", "\"#E4007C\"", "#E4007C", "type-wrong 40:10", hint: "put it in quotes: \"#E4007C\""),
        .init("colour by name", "\"#E4007C\"", "pink", "colour-malformed 40:11"),
        .init("colour with a sign", "\"#E4007C\"", "\"#+4007C\"", "colour-malformed 40:11"),
        .init("words on no colour", "colour: \"#E4007C\"", "text: \"#FFFFFF\"", "brand-text 40:9"),
        // Contrast of #E4007C with white by WCAG's formula: luminance 0.1795, 1.05 / 0.2295 = 4.58; with red 1.14.
        .init(
            "words hard to read", "logo: logo.png", "text: \"#FF0000\"", "brand-contrast 41:9",
            hint: "take #FFFFFF, or leave 'text' out"),
        .init("logo missing", "logo: logo.png", "logo: brand/logo.png", "file-missing 41:9"),
    ]
}

@Suite struct BadManifestTests {
    @Test func theTableIsWhole() {
        #expect(BadManifest.all.count >= 90)
        #expect(Set(BadManifest.all.map(\.name)).count == BadManifest.all.count)
    }

    @Test(arguments: BadManifest.all)
    func eachMistakeIsReportedAtItsPlace(_ bad: BadManifest) throws {
        let folder = try Example.folder()
        try #require(Example.yaml.ranges(of: bad.old).count == 1, "the text to change stands once")
        let reading = Example.read(
            Example.yaml.replacing(bad.old, with: bad.new), in: folder, try Example.catalogue())
        let found = reading.findings.map { "\($0.code) \($0.location?.line ?? -1):\($0.location?.column ?? -1)" }
        #expect(found == bad.expected)
        #expect(reading.findings.allSatisfy { $0.location?.file == "glow.yaml" })
        #expect((reading.manifest == nil) == reading.findings.hasErrors)
        if let hint = bad.hint { #expect(reading.findings.contains { $0.hint == hint }) }
    }

    /// Contrasts with #E4007C: black 0.2295 / 0.05 = 4.59, red 1.14.
    @Test(arguments: [("#000000", true), ("#FF0000", false)])
    func wordsThatCannotBeReadAreNotShown(_ colour: String, _ isKept: Bool) throws {
        let folder = try Example.folder()
        let text = Example.yaml.replacing("logo: logo.png", with: "text: \"\(colour)\"")
        let reading = Example.read(text, in: folder, try Example.catalogue())
        #expect(try #require(reading.manifest).brand.text == (isKept ? Colour(hex: colour) : nil))
        #expect(reading.findings.map(\.code) == (isKept ? [] : ["brand-contrast"]))
    }

    @Test func everyMistakeIsReportedAtOnce() throws {
        let folder = try Example.folder()
        let text = Example.yaml.replacing("version: 1", with: "version: 3").replacing("[de-DE,", with: "[de-DEE,")
            .replacing("channel: paid", with: "channel: tv").replacing("SHOP_NOW", with: "shop")
        let reading = Example.read(text, in: folder, try Example.catalogue())
        #expect(
            reading.findings.map(\.code) == [
                "version-unsupported", "market-unknown", "channel-unknown", "button-malformed",
            ])
        #expect(reading.manifest == nil)
    }

    @Test func theFindingReadsAsPromised() throws {
        let folder = try Example.folder()
        let text = Example.yaml.replacing("[de-DE,", with: "[de-DEE,")
        let finding = try #require(Example.read(text, in: folder, try Example.catalogue()).findings.first)
        #expect(
            finding.description == """
                glow.yaml:15:11: error: market 'de-DEE' is not a locale [market-unknown]
                  hint: did you mean 'de-DE'?
                """)
    }

    @Test func excludingEverythingIsAnError() throws {
        let folder = try Example.folder()
        let placements = ["tiktok", "reels", "shorts", "pos-portrait", "poster-a3"]
        let all = placements.map { "  - { placement: \($0) }\n" }.joined()
        let text = Example.yaml.replacing("  - { placement: poster-a3, market: ja-JP }\n", with: all)
        let reading = Example.read(text, in: folder, try Example.catalogue())
        #expect(reading.findings.map(\.code) == ["matrix-empty"])
        #expect(reading.manifest == nil)
    }

    @Test(arguments: ["steps: []", "values:", "GBP: 11.50", "files: {"])
    func aFileOfMistakesEndsTheReport(place: String) throws {
        let folder = try Example.folder()
        let isFlow = place.hasSuffix("50") || place.hasSuffix("{")
        let indent = place == "values:" ? "\n  " : "\n"
        let keys = (0..<900).map { isFlow ? ", K\($0)x: [] " : "\(indent)k-\($0): []" }.joined()
        let mistakes = place.hasSuffix("{") ? place + String(keys.dropFirst()) + "," : place + keys
        let reading = Example.read(
            Example.yaml.replacing(place, with: mistakes), in: folder, try Example.catalogue())
        #expect(reading.findings.count == 201)
        #expect(reading.findings.contains { $0.code == "too-many-findings" })
    }
}
