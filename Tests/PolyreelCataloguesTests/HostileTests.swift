import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

/// Files that are broken or mean harm: findings that say where, and an end.
@Suite struct HostileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let content: Data
        let code: String
        /// 0 where the file as a whole is meant.
        let line: Int
        /// In the finding's message.
        var says = ""
        var testDescription: String { name }

        init(_ name: String, _ file: String, _ content: Data, _ code: String, line: Int, says: String = "") {
            (self.name, self.file, self.content) = (name, file, content)
            (self.code, self.line, self.says) = (code, line, says)
        }

        init(_ name: String, _ file: String, _ content: String, _ code: String, line: Int, says: String = "") {
            self.init(name, file, Data(content.utf8), code, line: line, says: says)
        }
    }

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static let notUTF8 = Data([0xC3, 0x28])

    static let xliff = [
        Case("no element", "de.xlf", "", "catalogue-xml", line: 1),
        Case("an open element", "de.xlf", "<xliff>\n<file>", "catalogue-xml", line: 2),
        Case(
            "an end tag of another", "de.xlf", "<xliff>\n<file>\n</body>", "catalogue-xml", line: 3,
            says: "closes another"),
        Case("a name that is none", "de.xlf", "<xliff>\n<1>", "catalogue-xml", line: 2),
        Case("an attribute twice", "de.xlf", "<xliff\na='1'\na='2'/>", "catalogue-xml", line: 3, says: "twice"),
        Case(
            "a reference to nothing", "de.xlf", "<xliff>\n&nbsp;</xliff>", "catalogue-xml", line: 2, says: "reference"),
        Case("a control character", "de.xlf", "<xliff>\n\u{1}</xliff>", "catalogue-xml", line: 2, says: "character"),
        Case("text behind the end", "de.xlf", "<xliff/>\nx", "catalogue-xml", line: 2),
        Case("another XML", "de.xlf", "<tmx version='1.4'/>", "catalogue-xml", line: 1, says: "not XLIFF"),
        Case("no XML", "de.xlf", "cta.shop: Kaufen", "catalogue-xml", line: 1),
        Case(
            "a document type", "de.xlf", "<?xml version='1.0'?>\n<!DOCTYPE xliff>\n<xliff/>", "catalogue-declaration",
            line: 2),
        Case(
            "entities that grow", "de.xlf",
            "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>\n<xliff>&b;</xliff>", "catalogue-declaration",
            line: 1),
        Case(
            "a file of the machine", "de.xlf",
            "\n<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<xliff>&f;</xliff>", "catalogue-declaration",
            line: 2),
        Case("elements 65 deep", "de.xlf", "<xliff>" + repeated("\n<g>", 64), "catalogue-size", line: 65),
        Case("elements 100,000 deep", "de.xlf", repeated("<g>", 100_000), "catalogue-size", line: 1),
        Case(
            "an element of 501 attributes", "de.xlf",
            "<xliff>\n<file " + (0...500).map { "a\($0)=''" }.joined(separator: " ") + "/></xliff>", "catalogue-size",
            line: 2),
        Case(
            "20,001 units", "de.xlf",
            XLIFFCases.version1(repeated("<trans-unit id='a'/>\n", 20_001)), "catalogue-size", line: 20_004),
        Case(
            "an encoding that is declared", "de.xlf", "<?xml version='1.0' encoding='ISO-8859-1'?><xliff/>",
            "catalogue-encoding", line: 1, says: "ISO-8859-1"),
        Case("bytes that are no UTF-8", "de.xlf", Data("<xliff>".utf8) + notUTF8, "catalogue-encoding", line: 0),
        Case(
            "UTF-16", "de.xlf", Data([0xFF, 0xFE]) + Data("<xliff/>".utf16.flatMap { [UInt8($0), 0] }),
            "catalogue-encoding", line: 0),
        Case("too large a file", "de.xlf", Data(count: 4 << 20 | 1), "file-too-large", line: 0),
        Case("a unit without a name", "de.xlf", XLIFFCases.version1("<trans-unit/>"), "catalogue-form", line: 4),
        Case(
            "a unit in a unit", "de.xlf", XLIFFCases.version1("<trans-unit id='a'>\n<trans-unit id='b'/></trans-unit>"),
            "catalogue-form", line: 5),
        Case(
            "a unit twice", "de.xlf",
            XLIFFCases.version1(
                "<trans-unit id='a'><target>1</target></trans-unit>\n<trans-unit id='a'><target>2</target></trans-unit>"
            ),
            "catalogue-key-twice", line: 5, says: "first in line 4"),
        Case(
            "a name twice in XLIFF 2.0", "de.xliff",
            XLIFFCases.version2("<unit id='1' name='a'/>\n<unit id='2' name='a'/>"), "catalogue-key-twice", line: 4),
    ]

    static let json = [
        Case("JSON: nothing", "de.json", "", "catalogue-json", line: 1),
        Case("JSON: an open brace", "de.json", "{\n\"a\": \"b\"", "catalogue-json", line: 2),
        Case("JSON: an open text", "de.json", "{\n\"a\": \"b\n}", "catalogue-json", line: 2),
        Case("JSON: single quotation marks", "de.json", "{'a': 'b'}", "catalogue-json", line: 1),
        Case("JSON: a comment", "de.json", "{\"a\": \"b\"} # c", "catalogue-json", line: 1),
        Case("JSON: YAML", "de.json", "a: b", "catalogue-json", line: 1),
        Case("JSON: a list", "de.json", "\n[\"a\"]", "catalogue-form", line: 2, says: "a list"),
        Case("JSON: a key twice", "de.json", "{\n\"a\": \"b\",\n\"a\": \"c\"}", "yaml-duplicate-key", line: 3),
        Case(
            "JSON: a key twice, spelled differently", "de.json", "{\"ab\": \"b\",\n\"\\u0061b\": \"c\"}",
            "yaml-duplicate-key", line: 2),
        Case("JSON: 100,000 deep", "de.json", repeated("[", 100_000), "catalogue-json", line: 1),
        Case(
            "JSON: bytes that are no UTF-8", "de.json", Data("{\"a\": \"".utf8) + notUTF8 + Data("\"}".utf8),
            "catalogue-encoding", line: 0),
        Case("JSON: a NUL", "de.json", "{\"a\": \"\0\"}", "catalogue-encoding", line: 0),
        Case("JSON: too large a file", "de.json", Data(count: 4 << 20 | 1), "file-too-large", line: 0),
        Case("string catalogue: JSON of something else", "x.xcstrings", "{\n\"a\": 1}", "catalogue-form", line: 1),
        Case("string catalogue: a list of strings", "x.xcstrings", "{\"strings\": []}", "catalogue-form", line: 1),
        Case("string catalogue: no JSON", "x.xcstrings", "strings: {}", "catalogue-json", line: 1),
        Case(
            "string catalogue: a key twice", "x.xcstrings", "{\"strings\": {\n\"a\": {},\n\"a\": {}}}",
            "yaml-duplicate-key", line: 3),
        Case("string catalogue: bytes that are no UTF-8", "x.xcstrings", notUTF8, "catalogue-encoding", line: 0),
    ]

    static let yaml = [
        Case("YAML: nothing", "de.yaml", "", "yaml-empty", line: 0),
        Case("YAML: an open text", "de.yaml", "a: \"b\nc: d\n", "yaml-syntax", line: 3),
        Case("YAML: a tab that indents", "de.yaml", "a: b\n\tc: d\n", "yaml-syntax", line: 2),
        Case("YAML: a list", "de.yaml", "# x\n- a\n", "catalogue-form", line: 2, says: "a list"),
        Case("YAML: one text", "de.yaml", "Kaufen", "catalogue-form", line: 1, says: "text"),
        Case("YAML: a key twice", "de.yaml", "a: b\nc: d\na: e\n", "yaml-duplicate-key", line: 3, says: "after line 1"),
        Case("YAML: aliases that grow", "de.yaml", "a: &a [x, x]\nb: &b [*a, *a]\n", "yaml-alias", line: 1),
        Case("YAML: an object of a program", "de.yaml", "a: b\nc: !ruby/object:File d\n", "yaml-tag", line: 2),
        Case("YAML: 65 deep", "de.yaml", "a:\n " + repeated("[", 70) + repeated("]", 70), "yaml-depth", line: 2),
        Case("YAML: two documents", "de.yaml", "a: b\n---\nc: d\n", "yaml-syntax", line: 2),
        Case("YAML: bytes that are no UTF-8", "de.yaml", Data("a: b\nc: ".utf8) + notUTF8, "yaml-encoding", line: 2),
        Case("YAML: a control character", "de.yaml", "a: b\nc: \u{1}\n", "yaml-character", line: 2),
        Case("YAML: too large a file", "de.yaml", Data(count: 4 << 20 | 1), "file-too-large", line: 0),
    ]

    static let po = [
        Case("PO: no quotation mark", "de.po", "msgid \"a\"\nmsgstr b\n", "catalogue-po", line: 2),
        Case("PO: an open text", "de.po", "msgid \"a\nmsgstr \"b\"\n", "catalogue-po", line: 1),
        Case("PO: an unknown word", "de.po", "\nmsgfoo \"a\"\n", "catalogue-po", line: 2, says: "'msgfoo'"),
        Case("PO: an unknown escape", "de.po", "msgid \"a\"\nmsgstr \"\\q\"\n", "catalogue-po", line: 2, says: "'\\q'"),
        Case("PO: a quotation mark in a text", "de.po", "msgid \"a\"\nmsgstr \"b\"c\"\n", "catalogue-po", line: 2),
        Case("PO: an escaped end", "de.po", "msgid \"a\"\nmsgstr \"b\\\"\n", "catalogue-po", line: 2),
        Case("PO: no msgstr", "de.po", "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\n", "catalogue-po", line: 4),
        Case("PO: no msgid", "de.po", "msgctxt \"a\"\nmsgstr \"b\"\n", "catalogue-po", line: 2),
        Case("PO: text before any word", "de.po", "\"a\"\n", "catalogue-po", line: 1),
        Case(
            "PO: two msgstr", "de.po", "msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "catalogue-po", line: 3,
            says: "second"),
        Case(
            "PO: an entry twice", "de.po", "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n",
            "catalogue-key-twice",
            line: 5, says: "first in line 2"),
        Case(
            "PO: bytes that are no UTF-8", "de.po", Data("msgid \"a\"\nmsgstr \"".utf8) + notUTF8 + Data("\"".utf8),
            "catalogue-encoding", line: 0),
        Case("PO: a NUL", "de.po", "msgid \"a\"\nmsgstr \"\0\"\n", "catalogue-encoding", line: 0),
        Case("PO: too large a file", "de.po", Data(count: 4 << 20 | 1), "file-too-large", line: 0),
        Case("a kind that is none", "de.txt", "a", "catalogue-kind", line: 0),
    ]

    static let cases = xliff + json + yaml + po

    @Test(.timeLimit(.minutes(1)), arguments: cases) func oneFindingAndAnEnd(_ one: Case) throws {
        do throws(Findings) {
            let reading = try CatalogueReader.read(one.content, file: one.file, language: LanguageTag("de"))
            Issue.record("it was read: \(reading.units.map(\.notation))")
        } catch {
            #expect(error.all.map(\.code) == [one.code])
            let finding = try #require(error.all.first)
            #expect(finding.severity == .error)
            #expect(finding.location?.file == one.file)
            #expect(finding.location?.line == one.line, "\(finding)")
            #expect(one.says.isEmpty || finding.message.contains(one.says), "\(finding.message)")
        }
    }

    /// A file that says that it is in another language.
    @Test(arguments: [
        ("de.xlf", XLIFFCases.version1("", target: "fr"), "catalogue-language"),
        ("de.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n", "catalogue-language"),
        ("de.xlf", XLIFFCases.version1("", target: "de-CH"), ""),
        ("de.xlf", XLIFFCases.version1("", source: "de", target: "fr"), ""),
        ("de.po", "msgid \"a\"\nmsgstr \"b\"\n", ""),
    ])
    func filesOfAnotherLanguageAreRefused(_ file: String, _ content: String, _ code: String) throws {
        let language = try #require(LanguageTag("de"))
        let reading = try CatalogueReader.read(Data(content.utf8), file: file, language: language)
        do throws(Findings) {
            try reading.refuse(besides: language, file: file)
            #expect(code.isEmpty)
        } catch {
            #expect(error.all.map(\.code) == [code])
        }
    }

    /// Every prefix of every good file: read or refused, never a crash.
    @Test(.timeLimit(.minutes(2)), arguments: ReadingTests.cases) func filesThatEndTooEarlyComeBack(
        _ one: CatalogueCase
    ) throws {
        let bytes = Data(one.content.utf8)
        for length in 0..<bytes.count {
            do throws(Findings) {
                let reading = try CatalogueReader.read(
                    bytes.prefix(length), file: one.file, language: LanguageTag(one.language))
                #expect(Set(reading.units.map(\.key)).count == reading.units.count)
            } catch {
                #expect(!error.all.isEmpty && error.all.allSatisfy { $0.location?.file == one.file })
            }
        }
    }

    @Test func tablesAreWhole() {
        #expect([Self.xliff, Self.json, Self.yaml, Self.po].map(\.count) == [25, 18, 13, 15])
        #expect(Set(Self.cases.map(\.name)).count == 71)
    }
}
