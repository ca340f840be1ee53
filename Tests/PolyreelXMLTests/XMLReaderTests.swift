import PolyreelCore
import Testing

@testable import PolyreelXML

@Suite struct XMLReaderTests {
    private func read(_ text: String, refusing: Bool = false) throws(XMLFailure) -> Transcript {
        let transcript = Transcript()
        transcript.isRefusing = refusing
        try XMLReader.read(Array(text.utf8), file: "x.xml", into: transcript)
        return transcript
    }

    /// By XML 1.0 and Namespaces in XML 1.0.
    @Test(arguments: [
        ("<a/>", ["+a", "-"]),
        ("<?xml version='1.0' encoding='UTF-16'?><?x?><a><?y z?>b<!-- c -->d</a><?z?>", ["+a", "'bd", "-"]),
        ("<a b='1' c=\"&lt;&amp;&#x41;&quot;\"/>", ["+a b=1 c=<&A\"", "-"]),
        ("<a> <b/>\n</a>", ["+a", "' ", "+b", "-", "'\n", "-"]),
        ("<a>&lt;&amp;é<![CDATA[<b>&c;]]>\r\n</a>", ["+a", "'<&é<b>&c;\n", "-"]),
        (
            "<a xmlns='urn:a' xmlns:p='urn:p' b='1' p:b='2' xml:lang='de'><p:c/><d xmlns=''/></a>",
            [
                "+{urn:a}a b=1 {urn:p}b=2 {http://www.w3.org/XML/1998/namespace}lang=de", "+{urn:p}c", "-", "+d", "-",
                "-",
            ]
        ),
        ("<q:a q:b='1' b='2'/>", ["+{q:}a {q:}b=1 b=2", "-"]),
    ])
    func documentsAreToldInTheirOrder(_ text: String, _ lines: [String]) throws {
        #expect(try read(text).lines == lines)
    }

    /// libxml2 goes on in its text after this error; blocks of this size are given back to the system when freed.
    @Test(arguments: [("", 200_000), (String(repeating: "<b>x</b>", count: 25_000), 0), ("<b/>", 400_000)])
    func anErrorInAnyPlaceEndsTheReading(_ before: String, _ after: Int) {
        let text = "<a>\(before)<b>a ]]> b</b>\(String(repeating: "<b>x</b>", count: after / 8))</a>"
        #expect(throws: XMLFailure.self) { try read(text) }
    }

    @Test func placesAreLines() throws {
        #expect(try read("<a>\n\n<b\nc='d'/>\n<e/></a>").places == [1, 4, 5])
        #expect(try read(String(repeating: "\n", count: 70_000) + "<a/>").places == [70_001])
    }

    @Test(arguments: ["", " ", "x", "<a>", "<a></b>", "<a/><b/>", "<a>&b;</a>", "<a b='&c;'/>", "<a b='1' b='2'/>"])
    func whatIsNotWellFormedFails(_ text: String) {
        #expect(throws: XMLFailure.self) { try read(text) }
    }

    @Test func failuresSayWhatAndWhere() {
        #expect(
            throws: XMLFailure.malformed(
                "an end tag closes another element", at: SourceLocation(file: "x.xml", line: 2, column: 5))
        ) { try read("<a>\n</b></a>") }
        #expect(throws: XMLFailure.refused(.error("refused", "no more"))) { try read("<a/>", refusing: true) }
    }

    /// None is read further, whatever it declares: an entity that would be 10^9 times as long, a file, a parameter.
    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]><a/>",
        "<!DOCTYPE a [<!ENTITY b 'ha'>"
            + (1..<10).map { "<!ENTITY b\($0) '\(String(repeating: "&b\($0 == 1 ? "" : "\($0 - 1)");", count: 10))'>" }
            .joined() + "]><a>&b9;</a>",
    ])
    func documentTypesAreRefused(_ text: String) {
        let transcript = Transcript()
        do throws(XMLFailure) {
            try XMLReader.read(Array(text.utf8), file: "x.xml", into: transcript)
            Issue.record("it was read")
        } catch {
            guard case .documentType(let place) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(place.line == 1)
        }
        #expect(transcript.lines.isEmpty)
    }

    /// Each of these would take libxml2 minutes, were it ten times as long.
    @Test(.timeLimit(.minutes(1)))
    func whatIsQuadraticIsRefused() {
        let attributes = (0..<100_000).map { "a\($0)=''" }.joined(separator: " ")
        let spaces = (0..<400).map { "xmlns:n\($0)='u'" }.joined(separator: " ")
        let nested = (0..<40).map { "<a\($0) \(spaces)>" }.joined()
        for text in [
            "<a \(attributes)/>", "<!-- <x ' --><a \(attributes)/>", "<?x ' ?><a \(attributes)/>",
            "<a><![CDATA[<x ']]><b \(attributes)/></a>", "\(nested)\(String(repeating: "<b a='1'/>", count: 200_000))",
            "<a>\((0..<20_000).map { "<b\($0)/>" }.joined())</a>",
        ] {
            do throws(XMLFailure) {
                _ = try read(text)
                Issue.record("it was read")
            } catch {
                guard case .excess = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
    }

    @Test func asManyAttributesAsAreReadAreRead() throws {
        let attributes = (0..<XMLReader.mostAttributes).map { "a\($0)='<'".replacing("<", with: "=>") }
        #expect(try read("<a \(attributes.joined(separator: " "))/>").lines.count == 2)
    }

    @Test func deepDocumentsEnd() {
        #expect(throws: XMLFailure.self) { try read(String(repeating: "<a>", count: 100_000)) }
    }
}
