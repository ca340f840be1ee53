import Foundation
import FoundationXML
import PolyreelCore
import Testing

@testable import PolyreelCaptions

/// What is written, against the rules of IMSC 1.1's Text profile, read by another XML reader than the product's own.
@Suite struct TTMLWriterTests {
    private func document(_ input: String, language: String = "en") throws -> Element {
        let (output, _) = SubtitleConverter.convert(
            data: Data(input.utf8), inputName: "x.vtt", outputName: "y.ttml", language: language)
        return try Element.read(try #require(output))
    }

    private let all = """
        WEBVTT

        00:00.000 --> 00:01.000 line:0
        <v Bob & "Ann"><i>a</i> <c.yellow>b</c>

        00:00.500 --> 00:01.500 line:50%,center align:left
        A < B

        00:00.700 --> 00:02.000 vertical:rl
        <ruby>漢<rt>かん</rt></ruby>

        100:00:00.001 --> 100:00:01.000
        two\nlines  and spaces
        """

    private func elements(_ document: Element, _ name: String) throws -> [Element] { document.all(name) }

    private func value(_ element: Element, _ name: String) -> String? { element.attributes[name] }

    @Test func rootSaysTheProfile() throws {
        let root = try document(all, language: "de-AT")
        #expect(root.name == "tt" && value(root, "xmlns") == "http://www.w3.org/ns/ttml")
        // 6.12.2, and TTML2 8.2.2: xml:lang is required.
        #expect(value(root, "ttp:contentProfiles") == "http://www.w3.org/ns/ttml/profile/imsc1.1/text")
        #expect(value(root, "xml:lang") == "de-AT")
        #expect(value(root, "ttp:timeBase") == "media")
    }

    /// 8.4.3: origin and extent in percent, inside the root container, and no two regions that overlap.
    @Test func regionsAreInsideAndApart() throws {
        let document = try document(all)
        let regions = try elements(document, "region")
        #expect(regions.count == 4)
        let boxes = try regions.map { region in
            let numbers = try ["tts:origin", "tts:extent"].flatMap { name in
                try #require(value(region, name)).split(separator: " ").map { word in
                    #expect(word.hasSuffix("%"))
                    return try #require(Double(word.dropLast()))
                }
            }
            return CGRect(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        }
        let root = CGRect(x: 0, y: 0, width: 100, height: 100)
        for (index, box) in boxes.enumerated() {
            #expect(root.contains(box))
            for other in boxes[(index + 1)...] { #expect(box.intersection(other).isEmpty) }
        }
        let ids = Set(regions.compactMap { value($0, "xml:id") })
        #expect(try elements(document, "p").allSatisfy { ids.contains(value($0, "region") ?? "") })
    }

    @Test func timesAreClockTimesWithAFraction() throws {
        let document = try document(all)
        let paragraphs = try elements(document, "p")
        #expect(paragraphs.count == 4)
        #expect(value(paragraphs[3], "begin") == "100:00:00.001")
        #expect(value(paragraphs[3], "end") == "100:00:01.000")
        #expect(try elements(document, "br").count == 1)
    }

    /// TTML2, 14.1.2: who speaks is said of any content element; here of the paragraph where one speaks all of it.
    @Test func aSpeakerIsSaidOnce() throws {
        let text =
            "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Bob>a <i>b</i> c</v>\n\n00:02.000 --> 00:03.000\n<v Bob>a</v> b\n"
        let document = try document(text)
        let paragraphs = try elements(document, "p")
        #expect(paragraphs.map { value($0, "ttm:agent") } == ["agent1", nil])
        #expect(try elements(document, "span").map { value($0, "ttm:agent") } == [nil, "agent1"])
    }

    @Test func rightToLeftSaysItsDirection() throws {
        let text = "WEBVTT\n\n00:00.000 --> 00:01.000\nمرحبا!\n"
        let document = try document(text, language: "ar")
        let paragraph = try #require(try elements(document, "p").first)
        #expect(value(paragraph, "tts:direction") == "rtl" && value(paragraph, "tts:unicodeBidi") == "embed")
        #expect(value(try #require(try elements(document, "region").first), "tts:writingMode") == "rltb")
        // Direction is said, so no marks are needed.
        #expect(paragraph.text == "مرحبا!")
    }

    /// Identifiers are unique names, references have what they refer to, and there is no document type.
    @Test func identifiersAreUniqueNames() throws {
        let input =
            "WEBVTT\n\ntext\n00:00.000 --> 00:01.000\nA\n\na\n00:02.000 --> 00:03.000\nB\n\na\n00:04.000 --> 00:05.000\nC\n\n1a\n00:06.000 --> 00:07.000\nD\n"
        let document = try document(input)
        let ids = document.everything.compactMap { $0.attributes["xml:id"] }
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("a") && !ids.contains("1a"))
    }
}

/// An element as Foundation's parser reports it.
private final class Element: NSObject, XMLParserDelegate {
    let name: String
    let attributes: [String: String]
    private(set) var text = ""
    private var children: [Element] = []
    private var stack: [Element] = []

    private init(_ name: String, _ attributes: [String: String] = [:]) {
        (self.name, self.attributes) = (name, attributes)
    }

    static func read(_ data: Data) throws -> Element {
        // The declaration is right, and no document type stands before the root.
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt "
        #expect(String(decoding: data.prefix(head.utf8.count), as: UTF8.self) == head)
        let (top, parser) = (Element(""), XMLParser(data: data))
        top.stack = [top]
        parser.delegate = top
        #expect(parser.parse())
        return try #require(top.children.first)
    }

    var everything: [Element] { [self] + children.flatMap(\.everything) }

    func all(_ name: String) -> [Element] { everything.filter { $0.name == name } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name, attributes)
        stack.last?.children.append(element)
        stack.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        stack.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { stack.last?.text += text }
}
