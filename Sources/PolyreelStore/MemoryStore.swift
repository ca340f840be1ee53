internal import Foundation
internal import Synchronization

/// A store that lives as long as the process: for tests, and for runs that shall leave nothing behind.
public final class MemoryStore: Store {
    private struct State {
        var blobs: [Digest: Data] = [:]
        var results: [Digest: StoredResult] = [:]
    }

    private let state = Mutex(State())
    private let scratch: URL

    public init() throws {
        scratch = FileManager.default.temporaryDirectory.appending(path: "polyreel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    public func scratchFile(_ name: String) throws -> String {
        scratch.appending(path: "\(UUID().uuidString)-\(name)").path
    }

    public func ingest(_ path: String) throws -> Digest {
        let data = try Data(contentsOf: URL(filePath: path))
        let digest = Digest.of(data)
        state.withLock { $0.blobs[digest] = data }
        try FileManager.default.removeItem(atPath: path)
        return digest
    }

    public func fetch(_ digest: Digest, to path: String) throws -> Bool {
        guard let data = state.withLock({ $0.blobs[digest] }) else { return false }
        try data.write(to: URL(filePath: path))
        return true
    }

    public func contains(_ digest: Digest) -> Bool { state.withLock { $0.blobs[digest] != nil } }
    public func isWhole(_ digest: Digest) -> Bool { contains(digest) }
    public func result(for key: Digest) throws -> StoredResult? { state.withLock { $0.results[key] } }
    public func keep(_ result: StoredResult, for key: Digest) throws {
        state.withLock { $0.results[key] = result }
    }
}
