// PolyreelStore: content-addressed blobs, and results by key: folder, memory.

public import Foundation

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

/// What was made for a key: names of outputs with their blobs, and facts about them.
public struct StoredResult: Codable, Sendable, Hashable {
    public let outputs: [String: Digest]
    /// JSON of whatever the maker measured.
    public let facts: Data?

    public init(outputs: [String: Digest], facts: Data? = nil) {
        self.outputs = outputs
        self.facts = facts
    }

    /// With a measured value as facts, its keys sorted: the same measurement is the same bytes.
    public init(outputs: [String: Digest], measured: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        self.init(outputs: outputs, facts: try encoder.encode(measured))
    }
}

/// Results by the key of what decided them.
///
/// A result is kept after its blobs are. Whoever reads or keeps one uses it, and its blobs, as long as it has the store
/// open: nothing of it is collected meanwhile.
public protocol ResultStore: Sendable {
    func result(for key: Digest) throws -> StoredResult?
    func keep(_ result: StoredResult, for key: Digest) throws
}

/// What is true on this machine only. Everything else in a store may be copied to another machine and is as true there:
/// no key and no value of it holds a path, an inode, a device or a host's name.
public protocol LocalResults: Sendable {
    /// Results that hold for this machine only, apart from all others; collected and verified with them.
    var local: any ResultStore { get }
}

/// What stands published, so that it is not collected.
public protocol PinStore: Sendable {
    /// Remembers a published film, and where on this machine its record lies. A film that the same record named before is
    /// no longer pinned for it. Cheap where it is pinned already.
    func pin(_ pin: Pin, at place: PinPlace) throws
}

/// All that a job needs of a store.
public typealias Store = BlobStore & ResultStore & LocalResults & PinStore
