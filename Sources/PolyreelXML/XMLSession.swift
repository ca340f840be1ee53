internal import CXML
internal import PolyreelCore

/// One reading of a document: what libxml2 says, as the receiver is told it.
final class XMLSession {
    private(set) var failure: XMLFailure?
    /// Whether there is a failure; looking at one copies it.
    private var isEnded = false

    private let receiver: any XMLReceiver
    private let file: String
    private var parser: xmlParserCtxtPtr?
    /// Text since the last tag.
    private var text: [UInt8] = []
    /// libxml2 keeps each name and namespace once: its place is its identity.
    private var names: [Identity: Int] = [:]
    /// The one that was met last of those that share a slot: a document has few, and says them all the time.
    private var recent = [(identity: Identity, number: Int)?](repeating: nil, count: 64)
    /// Namespaces that each open element declares, and all of them.
    private var declared: [Int] = []
    private var namespaces = 0

    private struct Identity: Hashable {
        let local: UnsafePointer<xmlChar>
        /// The namespace's, or of one that is not declared the prefix's.
        let space: UnsafePointer<xmlChar>?
    }

    init(_ receiver: any XMLReceiver, file: String) {
        (self.receiver, self.file) = (receiver, file)
    }

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytes.withMemoryRebound(to: CChar.self) { bytes in
            guard let parser = xmlCreateMemoryParserCtxt(bytes.baseAddress, Int32(bytes.count)) else {
                return fail(.malformed("libxml2 does not take it", at: SourceLocation(file: file)))
            }
            defer { xmlFreeParserCtxt(parser) }
            // Without NOENT a "&amp;" in an attribute would stay a reference; there are no other entities.
            let options = [XML_PARSE_NONET, XML_PARSE_NOENT, XML_PARSE_IGNORE_ENC]
            xmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32(truncatingIfNeeded: $1.rawValue) })
            parser.pointee.sax.pointee = Self.handler
            parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            self.parser = parser
            xmlParseDocument(parser)
            if !isEnded, parser.pointee.wellFormed == 0 {
                fail(.malformed(XMLReasons.reason(parser.pointee.errNo), at: place))
            }
            self.parser = nil
        }
    }

    private var place: SourceLocation {
        guard let input = parser?.pointee.input else { return SourceLocation(file: file) }
        return SourceLocation(
            file: file, line: max(0, Int(input.pointee.line)), column: max(0, Int(input.pointee.col)))
    }

    /// Keeps the first failure, and ends the reading.
    private func fail(_ failure: XMLFailure) {
        keep(failure)
        if let parser { xmlStopParser(parser) }
    }

    /// The same where libxml2 tells of an error: it may go on in the text that stopping would free (xmlParseCharData after
    /// "]]>"), and so is only told that it has come to the end.
    private func failInError(_ failure: XMLFailure) {
        keep(failure)
        parser?.pointee.disableSAX = 1
        parser?.pointee.instate = XML_PARSER_EOF
    }

    private func keep(_ failure: XMLFailure) {
        if !isEnded { self.failure = failure }
        isEnded = true
    }

    private func tell(_ told: () throws(Finding) -> Void) {
        do throws(Finding) { try told() } catch { fail(.refused(error)) }
    }

    private func tellText() {
        guard !text.isEmpty else { return }
        let whole = String(decoding: text, as: UTF8.self)
        text.removeAll(keepingCapacity: text.count < 65_536)
        tell { () throws(Finding) in try receiver.found(whole) }
    }

    private func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> Int {
        let identity = Identity(local: local, space: namespace ?? prefix)
        let slot = (Int(bitPattern: local) >> 3 ^ Int(bitPattern: identity.space) >> 5) & 63
        if let recent = recent[slot], recent.identity == identity { return recent.number }
        let number = names[identity] ?? met(identity, local, prefix, namespace)
        recent[slot] = (identity, number)
        return number
    }

    /// A name that is new.
    private func met(
        _ identity: Identity, _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?
    ) -> Int {
        let space = namespace.map { String(cString: $0) } ?? prefix.map { String(cString: $0) + ":" }
        let number = names.count
        names[identity] = number
        receiver.named(XMLName(namespace: space, local: String(cString: local)))
        return number
    }
}

/// What libxml2 calls.
extension XMLSession {
    private static func session(_ context: UnsafeMutableRawPointer?) -> XMLSession? {
        guard let context else { return nil }
        let session = Unmanaged<XMLSession>.fromOpaque(context).takeUnretainedValue()
        return session.isEnded ? nil : session
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = numericCast(XML_SAX2_MAGIC)
        handler.startElementNs = { context, local, prefix, namespace, declared, _, count, _, attributes in
            guard let local else { return }
            XMLSession.session(context)?.open(local, prefix, namespace, declared: Int(declared), Int(count), attributes)
        }
        handler.endElementNs = { context, _, _, _ in XMLSession.session(context)?.close() }
        let gather: charactersSAXFunc = { context, bytes, count in
            XMLSession.session(context)?.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.characters = gather
        handler.ignorableWhitespace = gather
        handler.cdataBlock = gather
        handler.internalSubset = { context, _, _, _ in
            guard let session = XMLSession.session(context) else { return }
            session.fail(.documentType(at: session.place))
        }
        polyreel_xml_on_error(&handler) { context, error in
            // The others are of namespaces, such as a prefix that nothing declares: a name of no format.
            guard let session = XMLSession.session(context), let error, error.pointee.level == XML_ERR_FATAL else {
                return
            }
            session.failInError(.malformed(XMLReasons.reason(error.pointee.code), at: session.place))
        }
        return handler
    }

    private func open(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        declared count: Int, _ attributeCount: Int, _ written: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        tellText()
        guard !isEnded else { return }
        declared.append(count)
        namespaces += count
        guard namespaces <= XMLReader.mostNamespaces else {
            return fail(.excess("\(XMLReader.mostNamespaces) namespaces", at: place))
        }
        let name = name(local, prefix, namespace)
        var attributes: [XMLAttribute] = []
        attributes.reserveCapacity(attributeCount)
        for index in 0..<attributeCount {
            // Five each: name, prefix, namespace, begin and end of the value.
            guard let fields = written.map({ $0 + 5 * index }), let local = fields[0], let from = fields[3],
                let to = fields[4]
            else { continue }
            attributes.append(
                XMLAttribute(
                    name: self.name(local, fields[1], fields[2]),
                    value: String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)))
        }
        guard names.count <= XMLReader.mostNames else {
            return fail(.excess("\(XMLReader.mostNames) different names", at: place))
        }
        tell { () throws(Finding) in try receiver.opened(name, attributes, at: place) }
    }

    private func close() {
        tellText()
        guard !isEnded else { return }
        namespaces -= declared.popLast() ?? 0
        tell(receiver.closed)
    }
}
