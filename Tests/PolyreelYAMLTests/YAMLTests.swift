import Foundation
import PolyreelCore
import PolyreelYAML
import Testing

@Suite struct YAMLTests {
    private func codes(_ text: String) -> [String] { codes(Data(text.utf8)) }

    private func codes(_ data: Data) -> [String] {
        YAMLNode.read(data, file: "f.yaml").findings.map {
            "\($0.code) \($0.location?.line ?? -1):\($0.location?.column ?? -1)"
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let expected: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ expected: String...) {
            (self.name, self.text, self.expected) = (name, text, expected)
        }

        static let all: [Case] = [
            .init("empty", "", "yaml-empty 0:0"),
            .init("only a comment", "# nothing\n", "yaml-empty 0:0"),
            .init("second key of a block", "a: 1\nb: 2\na: 3\n", "yaml-duplicate-key 3:1"),
            .init("second key in braces", "x: { a: 1, bb: 2, a: 3 }\n", "yaml-duplicate-key 1:19"),
            .init("second key in quotes", "a: 1\n\"a\": 2\n", "yaml-duplicate-key 2:1"),
            .init("first key in quotes", "'a': 1\na: 2\n", "yaml-duplicate-key 2:1"),
            .init("a number in two ways", "1: a\n\"1\": b\n", "yaml-duplicate-key 2:1"),
            .init(
                "a key three times, another twice", "a: 1\nb: 1\na: 2\nb: 2\na: 3\n", "yaml-duplicate-key 3:1",
                "yaml-duplicate-key 4:1", "yaml-duplicate-key 5:1"),
            .init("deep, after wide letters", "ü:\n  日本: { é: 1, é: 2 }\n", "yaml-duplicate-key 2:15"),
            .init("alias", "a: x\nb: *a\n", "yaml-alias 2:4"),
            .init("anchor", "a: &name x\n", "yaml-alias 1:4"),
            .init("anchor of a block", "a: &name\n  b: 1\n", "yaml-alias 1:4"),
            .init("anchor in a list", "a: [&x 1, *x]\n", "yaml-alias 1:5"),
            .init("alias as a key", "? *a\n: 1\n", "yaml-alias 1:3"),
            .init("merge", "a: &b {c: 1}\nd:\n  <<: *b\n", "yaml-alias 1:4"),
            .init("tag of others", "a: !include b.yaml\n", "yaml-tag 1:4"),
            .init("complex key", "? [a, b]\n: 1\n", "yaml-key 1:3"),
            .init("two documents", "a: 1\n---\nb: 2\n", "yaml-syntax 2:1"),
            .init("tab as indentation", "a:\n\tb: 1\n", "yaml-syntax 2:1"),
            .init("open bracket", "a: [1, 2\n", "yaml-syntax 2:1"),
            .init("open quote", "a: \"b\n", "yaml-syntax 2:1"),
            .init("NUL", "a: b\nc: \0d\n", "yaml-character 2:4"),
            .init("private character", "a: \u{10FF00}\n", "yaml-character 1:4"),
            .init("bell", "a: \u{7}\n", "yaml-character 1:4"),
        ]
    }

    @Test(arguments: Case.all)
    func eachFaultHasItsPlace(_ fault: Case) {
        #expect(codes(fault.text) == fault.expected)
    }

    /// What is said is a sentence, with what to do, and none of libyaml's own words.
    @Test(arguments: [
        ("a: b: c\n", "a colon stands where no key can be"), ("a: x\n  b: y\n", "a colon stands"),
        ("a: - b\n", "a list begins"), ("a: b\nlonely\nc: d\n", "no colon behind its key"),
        ("a: \"b\" c\n", "a key was expected"),
        ("  a: 1\n b: 2\n", "goes on behind its end"), ("a:\n  - b\n  c: d\n", "another item of the list"),
        ("a: [1, 2\nb: 3\n", "a list in brackets"), ("a: {b: 1\nc: 3\n", "a mapping in braces"),
        ("a: \"b\n", "not closed, begun in line 1"),
        ("a: 'it's'\n", "a key was expected"), ("a: \"C:\\dir\"\n", "begins an escape"),
        ("a: \"\\u12\"\n", "hexadecimal"),
        ("a:\n\tb: 1\n", "no value begins"), ("a: @b\n", "no value begins"), ("a: 50 %\nb: %5\n", "no value begins"),
        ("a: 1\n---\nb: 2\n", "a second document"), ("---\na: 1\n...\n---\nb: 2\n", "a second document"),
        ("a: | b\n", "behind | or >"), ("a: `b`\n", "no value begins"), ("a\nb: c\n", "a colon stands"),
    ])
    func faultsAreToldInSentences(_ text: String, _ says: String) throws {
        let finding = try #require(YAMLNode.read(Data(text.utf8), file: "f.yaml").findings.first)
        #expect(finding.code == "yaml-syntax")
        #expect(finding.message.contains(says), "\(finding)")
        #expect(finding.hint != nil, "\(finding)")
        #expect(!finding.message.contains("did not find") && !finding.message.contains("context"), "\(finding)")
    }

    /// RFC 8259. What is JSON is read as that, with the places that YAML's reader gives.
    @Test func whatIsJSONIsReadAsJSON() throws {
        let long = String(repeating: "k", count: 2000)
        let text =
            "\u{FEFF}{\n\t\"a\": \"\\ud83d\\ude00\\/\\u00e4 \u{2028}\",\r\n \"ü\" : [1.50, true, null, \"12\"], \"\(long)\": {}}"
        let node = try YAMLNode.parse(Data(text.utf8), file: "f.yaml")
        #expect(node["a"]?.scalar == "😀/ä \u{2028}")
        #expect(node["a"]?.location == SourceLocation(file: "f.yaml", line: 2, column: 7))
        #expect(node["ü"]?.location == SourceLocation(file: "f.yaml", line: 3, column: 8))
        #expect(node["ü"]?.sequence?.map(\.type) == [.number, .boolean, .nothing, .text])
        #expect(node["ü"]?.sequence?.first?.scalar == "1.50")
        #expect(node[long]?.mapping?.isEmpty == true)
        #expect(codes("{\"a\": 1,\n\"a\": 2}") == ["yaml-duplicate-key 2:1"])
        let fault = YAMLNode.read(Data("{\"a\": 1,\n\"b\": \"\\x\"}".utf8), file: "f.json").findings.first
        #expect(fault?.message == "the file is not JSON: this is no escape of JSON" && fault?.location?.line == 2)
        // YAML's own stays YAML.
        #expect(
            try YAMLNode.parse(Data("{ a: 2026-12-24, b: [x, y] } # c\n".utf8), file: "f")["a"]?.scalar == "2026-12-24")
    }

    @Test(arguments: [
        "{\"a\": \"\\ud83d\"}", "{\"a\": \"\\ude00\\ud83d\"}", "{\"a\": \"\\u12\"}", "{\"a\": 01}", "{\"a\": 1,}",
        "[1 2]",
        "{\"a\" 1}", "{\"a\": tru}", "{\"a\": \"b\nc\"}", "{\"a\": 1} x", "", "{", "[", "\"", "{\"a\": \"\\x\"}", "nul",
        "-", "[\"a",
        String(repeating: "[", count: 100_000),
    ])
    func whatIsNoJSONIsAFault(_ text: String) {
        #expect(throws: JSONTree.Fault.self) { try JSONTree.read(text, file: "f.json") }
    }

    @Test func theTableIsWhole() { #expect(Case.all.count == 24) }

    @Test func invalidUTF8IsPlaced() {
        #expect(codes(Data([0x61, 0x3A, 0x20, 0x62, 0x0A, 0x63, 0x3A, 0xFF, 0x0A])) == ["yaml-encoding 2:3"])
        #expect(codes(Data([0x61, 0x3A, 0x20, 0xC3])) == ["yaml-encoding 1:4"])
        // UTF-16 is not UTF-8.
        #expect(codes(Data([0xFF, 0xFE, 0x61, 0x00])) == ["yaml-encoding 1:1"])
    }

    @Test func aByteOrderMarkShiftsNothing() throws {
        let node = try YAMLNode.parse(Data("\u{FEFF}a: b\n".utf8), file: "f.yaml")
        let entry = try #require(node.mapping?.first)
        #expect(entry.key == "a")
        #expect(entry.keyLocation == SourceLocation(file: "f.yaml", line: 1, column: 1))
        #expect(entry.value.location.column == 4)
    }

    @Test func windowsLineEndsCountAsOne() throws {
        let node = try YAMLNode.parse(Data("a: b\r\nc: d\r\n".utf8), file: "f.yaml")
        #expect(node["a"]?.scalar == "b")
        #expect(node["c"]?.location == SourceLocation(file: "f.yaml", line: 2, column: 4))
        #expect(codes("a: 1\r\nb: 2\r\na: 3\r\n") == ["yaml-duplicate-key 3:1"])
    }

    @Test func starsAndAmpersandsInTextStay() throws {
        let text =
            "a: Tom & Jerry\nb: \"*x: &y\"\nc: |\n  &a *b\nd: '&d'\ne: 5*3 # &c *c\n\"*k\": 1\nf: Really ? A & B\n"
        let node = try YAMLNode.parse(Data(text.utf8), file: "f.yaml")
        let found = node.mapping?.map { "\($0.key)=\($0.value.scalar ?? "")" }
        #expect(
            found == ["a=Tom & Jerry", "b=*x: &y", "c=&a *b\n", "d=&d", "e=5*3", "*k=1", "f=Really ? A & B"])
    }

    @Test func kindsFollowTheCoreSchema() throws {
        let text = "[12, -1.5e3, .5, 0x1F, .inf, true, ~, , no, 2026-01-01, 1_000, '12', \"true\", 12a, '']"
        let node = try YAMLNode.parse(Data(text.replacing(", ,", with: ", null,").utf8), file: "f.yaml")
        let kinds: [YAMLKind] = [
            .number, .number, .number, .number, .number, .boolean, .nothing, .nothing, .text, .text, .text, .text,
            .text,
            .text, .text,
        ]
        #expect(node.sequence?.map(\.type) == kinds)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
        String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
        String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
        (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ])
    func deepNestingIsAFinding(_ text: String) {
        #expect(YAMLNode.read(Data(text.utf8), file: "f.yaml").findings.hasErrors)
    }

    /// Read naively, this key has 10^30 parts.
    @Test func aliasBombsEnd() {
        let layers = (1...30).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]"
        }
        let bomb = "a0: &a0 x\n" + layers.joined(separator: "\n") + "\n"
        #expect(codes(bomb) == ["yaml-alias 1:5"])
        #expect(codes(bomb + "? *a30\n: boom\n").first == "yaml-alias 1:5")
        let inline =
            "? [" + (0...30).map { "&a\($0) [*a\(max(0, $0 - 1)), *a\(max(0, $0 - 1))]" }.joined(separator: ", ")
        #expect(codes(inline + "]\n: boom\n").first?.hasPrefix("yaml-alias") == true)
    }

    @Test func aLargeFileIsRefused() {
        let data = Data(repeating: 0x61, count: YAMLNode.largestFile + 1)
        #expect(YAMLNode.read(data, file: "f.yaml").findings.map(\.code) == ["file-too-large"])
    }

    @Test func manyDuplicatesEnd() {
        let text = String(repeating: "abc: 1\n", count: 20_000)
        let findings = YAMLNode.read(Data(text.utf8), file: "f.yaml").findings
        #expect(findings.hasErrors)
        #expect(findings.allSatisfy { $0.code == "yaml-duplicate-key" })
    }
}
