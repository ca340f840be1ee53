import Localise
import PolyreelCore
import Testing

/// Catalogues that are broken or mean harm: one finding each, and an end.
struct HostileCatalogueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let content: String
        let code: String
        var testDescription: String { name }
    }

    private static func xliff(_ unit: String, head: String = "") -> String {
        "\(head)<xliff version='1.2'><file source-language='en' target-language='de'><body>\(unit)</body></file></xliff>"
    }

    static let cases = [
        Case(
            name: "entities that expand without end", file: "copy/de.xlf",
            content: xliff(
                "<trans-unit id='cta.shop'><target>&b;</target></trans-unit>",
                head: "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"),
            code: "catalogue-declaration"),
        Case(
            name: "a file of the machine", file: "copy/de.xlf",
            content: xliff(
                "<trans-unit id='cta.shop'><target>&f;</target></trans-unit>",
                head: "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"),
            code: "catalogue-declaration"),
        Case(
            name: "another encoding", file: "copy/de.xlf",
            content: xliff("", head: "<?xml version='1.0' encoding='UTF-16'?>"), code: "catalogue-encoding"),
        Case(name: "open tag", file: "copy/de.xlf", content: "<xliff><file>", code: "catalogue-xml"),
        Case(name: "empty", file: "copy/de.xlf", content: "", code: "catalogue-xml"),
        Case(
            name: "deep", file: "copy/de.xlf", content: "<xliff>" + String(repeating: "<g>", count: 5000),
            code: "catalogue-size"),
        Case(
            name: "unit without a name", file: "copy/de.xlf",
            content: xliff("<trans-unit><target>a</target></trans-unit>"), code: "catalogue-form"),
        Case(
            name: "unit inside a unit", file: "copy/de.xlf",
            content: xliff("<trans-unit id='a'><trans-unit id='b'/></trans-unit>"), code: "catalogue-form"),
        Case(
            name: "unit that stands twice", file: "copy/de.xlf",
            content: xliff(
                "<trans-unit id='a'><target>1</target></trans-unit><trans-unit id='a'><target>2</target></trans-unit>"),
            code: "catalogue-key-twice"),
        Case(
            name: "inline element", file: "copy/de.xlf",
            content: xliff("<trans-unit id='cta.shop'><target>a<x id='1'/>b</target></trans-unit>"),
            code: "catalogue-inline"),
        Case(
            name: "another language", file: "copy/de.xlf",
            content: xliff("<trans-unit id='cta.shop'><target>a</target></trans-unit>").replacing(
                "'de'", with: "'fr'"), code: "catalogue-language"),
        Case(
            name: "PO, no quotation mark", file: "copy/de.po", content: "msgid \"a\"\nmsgstr b\n", code: "catalogue-po"),
        Case(name: "PO, open text", file: "copy/de.po", content: "msgid \"a\nmsgstr \"b\"\n", code: "catalogue-po"),
        Case(name: "PO, unknown word", file: "copy/de.po", content: "msgfoo \"a\"\n", code: "catalogue-po"),
        Case(name: "PO, no msgstr", file: "copy/de.po", content: "msgid \"cta.shop\"\n", code: "catalogue-po"),
        Case(
            name: "PO, unknown escape", file: "copy/de.po", content: "msgid \"a\"\nmsgstr \"\\q\"\n",
            code: "catalogue-po"),
        Case(
            name: "PO, gettext's plural", file: "copy/de.po",
            content: "msgid \"cta.shop\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n",
            code: "catalogue-plural"),
        Case(name: "JSON, open", file: "copy/de.json", content: "{\"cta.shop\": \"a\"", code: "catalogue-json"),
        Case(name: "JSON that is YAML", file: "copy/de.json", content: "cta.shop: a\n", code: "catalogue-json"),
        Case(
            name: "JSON, deep", file: "copy/de.json", content: String(repeating: "[", count: 100_000),
            code: "catalogue-json"),
        Case(
            name: "string catalogue without strings", file: "copy/de.xcstrings", content: "{}", code: "catalogue-form"),
        Case(
            name: "placeholder of printf", file: "copy/de.xcstrings",
            content: "{\"sourceLanguage\": \"en\", \"strings\": {\"cta.shop\": {\"localizations\": {\"de\": "
                + "{\"stringUnit\": {\"state\": \"translated\", \"value\": \"Hallo %@\"}}}}}}",
            code: "catalogue-placeholder"),
        Case(
            name: "varies by device", file: "copy/de.xcstrings",
            content: "{\"sourceLanguage\": \"en\", \"strings\": {\"cta.shop\": {\"localizations\": {\"de\": "
                + "{\"variations\": {\"device\": {}}}}}}}",
            code: "catalogue-variations"),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: cases)
    func oneFindingAndAnEnd(_ one: Case) async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "cta.shop", code: nil),
            copy: [one.file: one.content, "copy/en.yaml": "cta.shop: a\n"])
        #expect(draft.isWithheld)
        #expect(draft.findings.map(\.code) == [one.code])
        #expect(draft.findings.first?.location?.file == one.file)
    }

    @Test func tableIsWhole() { #expect(Self.cases.count == 23) }
}

/// Catalogues of every kind with bytes changed, taken out and doubled: read or refused, never a crash.
struct MutatedCatalogueTests {
    /// A fixed sequence (a linear congruential generator by Knuth), so that a failure can be seen again.
    private struct Sequence {
        var state: UInt64
        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: FormatTests.cases)
    func changedBytesEndInTextOrFindings(_ one: FormatTests.Case) async throws {
        let original = Array(one.content.replacing("PATTERN", with: "Nur {left, plural, one {#} other {#}}").utf8)
        var sequence = Sequence(state: UInt64(one.content.utf8.count))
        for _ in 0..<200 {
            var bytes = original
            for _ in 0...sequence.next(below: 3) {
                let at = sequence.next(below: bytes.count)
                switch sequence.next(below: 4) {
                case 0: bytes[at] = UInt8(sequence.next(below: 256))
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 1 + sequence.next(below: 60)))
                }
            }
            let draft = try await LocaliseTests.texts(
                Stage.germany, MessageUse(key: "cta.shop", code: nil),
                copy: [one.file: String(decoding: bytes, as: UTF8.self), "copy/en.yaml": "cta.shop: a\n"])
            #expect(draft.texts.count == 1 || draft.isWithheld)
        }
    }
}
