internal import Foundation
internal import FoundationXML
internal import PolyreelCore

/// The tree of a TTML document, without what is not understood.
///
/// External entities are never loaded; a document type, which could declare entities that grow, is refused: IMSC 1.1,
/// 6.1 has none either.
final class TTMLTree: NSObject, XMLParserDelegate {
    private(set) var root: TTMLNode?
    private(set) var failure: Finding?
    /// Names of style attributes that cannot be kept.
    private(set) var unkept: Set<String> = []

    private let file: String
    private var stack: [TTMLNode] = []
    /// Prefixes that elements declare, innermost last.
    private var namespaces: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
    /// Elements that are open inside of one that is left out.
    private var skipped = 0
    private var elements = 0
    /// What prefixes namespaces have, of those that were met.
    private var prefixes: [String: String?] = [:]

    /// People nest six.
    static let deepest = 48
    /// A cue, two lines and a span for each of as many cues as are read.
    static let mostElements = 4 * InputLimits.cues

    /// - Parameter text: UTF-8 without a byte order mark.
    init(_ text: [UInt8], file: String) {
        self.file = file
        super.init()
        let text = XMLPrologue.withoutInstructions(text)
        if let line = XMLPrologue.documentType(text) {
            failure = .error(
                "ttml-doctype", "the file has a document type; such files are not read",
                hint: "remove <!DOCTYPE …>", at: SourceLocation(file: file, line: line))
            return
        }
        let parser = XMLParser(data: Data(text))
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        // What it returns does not tell: errors that it reports do.
        _ = parser.parse()
        if failure == nil, root?.name != "tt" {
            failure = .error(
                "ttml-root", "the file is XML, and its root is not TTML's <tt>",
                hint: "is it a subtitle file?", at: SourceLocation(file: file, line: 1))
        }
    }

    private func place(_ parser: XMLParser) -> SourceLocation {
        SourceLocation(file: file, line: max(0, parser.lineNumber), column: max(0, parser.columnNumber))
    }

    private func stop(_ parser: XMLParser, _ code: String, _ message: String) {
        failure = .error(code, message, hint: "is it a subtitle file?", at: place(parser))
        parser.abortParsing()
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes written: [String: String]
    ) {
        guard failure == nil else { return }
        elements += 1
        guard elements <= Self.mostElements else {
            return stop(parser, "subtitle-too-many", "the file has more than \(Self.mostElements) elements")
        }
        guard stack.count + skipped < Self.deepest else {
            return stop(parser, "ttml-deep", "elements are nested more than \(Self.deepest) deep")
        }
        var scope = namespaces.last ?? [:]
        for (name, value) in written where name.hasPrefix("xmlns") {
            if name == "xmlns" { scope[""] = value }
            if name.hasPrefix("xmlns:") { scope[String(name.dropFirst(6))] = value }
        }
        namespaces.append(scope)
        let name = resolved(elementName, in: scope, isElement: true) ?? ""
        guard skipped == 0, TTMLNames.elements.contains(name) else {
            skipped += 1
            return
        }
        var attributes: [String: String] = [:]
        for (name, value) in written where !name.hasPrefix("xmlns") {
            guard let name = resolved(name, in: scope, isElement: false) else { continue }
            if TTMLNames.attributes.contains(name) || TTMLNames.styles.contains(name) {
                attributes[name] = value
            } else if name.hasPrefix("tts:") {
                unkept.insert(String(name.prefix(60)))
            }
        }
        let node = TTMLNode(name, attributes: attributes, line: parser.lineNumber)
        if let parent = stack.last { parent.children.append(node) } else if root == nil { root = node }
        stack.append(node)
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
    ) {
        guard failure == nil else { return }
        if namespaces.count > 1 { namespaces.removeLast() }
        if skipped > 0 { skipped -= 1 } else { _ = stack.popLast() }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        guard failure == nil, skipped == 0, let node = stack.last,
            ["p", "span", "ttm:name"].contains(node.name)
        else { return }
        if let last = node.children.last, last.isText {
            last.text += text
        } else {
            node.children.append(TTMLNode(TTMLNode.textName, text: text, line: parser.lineNumber))
        }
    }

    /// Errors of namespaces, such as a prefix that nothing declares, leave names that are not TTML's.
    private static let harmless: Set<Int> = [99, 100, 200, 201, 202, 203, 204, 205]

    /// libxml2's numbers (xmlerror.h), as people say them.
    private static let reasons = [
        4: "there is no element", 5: "it ends too early, or goes on after its root element",
        9: "there is a character that XML has not", 23: "a reference has no ';'",
        26: "a reference's name is not known; XML has &amp; &lt; &gt; &quot; &apos;",
        38: "a '<' stands in an attribute", 39: "an attribute's value has no quotes", 42: "an attribute is given twice",
        68: "a '&' or '<' is followed by no name", 73: "a tag has no '>'", 76: "an end tag closes another element",
        77: "an element is not closed",
    ]

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        let code = (error as NSError).code
        guard failure == nil, !Self.harmless.contains(code) else { return }
        failure = .error(
            "ttml-xml", "the file is not well-formed XML: \(Self.reasons[code] ?? "error \(code) of libxml2")",
            hint: "correct it here, or in what stands before", at: place(parser))
        parser.abortParsing()
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    private func prefix(_ namespace: String) -> String? {
        if let known = prefixes[namespace] { return known }
        let found = TTMLNames.prefix(of: namespace)
        if prefixes.count < 1000 { prefixes[namespace] = .some(found) }
        return found
    }

    /// A name with the usual prefix of its namespace; nil when the namespace is not TTML's.
    private func resolved(_ name: String, in scope: [String: String], isElement: Bool) -> String? {
        guard let colon = name.firstIndex(of: ":") else {
            guard isElement else { return name }
            return scope[""].flatMap(prefix).map { $0.isEmpty ? name : "\($0):\(name)" }
        }
        let local = name[name.index(after: colon)...]
        guard let prefix = scope[String(name[..<colon])].flatMap(prefix) else { return nil }
        return prefix.isEmpty ? String(local) : "\(prefix):\(local)"
    }
}
