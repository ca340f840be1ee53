import Foundation
import PolyreelXML
import TestSupport
import Testing

@Suite struct XMLWriterTests {
    private func written(_ text: String, attribute: String = "") throws -> String {
        let xml = XMLWriter()
        xml.inline("a", [("b", attribute)], text: text)
        return try xml.finish()
    }

    @Test func elementsStandOnLinesOfTheirOwnAndTextStaysAsItIs() throws {
        let xml = XMLWriter()
        xml.block("a", [("xmlns", "urn:a"), ("xmlns:p", "urn:p")]) {
            xml.block("empty") {}
            xml.empty("p:b", [("p:c", "1"), ("d", "2")])
            xml.inline("text") {
                xml.text(" e ")
                xml.empty("br")
                xml.inline("span", [("xml:lang", "de")]) {
                    xml.text("f")
                    xml.inline("span", text: "g")
                }
                xml.text("\n")
            }
            xml.inline("none", text: "")
        }
        #expect(
            try xml.finish() == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a xmlns="urn:a" xmlns:p="urn:p">
                  <empty>
                  </empty>
                  <p:b p:c="1" d="2"/>
                  <text> e <br/><span xml:lang="de">f<span>g</span></span>
                </text>
                  <none></none>
                </a>

                """)
    }

    /// XML 1.0, 2.2 "Characters", 2.4 "Character Data and Markup", 2.11 "End-of-Line Handling", 3.3.3 "Attribute-Value
    /// Normalization".
    @Test(arguments: [
        ("a<b>&\"c\"']]>", "a&lt;b&gt;&amp;&quot;c&quot;']]&gt;", "a&lt;b&gt;&amp;&quot;c&quot;']]&gt;"),
        ("a\r\n\tb", "a&#13;\n\tb", "a&#13;&#10;&#9;b"),
        ("\u{0}\u{B}\u{1F}\u{FFFE}\u{FFFF}é😀\u{7F}\u{85}\u{2028}", "é😀\u{7F}\u{85}\u{2028}", "é😀\u{7F}\u{85}\u{2028}"),
        ("\u{10FFFF}\u{FFFD}\u{FEFF}", "\u{10FFFF}\u{FFFD}\u{FEFF}", "\u{10FFFF}\u{FFFD}\u{FEFF}"),
    ])
    func textIsWrittenAsXMLHasIt(_ text: String, _ content: String, _ value: String) throws {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        #expect(try written(text, attribute: text) == "\(head)<a b=\"\(value)\">\(content)</a>\n")
    }

    /// What is written is what two readers read: the product's own, and Python's expat.
    @Test(arguments: ["a<b>&\"c\"']]>", "a\r\n\tb\n", "  é😀\u{7F}\u{85}\u{2028} ", "مرحبا \u{200F}(1)", ""])
    func readersReadWhatWasWritten(_ text: String) async throws {
        let written = try written(text, attribute: text)
        let transcript = Transcript()
        try XMLReader.read(Array(written.utf8), file: "x.xml", into: transcript)
        #expect(transcript.lines == ["+a b=\(text)"] + (text.isEmpty ? [] : ["'\(text)"]) + ["-"])
        let folder = try TemporaryFolder()
        let script = """
            import json, sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            print(json.dumps([root.get("b"), root.text or ""]))
            """
        let result = try await Tool.run("python3", ["-c", script, folder.write("x.xml", written)])
        #expect(result.errors.isEmpty)
        #expect(try JSONDecoder().decode([String].self, from: Data(result.output.utf8)) == [text, text])
    }

    /// libxml2 hands on its bytes in pieces.
    @Test func longTextIsWhole() throws {
        let text = String(repeating: "é漢😀<", count: 50_000)
        let transcript = Transcript()
        try XMLReader.read(Array(written(text, attribute: text).utf8), file: "x.xml", into: transcript)
        #expect(transcript.lines == ["+a b=\(text)", "'\(text)", "-"])
    }

    @Test func manyElementsAreWhole() throws {
        let xml = XMLWriter()
        xml.block("a") {
            for number in 0..<20_000 { xml.inline("b", [("c", "\(number)")], text: "é\(number)") }
        }
        let transcript = Transcript()
        try XMLReader.read(Array(xml.finish().utf8), file: "x.xml", into: transcript)
        #expect(transcript.lines.filter { $0.hasPrefix("+b") } == (0..<20_000).map { "+b c=\($0)" })
        #expect(transcript.lines.filter { $0.hasPrefix("'é") } == (0..<20_000).map { "'é\($0)" })
    }

    /// Writers of several threads have nothing in common.
    @Test func severalAtOnceAreEachWhole() async throws {
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<32 { group.addTask { try written("\(number % 4)é") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(texts).count == 4 && texts.count == 32)
    }
}
