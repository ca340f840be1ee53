import Testing

@testable import PolyreelXML

@Suite struct XMLTextTests {
    /// XML 1.0, 2.2 "Characters", 2.4 "Character Data and Markup", 2.11 "End-of-Line Handling".
    @Test(arguments: [
        ("a<b>&\"c\"]]>", "a&lt;b&gt;&amp;&quot;c&quot;]]&gt;"), ("a\r\n\tb", "a&#13;\n\tb"),
        ("\u{0}\u{B}\u{1F}\u{FFFE}\u{FFFF}é😀\u{7F}", "é😀\u{7F}"),
    ])
    func textIsWrittenAsXMLHasIt(_ text: String, _ written: String) throws {
        #expect(XMLText.escaped(text) == written)
        let transcript = Transcript()
        try XMLReader.read(Array("<a b=\"\(written)\"/>".utf8), file: "x.xml", into: transcript)
    }
}
