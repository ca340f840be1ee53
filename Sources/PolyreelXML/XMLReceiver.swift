public import PolyreelCore

/// Is told what stands in a document, in its order. What it throws ends the reading.
public protocol XMLReceiver: AnyObject {
    /// A start tag.
    /// - Parameter place: near its end.
    func opened(_ name: XMLName, _ attributes: [XMLAttribute], at place: SourceLocation) throws(Finding)
    /// The end of the innermost open element.
    func closed() throws(Finding)
    /// Text between two tags, whole, with references and CDATA sections as what they mean.
    func found(_ text: String) throws(Finding)
}
