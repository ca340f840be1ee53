internal import CXML
public import PolyreelCore

/// Writes XML 1.0 in UTF-8, by libxml2.
///
/// What is written is well-formed as long as its names are names: elements close in their order, what would be markup is
/// escaped, and characters that XML has not are left out. After a call that fails nothing more is written; `finish` says it.
public final class XMLWriter {
    /// The name, with its prefix, and the value. Declarations of namespaces are written as attributes too.
    public typealias Attribute = (name: String, value: String)

    private let buffer: xmlBufferPtr?
    private let writer: xmlTextWriterPtr?
    private var isFailed = false
    /// Of each open element, whether its children stand on lines of their own.
    private var hasLines: [Bool] = []

    /// A document with its XML declaration.
    public init() {
        _ = XMLLibrary.isStarted
        buffer = xmlBufferCreate()
        writer = buffer.flatMap { xmlNewTextWriterMemory($0, 0) }
        write { xmlTextWriterStartDocument($0, nil, "UTF-8", nil) }
    }

    deinit {
        // The writer first: it may still write into its buffer.
        if let writer { xmlFreeTextWriter(writer) }
        if let buffer { xmlBufferFree(buffer) }
    }

    /// An element of elements, each on a line of its own and two spaces further in. It may have none, and has no text.
    public func block(_ name: String, _ attributes: [Attribute] = [], _ content: () -> Void) {
        start(name, attributes, hasLines: true)
        content()
        hasLines.removeLast()
        breakLine()
        write(xmlTextWriterFullEndElement)
    }

    /// An element with text, or with text and elements; between them nothing is added, not even white space.
    public func inline(_ name: String, _ attributes: [Attribute] = [], _ content: () -> Void) {
        start(name, attributes, hasLines: false)
        content()
        hasLines.removeLast()
        write(xmlTextWriterFullEndElement)
    }

    /// The same with nothing but text.
    public func inline(_ name: String, _ attributes: [Attribute] = [], text: String) {
        inline(name, attributes) { self.text(text) }
    }

    /// An element without content: `<br/>`.
    public func empty(_ name: String, _ attributes: [Attribute] = []) {
        start(name, attributes, hasLines: false)
        hasLines.removeLast()
        write(xmlTextWriterEndElement)
    }

    /// Text of the open element.
    public func text(_ text: String) { string(XMLCharacters.kept(of: text)) }

    /// The whole document, with a line feed at its end. Nothing may be written after it.
    /// - Throws: `xml-unwritten` when libxml2 could not write something.
    public func finish() throws(Finding) -> String {
        write(xmlTextWriterEndDocument)
        guard !isFailed, let buffer, let content = xmlBufferContent(buffer) else {
            throw .error("xml-unwritten", "libxml2 could not write the document", hint: "is there memory left?")
        }
        return String(
            decoding: UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))), as: UTF8.self)
    }

    private func start(_ name: String, _ attributes: [Attribute], hasLines: Bool) {
        if self.hasLines.last == true { breakLine() }
        self.hasLines.append(hasLines)
        write { xmlTextWriterStartElement($0, name) }
        for attribute in attributes {
            write { xmlTextWriterWriteAttribute($0, attribute.name, XMLCharacters.kept(of: attribute.value)) }
        }
    }

    /// libxml2's own indentation would go on inside text.
    private func breakLine() { string("\n" + String(repeating: "  ", count: hasLines.count)) }

    private func string(_ text: String) { write { xmlTextWriterWriteString($0, text) } }

    /// libxml2 answers with how many bytes it wrote, or with -1.
    private func write(_ call: (xmlTextWriterPtr) -> Int32) {
        guard !isFailed, let writer, call(writer) >= 0 else {
            isFailed = true
            return
        }
    }
}
