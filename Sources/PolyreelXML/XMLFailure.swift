public import PolyreelCore

/// Why a document was not read to its end.
public enum XMLFailure: Error, Sendable, Hashable {
    /// It is not well-formed; what is wrong, as people say it.
    case malformed(String, at: SourceLocation)
    /// It has a document type, which could declare entities that grow or that are in other files.
    case documentType(at: SourceLocation)
    /// It has more of something than is read; of what, and how many are.
    case excess(String, at: SourceLocation)
    /// The receiver wanted no more.
    case refused(Finding)
}
