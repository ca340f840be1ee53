import Localise
import PolyreelCore
import TestSupport
import Testing

/// What is wrong with copy and values, and where.
struct LocaliseFindingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var files: [String: String]
        var market = Stage.germany
        var values = Stage.values
        var code: String?
        let expected: String
        var line = 0
        var column = 0
        var says: [String] = []
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "key nowhere, with what was meant", files: ["copy/de.yaml": "cta.shopp: a\n"],
            expected: "message-unknown", says: ["cta.shop", "copy/de.yaml", "did you mean 'cta.shopp'"]),
        Case(
            name: "no catalogue at all", files: ["copy/fr.yaml": "cta.shop: a\n"], expected: "message-unknown",
            says: ["no catalogue of de-DE, de, en"]),
        Case(
            name: "plain scalar, syntax", files: ["copy/de.yaml": "a: b\ncta.shop: Nur {left, plural, one {x}}\n"],
            expected: "message-syntax", line: 2, says: ["other"]),
        Case(
            name: "unknown style, quoted scalar", files: ["copy/de.yaml": "cta.shop: \"a {price, number, curency}\"\n"],
            expected: "message-syntax", line: 1, column: 12 + 18, says: ["curency"]),
        Case(
            name: "unknown type, block scalar", files: ["copy/de.yaml": "cta.shop: |\n  a\n  {price, nummer}\n"],
            expected: "message-syntax", line: 1, says: ["nummer"]),
        Case(
            name: "unclosed brace, plain scalar", files: ["copy/de.yaml": "cta.shop: ab {left\n"],
            expected: "message-syntax", line: 1, column: 11 + 3, says: ["closing"]),
        Case(
            name: "value of no currency", files: ["copy/de.yaml": "cta.shop: \"{price, number, currency}\"\n"],
            market: Stage.switzerland, expected: "value-missing", line: 1, column: 12,
            says: ["price", "CHF", "AED, EUR, JPY, PLN"]),
        Case(
            name: "misspelt value", files: ["copy/de.yaml": "cta.shop: \"{prise}\"\n"], expected: "value-missing",
            line: 1, column: 12, says: ["prise", "did you mean 'price'"]),
        Case(
            name: "no code", files: ["copy/de.yaml": "cta.shop: \"mit {code}\"\n"], expected: "value-missing", line: 1,
            column: 16, says: ["code"]),
        Case(
            name: "text for a plural", files: ["copy/de.yaml": "cta.shop: \"{creator, plural, other {#}}\"\n"],
            expected: "message-value", line: 1, column: 12, says: ["creator", "a number"]),
        Case(
            name: "text for a date", files: ["copy/de.yaml": "cta.shop: \"bis {ends, date}\"\n"],
            values: ["ends": .one(.text("bald"))], expected: "message-value", line: 1, column: 16, says: ["bald"]),
        Case(
            name: "apostrophe swallows the argument", files: ["copy/de.yaml": "cta.shop: \"d'{price}\"\n"],
            expected: "message-apostrophe", line: 1, column: 13, says: ["apostrophe", "’"]),
        Case(
            name: "apostrophe swallows a number sign",
            files: [
                "copy/de.yaml":
                    "cta.shop: \"{left, plural, one {d'# article à l'unité} other {d'# articles à l'unité}}\"\n"
            ],
            expected: "message-apostrophe", line: 1, column: 12 + 21, says: ["'d'# article", "’"]),
        Case(
            name: "apostrophe in a form that is not shown",
            files: ["copy/de.yaml": "cta.shop: \"{left, plural, one {l'{price}'} other {#}}\"\n"],
            expected: "message-apostrophe", line: 1, column: 12 + 21),
        Case(
            name: "apostrophe that closes nothing",
            files: ["copy/de.yaml": "cta.shop: \"{left, plural, other {d'#}}\"\n"],
            expected: "message-apostrophe", line: 1, says: ["’"]),
        Case(
            name: "apostrophe that quotes a plural's end",
            files: ["copy/de.yaml": "cta.shop: \"{left, plural, other {'# übrig}}\"\n"],
            expected: "message-apostrophe", line: 1, column: 12 + 22, says: ["type ’"]),
        Case(
            name: "quoted argument", files: ["copy/de.yaml": "cta.shop: \"Code '{code}'\"\n"],
            expected: "message-braces", line: 1, says: ["apostrophe"]),
        Case(
            name: "stray closing brace", files: ["copy/de.yaml": "cta.shop: \"{left}}\"\n"],
            expected: "message-braces", line: 1),
        Case(name: "empty", files: ["copy/de.yaml": "cta.shop: \" \"\n"], expected: "message-empty", line: 1),
        Case(name: "nothing", files: ["copy/de.yaml": "cta.shop:\n"], expected: "message-empty"),
        Case(
            name: "empty case", files: ["copy/de.yaml": "cta.shop: \"{left, plural, one {a} other {}}\"\n"],
            expected: "message-empty", line: 1),
        Case(
            name: "nested mapping", files: ["copy/de.yaml": "cta.shop:\n  de: a\n"], expected: "catalogue-form",
            line: 2, says: ["a mapping"]),
        Case(name: "a list", files: ["copy/de.yaml": "- a\n"], expected: "catalogue-form", line: 1, says: ["a list"]),
        Case(
            name: "broken YAML is not passed over",
            files: ["copy/de.yaml": "cta.shop: \"a\n", "copy/en.yaml": "cta.shop: a\n"],
            expected: "yaml-syntax"),
        Case(
            name: "XML that is no XLIFF", files: ["copy/de.xlf": "<x/>", "copy/en.yaml": "cta.shop: a\n"],
            expected: "catalogue-xml", line: 1, says: ["de.xlf"]),
        Case(
            name: "two catalogues of a language",
            files: ["copy/de.yaml": "cta.shop: a\n", "copy/de.json": "{\"cta.shop\": \"b\"}"],
            expected: "catalogue-twice", says: ["de.json, de.yaml"]),
        Case(
            name: "price with digits that yen has not",
            files: ["copy/ja.yaml": "cta.shop: \"{price, number, currency}\"\n"],
            market: Stage.japan, values: ["price": .one(.decimal("12.99"))], expected: "value-precision", line: 1,
            column: 12, says: ["12.99", "JPY"]),
        Case(name: "no folder", files: [:], expected: "file-missing"),
    ]

    @Test(arguments: cases)
    func wrongCopyWithholdsTheVariant(_ one: Case) async throws {
        let draft = try await LocaliseTests.texts(
            one.market, MessageUse(key: "cta.shop", code: one.code), values: one.values, copy: one.files)
        #expect(draft.isWithheld)
        #expect(draft.texts.isEmpty)
        #expect(draft.findings.map(\.code) == [one.expected])
        let finding = try #require(draft.findings.first)
        if one.line > 0 { #expect(finding.location?.line == one.line) }
        if one.column > 0 { #expect(finding.location?.column == one.column) }
        for part in one.says { #expect(finding.description.contains(part), "\(finding)") }
    }

    @Test func tableIsWhole() {
        #expect(Self.cases.count == 28)
        #expect(Set(Self.cases.map(\.name)).count == 28)
    }

    /// Nothing says which of the two is meant.
    @Test func twoKindsOfALanguageAreAnError() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "cta.shop", code: nil),
            copy: ["copy/de.xlf": "<x/>", "copy/de.yaml": "cta.shop: Jetzt\n"])
        #expect(draft.findings.map(\.code) == ["catalogue-twice"])
    }

    /// Russian and Polish 3 is "few".
    @Test func missingPluralFormIsAWarning() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.poland, MessageUse(key: "k", code: nil),
            copy: ["copy/pl.yaml": "k: \"{left, plural, one {# sztuka} other {# sztuk}}\"\n"])
        #expect(draft.texts["k"]?.text == "3 sztuk")
        #expect(draft.findings.map(\.code) == ["message-plural"])
        #expect(draft.findings.first?.message.contains("lacks few, many") == true)
        #expect(draft.findings.first?.message.contains("3 is 'few'") == true)
        #expect(!draft.isWithheld)
    }

    @Test func noMessagesFolderIsAnError() async throws {
        let step = Localise(
            settings: LocaliseSettings(messages: nil, values: [:]))
        var draft = Draft(request: Stage.request(Stage.germany))
        let tools = Stage.tools(MemoryFiles([:]), showing: [MessageUse(key: "k", code: nil)])
        try await step.prepare(&draft, with: tools)
        #expect(draft.findings.map(\.code) == ["messages-missing"])
    }

    /// Braces that a value brings are no mistake of the pattern.
    @Test func valuesMayHoldBraces() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "k", code: "{A}"), copy: ["copy/de.yaml": "k: \"Code {code}\"\n"])
        #expect(draft.texts["k#{A}"]?.text == "Code {A}")
    }
}
