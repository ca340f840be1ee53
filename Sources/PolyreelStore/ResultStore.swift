/// Results by the key of what decided them.
///
/// A result is kept after its blobs are. Whoever reads or keeps one uses it, and its blobs, as long as it has the store
/// open: nothing of it is collected meanwhile.
public protocol ResultStore: Sendable {
    func result(for key: Digest) throws -> StoredResult?
    func keep(_ result: StoredResult, for key: Digest) throws
}
