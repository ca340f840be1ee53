/// An element of a TTML document, or a piece of its text.
final class TTMLNode {
    /// Local name of an element of TTML's own namespace; `#text` for text.
    let name: String
    /// Values by `namespace:name`, such as `tts:color` or `xml:lang`; only what is understood.
    let attributes: [String: String]
    var text: String
    var children: [TTMLNode] = []
    let line: Int

    init(_ name: String, attributes: [String: String] = [:], text: String = "", line: Int) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.line = line
    }

    static let textName = "#text"

    var isText: Bool { name == Self.textName }

    subscript(_ attribute: String) -> String? { attributes[attribute] }

    func first(_ name: String) -> TTMLNode? { children.first { $0.name == name } }
}
