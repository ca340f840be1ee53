/// Bytes kept by their SHA-256. Safe for several processes at once.
public protocol BlobStore: Sendable {
    /// A path for a new file, in a folder that goes away with this process.
    func scratchFile(_ name: String) throws -> String
    /// Takes over a whole file (it is moved or removed) and answers under which digest it is kept.
    func ingest(_ path: String) throws -> Digest
    /// Puts the blob at `path`, verified against its digest; false when it is not there. A damaged blob is dropped and
    /// counts as not there.
    func fetch(_ digest: Digest, to path: String) throws -> Bool
    func contains(_ digest: Digest) -> Bool
    /// Whether the blob is there with its very bytes; a damaged one is dropped. Cheap where nobody wrote to it since it
    /// was last hashed.
    func isWhole(_ digest: Digest) throws -> Bool
}
