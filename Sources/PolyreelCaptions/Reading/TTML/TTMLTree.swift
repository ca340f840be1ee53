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
    /// What names are here, by their numbers.
    private var names: [Meaning] = []

    private struct Meaning {
        /// Nil when such elements are left out.
        var element: TTMLElement?
        var attribute: TTMLAttribute?
        var style: TTMLProperty?
        /// Of a style attribute that cannot be kept.
        var unkept: String?
    }

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
        if failure == nil, root?.element != .tt {
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

    func named(_ name: XMLName) {
        var meaning = Meaning()
        let full = name.namespace.map { Self.full(name.local, $0) } ?? name.local
        if let full {
            if name.namespace != nil { meaning.element = TTMLElement(rawValue: full) }
            meaning.attribute = TTMLAttribute(rawValue: full)
            meaning.style = TTMLProperty.named[full]
            if meaning.style == nil, full.hasPrefix("tts:") { meaning.unkept = String(full.prefix(60)) }
        }
        names.append(meaning)
    }

    func opened(_ name: Int, _ written: [XMLAttribute], at place: SourceLocation) throws(Finding) {
        elements += 1
        guard elements <= Self.mostElements else {
            throw Self.tooMuch("subtitle-too-many", "the file has more than \(Self.mostElements) elements", place)
        }
        guard stack.count + skipped < Self.deepest else {
            throw Self.tooMuch("ttml-deep", "elements are nested more than \(Self.deepest) deep", place)
        }
        guard skipped == 0, let element = names[name].element else {
            skipped += 1
            return
        }
        var attributes: [(attribute: TTMLAttribute, value: String)] = []
        attributes.reserveCapacity(written.count)
        var styles: [TTMLStyleValue] = []
        for one in written {
            let meaning = names[one.name]
            if let attribute = meaning.attribute {
                attributes.append((attribute, one.value))
            } else if let property = meaning.style {
                styles.append(TTMLStyleValue(property: property, value: one.value))
            } else if let name = meaning.unkept {
                unkept.insert(name)
            }
        }
        let node = TTMLNode(element, attributes: attributes, styles: styles, line: place.line)
        if let parent = stack.last { parent.children.append(node) } else if root == nil { root = node }
        stack.append(node)
    }

    func closed() {
        if skipped > 0 { skipped -= 1 } else { _ = stack.popLast() }
    }

    func found(_ text: String) {
        guard skipped == 0, let node = stack.last, node.element.hasText else { return }
        node.children.append(TTMLNode(.text, text: text, line: node.line))
    }

    /// Nil when the namespace is not TTML's.
    private static func full(_ local: String, _ namespace: String) -> String? {
        TTMLNames.prefix(of: namespace).map { $0.isEmpty ? local : "\($0):\(local)" }
    }
}
