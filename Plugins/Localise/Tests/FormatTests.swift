import Localise
import PolyreelCore
import Testing

/// The same message out of a catalogue of every kind, and syntax errors where they stand in it.
struct FormatTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        /// With `PATTERN` where the pattern stands.
        let content: String
        /// Line and column of the pattern's first character.
        let line: Int
        let column: Int
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "YAML", file: "copy/de.yaml", content: "a: b\ncta.shop: \"PATTERN\"\n", line: 2, column: 12),
        Case(
            name: "JSON", file: "copy/de.json", content: "{\n\t\"a\": \"b\",\n\t\"cta.shop\" : \"PATTERN\"\n}\n",
            line: 3,
            column: 16),
        Case(
            name: "XLIFF 1.2", file: "copy/de.xlf",
            content: """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
                <file original="x" datatype="plaintext" source-language="en" target-language="de"><body><group>
                <trans-unit id="1" resname="cta.shop">
                  <source>Only {left} left</source>
                  <target state="translated">PATTERN</target>
                  <alt-trans><target>other</target></alt-trans>
                  <note>a note</note>
                </trans-unit>
                </group></body></file></xliff>
                """, line: 6, column: 30),
        Case(
            name: "XLIFF 2.0", file: "copy/de.xliff",
            content: """
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">
                <file id="f1"><unit id="u1" name="cta.shop"><notes><note>a note</note></notes><segment>
                <source>Only {left} left</source>
                <target>PATTERN</target></segment></unit></file></xliff>
                """, line: 4, column: 9),
        Case(
            name: "PO", file: "copy/de.po",
            content: """
                msgid ""
                msgstr ""
                "Language: de\\n"
                "Content-Type: text/plain; charset=UTF-8\\n"

                #. a note
                #: glow.yaml:30
                msgctxt "cta.shop"
                msgid "Only {left} left"
                msgstr "PATTERN"

                #~ msgid "old"
                #~ msgstr "alt"
                """, line: 10, column: 9),
        Case(
            name: "string catalogue of one language", file: "copy/de.xcstrings",
            content: """
                { "sourceLanguage" : "en", "version" : "1.0", "strings" : {
                  "cta.shop" : { "comment" : "a note", "localizations" : {
                    "en" : { "stringUnit" : { "state" : "translated", "value" : "Only {left} left" } },
                    "de" : { "stringUnit" : { "state" : "translated", "value" : "PATTERN" } } } } } }
                """, line: 4, column: 66),
        Case(
            name: "string catalogue of all languages", file: "copy/Localizable.xcstrings",
            content: """
                { "sourceLanguage" : "en", "version" : "1.0", "strings" : { "cta.shop" : { "localizations" : {
                    "en" : { "stringUnit" : { "state" : "translated", "value" : "Only {left} left" } },
                    "de" : { "stringUnit" : { "state" : "translated",
                      "value" : "PATTERN" } } } } } }
                """, line: 4, column: 18),
    ]

    static func draft(_ one: Case, _ pattern: String) async throws -> Draft {
        try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "cta.shop", code: nil),
            copy: [one.file: one.content.replacing("PATTERN", with: pattern)])
    }

    @Test(arguments: cases) func everyKindIsRead(_ one: Case) async throws {
        let draft = try await Self.draft(one, "Nur {left, plural, one {# Stück} other {# Stück}}")
        #expect(draft.texts["cta.shop"]?.text == "Nur 3 Stück")
        #expect(draft.texts["cta.shop"]?.language == "de")
        #expect(draft.findings.isEmpty)
    }

    @Test(arguments: cases) func syntaxErrorsHaveTheirPlace(_ one: Case) async throws {
        let draft = try await Self.draft(one, "Nur {left, number, nummer}")
        let finding = try #require(draft.findings.first)
        #expect(finding.code == "message-syntax")
        #expect(finding.location?.file == one.file)
        #expect(finding.location?.line == one.line)
        // "Nur {left, number, " stands before the style.
        #expect(finding.location?.column == one.column + 19)
    }

    @Test func tableIsWhole() { #expect(Self.cases.count == 7) }

    /// What is not translated yet is not in the catalogue: the next language is shown, and said.
    @Test(arguments: [
        (
            "copy/de.xlf",
            "<xliff version='1.2'><file source-language='en' target-language='de'><body><trans-unit id='cta.shop'>"
                + "<source>Hi</source><target state='needs-translation'>Hi</target></trans-unit></body></file></xliff>"
        ),
        (
            "copy/de.xliff",
            "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1' name='cta.shop'><segment><source>Hi. "
                + "</source><target>Hallo. </target></segment><segment><source>You</source></segment></unit></file></xliff>"
        ),
        (
            "copy/de.xliff",
            "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1' name='cta.shop'>"
                + "<segment state='initial'><source>Hi</source><target>Hi</target></segment></unit></file></xliff>"
        ),
        ("copy/de.po", "#, fuzzy\n#, icu-format\nmsgctxt \"cta.shop\"\nmsgid \"Hi\"\nmsgstr \"Servus\"\n"),
        (
            "copy/de.xcstrings",
            "{\"sourceLanguage\": \"en\", \"strings\": {\"cta.shop\": {\"localizations\": {\"de\": {\"variations\": "
                + "{\"plural\": {\"one\": {\"stringUnit\": {\"state\": \"new\", \"value\": \"\"}}, \"other\": {\"stringUnit\": "
                + "{\"state\": \"new\", \"value\": \"\"}}}}}}}}}"
        ),
        ("copy/de.po", "#, fuzzy\nmsgctxt \"cta.shop\"\nmsgid \"Hi\"\nmsgstr \"Servus\"\n"),
        ("copy/de.po", "msgctxt \"cta.shop\"\nmsgid \"Hi\"\nmsgstr \"\"\n"),
        (
            "copy/de.xcstrings",
            "{\"sourceLanguage\": \"en\", \"strings\": {\"cta.shop\": {\"localizations\": {\"de\": {\"stringUnit\": "
                + "{\"state\": \"new\", \"value\": \"\"}}}}}}"
        ),
    ])
    func whatIsNotTranslatedFallsBack(_ file: String, _ content: String) async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "cta.shop", code: nil),
            copy: [file: content, "copy/en.yaml": "cta.shop: Hi\n"])
        #expect(draft.texts["cta.shop"]?.text == "Hi")
        #expect(draft.findings.map(\.code) == ["message-fallback"])
        #expect(draft.isWithheld)
    }

    private func shown(_ file: String, _ content: String, market: Market = Stage.germany) async throws -> String? {
        try await LocaliseTests.texts(
            market, MessageUse(key: "cta.shop", code: nil), copy: [file: content, "copy/en.yaml": "cta.shop: Hi\n"]
        ).texts["cta.shop"]?.text
    }

    /// With data and without.
    @Test func instructionsArePassedOver() async throws {
        let content =
            "<?xml version='1.0'?><?x?><xliff version='1.2'><?y z?><file source-language='en' target-language='de'><body>"
            + "<trans-unit id='cta.shop'><source>Hi</source><target>Servus</target></trans-unit></body></file></xliff>"
        #expect(try await shown("copy/de.xlf", content) == "Servus")
    }

    @Test func segmentsAreOneMessage() async throws {
        let content =
            "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1' name='cta.shop'><segment>"
            + "<source>Hi.</source><target>Hallo.</target></segment><ignorable><source> </source></ignorable><segment>"
            + "<source>You</source><target><mrk id='m'>Du</mrk></target></segment></unit></file></xliff>"
        #expect(try await shown("copy/de.xliff", content) == "Hallo. Du")
    }

    /// British from American English: the target, though both are English.
    @Test func theTargetIsShownWithinALanguage() async throws {
        func file(_ target: String) -> String {
            "<xliff version='1.2'><file source-language='en-US' target-language='en-GB'><body><trans-unit id='cta.shop'>"
                + "<source>Color</source>\(target)</trans-unit></body></file></xliff>"
        }
        let market = Stage.market("en-GB", "GBP")
        #expect(try await shown("copy/en-GB.xlf", file("<target>Colour</target>"), market: market) == "Colour")
        #expect(try await shown("copy/en-GB.xlf", file(""), market: market) == "Color")
    }

    @Test func aKeyThatIsATextHasNoPlaceholder() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.market("en-GB", "GBP"), MessageUse(key: "Only-%lld", code: nil),
            copy: ["copy/en.xcstrings": "{\"sourceLanguage\": \"en\", \"strings\": {\"Only-%lld\": {}}}"])
        #expect(draft.findings.map(\.code) == ["catalogue-placeholder"])
    }

    /// Apple's plural forms, where it is certain what their placeholder stands for.
    @Test func stringCataloguePluralsBecomePatterns() async throws {
        let content = """
            { "sourceLanguage": "en", "strings": { "cta.shop": { "localizations": { "pl": { "variations": { "plural": {
              "one": { "stringUnit": { "state": "translated", "value": "%lld sztuka" } },
              "few": { "stringUnit": { "state": "translated", "value": "%lld sztuki" } },
              "many": { "stringUnit": { "state": "translated", "value": "%lld sztuk" } },
              "other": { "stringUnit": { "state": "translated", "value": "%lld sztuki" } } } } } } } } }
            """
        let draft = try await LocaliseTests.texts(
            Stage.poland, MessageUse(key: "cta.shop", code: nil), values: ["count": .one(.decimal("5"))],
            copy: ["copy/pl.xcstrings": content])
        #expect(draft.texts["cta.shop"]?.text == "5 sztuk")
        #expect(draft.findings.isEmpty)
    }

    /// `\uD83D\uDE00` is one character in JSON and none in YAML, which reads JSON's places.
    @Test func surrogatesInJSONAreOneCharacter() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "cta.shop", code: nil),
            copy: ["copy/de.json": "{\"cta.shop\": \"Los \\ud83d\\ude00\"}"])
        #expect(draft.texts["cta.shop"]?.text == "Los 😀")
    }
}
