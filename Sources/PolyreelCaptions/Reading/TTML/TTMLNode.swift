/// An element of a TTML document, or a piece of its text.
final class TTMLNode {
    let element: TTMLElement
    /// Few, so that looking through them is quicker than a dictionary.
    private let attributes: [(attribute: TTMLAttribute, value: String)]
    /// Values of style attributes.
    let styles: [TTMLStyleValue]
    let text: String
    var children: [TTMLNode] = []
    let line: Int

    init(
        _ element: TTMLElement, attributes: [(attribute: TTMLAttribute, value: String)] = [],
        styles: [TTMLStyleValue] = [], text: String = "", line: Int
    ) {
        self.element = element
        self.attributes = attributes
        self.styles = styles
        self.text = text
        self.line = line
    }

    subscript(_ attribute: TTMLAttribute) -> String? { attributes.last { $0.attribute == attribute }?.value }

    func first(_ element: TTMLElement) -> TTMLNode? { children.first { $0.element == element } }
}
