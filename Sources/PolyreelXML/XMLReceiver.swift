public import PolyreelCore

/// Is told what stands in a document, in its order. What it throws ends the reading.
public protocol XMLReceiver: AnyObject {
    /// A name that was not met before. The first has number 0, the next 1; from then on it is told by its number, so that
    /// a document's few names are understood once.
    func named(_ name: XMLName)
    /// A start tag.
    /// - Parameters:
    ///   - name: its number.
    ///   - place: near its end.
    func opened(_ name: Int, _ attributes: [XMLAttribute], at place: SourceLocation) throws(Finding)
    /// The end of the innermost open element.
    func closed() throws(Finding)
    /// Text between two tags, whole, with references and CDATA sections as what they mean.
    func found(_ text: String) throws(Finding)
}
