internal import PolyreelCore

/// Reads XML 1.0 with namespaces, by libxml2, for formats that come from strangers.
///
/// Document types are refused, so that there are no entities but XML's own five, and nothing outside the document is ever
/// opened. Comments and processing instructions are passed over. What makes libxml2 slow is bounded before it gets there.
public enum XMLReader {
    /// Of one element; libxml2 compares each with each.
    static let mostAttributes = 500
    /// Declared by elements around a place; libxml2 looks through them for each prefix.
    static let mostNamespaces = 500
    /// Different ones in a document.
    static let mostNames = 10_000

    /// Reads a document.
    /// - Parameters:
    ///   - text: UTF-8 without a byte order mark; the encoding that the document declares is not looked at.
    ///   - file: for places.
    public static func read(_ text: [UInt8], file: String, into receiver: any XMLReceiver) throws(XMLFailure) {
        let start = SourceLocation(file: file, line: 1)
        guard !text.isEmpty else { throw .malformed("there is no element", at: start) }
        guard text.count <= Int(Int32.max) else { throw .excess("\(Int32.max) bytes", at: start) }
        if let line = text.withUnsafeBufferPointer(XMLTagScan.overfullTag) {
            throw .excess("\(mostAttributes) attributes of an element", at: SourceLocation(file: file, line: line))
        }
        _ = XMLLibrary.isStarted
        let session = XMLSession(receiver, file: file)
        text.withUnsafeBufferPointer(session.run)
        if let failure = session.failure { throw failure }
    }
}
