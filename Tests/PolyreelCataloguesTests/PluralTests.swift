import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

/// Apple's plural forms as ICU patterns; ICU itself says what they show.
@Suite struct PluralTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let language: String
        /// Form and text, in the file's order.
        let forms: [(String, String)]
        /// Number and what is shown for it, by CLDR's plural rules of the language.
        let shown: [(Int, String)]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "German has two forms", language: "de", forms: [("one", "ein Tag"), ("other", "%lld Tage")],
            shown: [(1, "ein Tag"), (0, "0 Tage"), (2, "2 Tage"), (1000, "1.000 Tage")]),
        Case(
            name: "Polish has four", language: "pl",
            forms: [("one", "%lld dzień"), ("few", "%lld dni"), ("many", "%lld dni!"), ("other", "%lld dnia")],
            shown: [(1, "1 dzień"), (3, "3 dni"), (5, "5 dni!"), (22, "22 dni")]),
        Case(
            name: "Arabic has six", language: "ar-u-nu-latn",
            forms: [
                ("zero", "لا أيام"), ("one", "يوم واحد"), ("two", "يومان"), ("few", "%d أيام"), ("many", "%d يوما"),
                ("other", "%d يوم"),
            ],
            shown: [(0, "لا أيام"), (1, "يوم واحد"), (2, "يومان"), (3, "3 أيام"), (11, "11 يوما"), (100, "100 يوم")]),
        Case(
            name: "Japanese has one", language: "ja", forms: [("other", "あと%lu日")], shown: [(1, "あと1日"), (5, "あと5日")]),
        Case(
            name: "a number sign is no number", language: "de",
            forms: [("one", "#1: ein Tag"), ("other", "#%d: Tage")],
            shown: [(1, "#1: ein Tag"), (7, "#7: Tage")]),
        Case(
            name: "apostrophes and braces are no syntax", language: "fr",
            forms: [
                ("one", "Plus d'%lld article à l'unité"), ("many", "Plus d'%lld d'articles à l'unité"),
                ("other", "Plus d'%lld articles '{à}' l'unité ''#'' {'{|}'}"),
            ],
            shown: [
                (1, "Plus d'1 article à l'unité"), (3, "Plus d'3 articles '{à}' l'unité ''#'' {'{|}'}"),
                (1_000_000, "Plus d'1\u{202F}000\u{202F}000 d'articles à l'unité"),
            ]),
        Case(
            name: "two per cent signs are one", language: "it",
            forms: [("one", "%lld%%"), ("many", "%lld%%"), ("other", "Sconto: 100%%d di %lld%%")],
            shown: [(1, "1%"), (3, "Sconto: 100%d di 3%")]),
        Case(
            name: "a place before the number", language: "en",
            forms: [("one", "%1$lld day"), ("other", "%1$lld days")],
            shown: [(1, "1 day"), (4, "4 days")]),
    ]

    static func content(_ language: String, _ forms: [(String, String)], state: String = "translated") -> String {
        let written = forms.map { "\"\($0.0)\" : \(XCStringsCases.unit($0.1, state))" }.joined(separator: ",\n")
        return XCStringsCases.catalogue(
            "\"days\" : { \"localizations\" : { \"\(language)\" :\n{ \"variations\" : { \"plural\" : {\n\(written) } } } } }"
        )
    }

    static func unit(_ language: String, _ content: String) throws -> CatalogueUnit {
        let reading = try CatalogueReader.read(
            Data(content.utf8), file: "Localizable.xcstrings", language: LanguageTag(language))
        return try #require(reading.units.first { $0.key == "days" })
    }

    @Test(arguments: cases) func formsShowWhatTheySay(_ one: Case) throws {
        let language = String(one.language.prefix(2))
        let unit = try Self.unit(language, Self.content(language, one.forms))
        #expect(unit.isPlural && unit.problem == nil)
        let pattern = try MessagePattern(try #require(unit.pattern))
        #expect(pattern.names == ["count"])
        for (number, text) in one.shown {
            #expect(try pattern.format(["count": .decimal("\(number)")], locale: one.language) == text)
        }
    }

    @Test func oneFormThatIsNewLeavesAllUntranslated() throws {
        let forms = [("one", "ein Tag"), ("other", "")]
        #expect(try Self.unit("de", Self.content("de", forms)).notation == "days ?")
        let new = Self.content("de", [("one", "ein Tag"), ("other", "%d Tage")], state: "new")
        #expect(try Self.unit("de", new).notation == "days ?")
    }

    /// What has no one meaning as a pattern of one number; the line is that of the form.
    @Test(arguments: [
        ("a text", [("one", "ein %@"), ("other", "%d Tage")], "catalogue-placeholder", 5),
        ("a fraction", [("one", "ein Tag"), ("other", "%.1f Tage")], "catalogue-placeholder", 6),
        ("two numbers", [("one", "ein Tag"), ("other", "%d von %d")], "catalogue-placeholder", 6),
        ("digits that are filled up", [("one", "ein Tag"), ("other", "%02d Tage")], "catalogue-placeholder", 6),
        ("a part of another form", [("one", "ein Tag"), ("other", "%#@days@")], "catalogue-placeholder", 6),
        ("an unknown form", [("one", "ein Tag"), ("several", "%d Tage")], "catalogue-plural", 6),
    ])
    func otherFormsAreRefused(_ name: String, _ forms: [(String, String)], _ code: String, _ line: Int) throws {
        let unit = try Self.unit("de", Self.content("de", forms))
        #expect(unit.notation == "days ! \(code)", "\(name)")
        #expect(unit.problem?.location?.line == line)
        #expect(unit.pattern == nil)
    }

    /// gettext's forms are numbered by a formula of each file; what to write instead is said.
    @Test func pluralsOfPOSayWhatToWrite() throws {
        let content =
            "msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"days\"\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\n"
            + "msgstr[0] \"%d Tag\"\nmsgstr[1] \"%d Tage\"\n"
        let reading = try CatalogueReader.read(Data(content.utf8), file: "de.po", language: LanguageTag("de"))
        #expect(reading.units.map(\.notation) == ["a = b", "days ! catalogue-plural"])
        let problem = try #require(reading.units.last?.problem)
        #expect(problem.location == SourceLocation(file: "de.po", line: 4, column: 9))
        #expect(problem.hint == "write one pattern in msgstr: {n, plural, one {...} other {...}}")
    }

    /// ICU's own plural is a text like another in every format.
    @Test(arguments: CatalogueFormat.allCases) func patternsWithPluralsComeBack(_ format: CatalogueFormat) throws {
        let pattern = "{left, plural, =0 {nichts} one {# Stück} other {# Stück}}"
        let document = CopyDocument(
            name: "x", sourceLanguage: "en", targetLanguage: "de-AT",
            units: [.init(key: "left", source: "{left, plural, one {#} other {#}}", translation: pattern, notes: [])])
        let units = try RoundTripTests.read(document.written(as: format), format).units
        #expect(units.map(\.notation) == ["left = \(pattern)"])
        #expect(units.allSatisfy { !$0.isPlural })
    }

    @Test func tableIsWhole() { #expect(Self.cases.count == 8) }
}
