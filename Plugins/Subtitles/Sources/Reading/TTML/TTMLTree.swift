internal import PolyreelCore
internal import PolyreelXML

/// The tree of a TTML document, without what is not understood.
///
/// Document types are refused: IMSC 1.1, 6.1 has none either.
final class TTMLTree: XMLReceiver {
    private(set) var root: TTMLNode?
    private(set) var failure: Finding?
    /// Names of style attributes that cannot be kept.
    private(set) var unkept: Set<String> = []

    private var stack: [TTMLNode] = []
    /// Elements that are open inside of one that is left out.
    private var skipped = 0
    private var elements = 0
    /// What names are here, by their numbers, of those that were met; nil is none that is understood.
    private var elementNames: [Int: String?] = [:]
    private var attributeNames: [Int: String?] = [:]

    /// People nest six.
    static let deepest = 48
    /// A cue, two lines and a span for each of as many cues as are read.
    static let mostElements = 4 * InputLimits.cues

    /// - Parameter text: UTF-8 without a byte order mark.
    init(_ text: [UInt8], file: String) {
        do throws(XMLFailure) {
            if !text.isEmpty { try XMLReader.read(text, file: file, into: self) }
        } catch {
            failure = Self.finding(error)
        }
        if failure == nil, root?.name != "tt" {
            failure = .error(
                "ttml-root", "the file is XML, and its root is not TTML's <tt>",
                hint: "is it a subtitle file?", at: SourceLocation(file: file, line: 1))
        }
    }

    private static func finding(_ failure: XMLFailure) -> Finding {
        switch failure {
        case .malformed(let reason, let place):
            .error(
                "ttml-xml", "the file is not well-formed XML: \(reason)",
                hint: "correct it here, or in what stands before", at: place)
        case .documentType(let place):
            .error(
                "ttml-doctype", "the file has a document type; such files are not read",
                hint: "remove <!DOCTYPE …>", at: place)
        case .excess(let what, let place): tooMuch("subtitle-too-many", "the file has more than \(what)", place)
        case .refused(let finding): finding
        }
    }

    private static func tooMuch(_ code: String, _ message: String, _ place: SourceLocation) -> Finding {
        .error(code, message, hint: "is it a subtitle file?", at: place)
    }

    func opened(_ name: XMLName, _ attributes: [XMLAttribute], at place: SourceLocation) throws(Finding) {
        elements += 1
        guard elements <= Self.mostElements else {
            throw Self.tooMuch("subtitle-too-many", "the file has more than \(Self.mostElements) elements", place)
        }
        guard stack.count + skipped < Self.deepest else {
            throw Self.tooMuch("ttml-deep", "elements are nested more than \(Self.deepest) deep", place)
        }
        guard skipped == 0, let name = element(name) else {
            skipped += 1
            return
        }
        var values: [String: String] = [:]
        for attribute in attributes {
            if let name = self.attribute(attribute.name) { values[name] = attribute.value }
        }
        let node = TTMLNode(name, attributes: values, line: place.line)
        if let parent = stack.last { parent.children.append(node) } else if root == nil { root = node }
        stack.append(node)
    }

    func closed() {
        if skipped > 0 { skipped -= 1 } else { _ = stack.popLast() }
    }

    func found(_ text: String) {
        guard skipped == 0, let node = stack.last, ["p", "span", "ttm:name"].contains(node.name) else { return }
        node.children.append(TTMLNode(TTMLNode.textName, text: text, line: node.line))
    }

    /// An element's name with the usual prefix of its namespace; nil when it is left out.
    private func element(_ name: XMLName) -> String? {
        if let known = elementNames[name.number] { return known }
        let full = name.namespace.flatMap { Self.full(name.local, $0) }
        let found = full.flatMap { TTMLNames.elements.contains($0) ? $0 : nil }
        elementNames[name.number] = .some(found)
        return found
    }

    private func attribute(_ name: XMLName) -> String? {
        if let known = attributeNames[name.number] { return known }
        let full = name.namespace.map { Self.full(name.local, $0) } ?? name.local
        var found: String?
        if let full, TTMLNames.attributes.contains(full) || TTMLNames.styles.contains(full) {
            found = full
        } else if let full, full.hasPrefix("tts:") {
            unkept.insert(String(full.prefix(60)))
        }
        attributeNames[name.number] = .some(found)
        return found
    }

    /// Nil when the namespace is not TTML's.
    private static func full(_ local: String, _ namespace: String) -> String? {
        TTMLNames.prefix(of: namespace).map { $0.isEmpty ? local : "\($0):\(local)" }
    }
}
