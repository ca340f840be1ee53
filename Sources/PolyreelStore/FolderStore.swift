internal import Foundation

/// A store in a folder: `blobs/` by SHA-256, `results/` by key, `scratch/` for files in the making.
///
/// Every write is a temporary file, flushed, then renamed, so that a reader never sees half of one and a crash leaves
/// nothing but scratch. Each process holds a lock in its own scratch folder; the folders of dead ones are removed.
public final class FolderStore: Store {
    public let path: String
    private let scratch: String
    private let lock: Int32

    /// Opens the store, making its folders where they are missing.
    public init(path: String) throws {
        self.path = path
        for folder in ["blobs", "results", "scratch"] { try DurableFiles.makeFolder("\(path)/\(folder)") }
        // Held while folders are made and removed, so that nobody takes a folder for dead before it is locked.
        let gate = try checked(open("\(path)/scratch.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644), "locking \(path)")
        defer { close(gate) }
        try checked(flock(gate, LOCK_EX), "locking \(path)")
        Self.removeDeadScratch(in: "\(path)/scratch")
        scratch = "\(path)/scratch/\(UUID().uuidString)"
        try DurableFiles.makeFolder(scratch)
        lock = try checked(open("\(scratch)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644), "locking \(scratch)")
        try checked(flock(lock, LOCK_EX | LOCK_NB), "locking \(scratch)")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: scratch)
        close(lock)
    }

    public func scratchFile(_ name: String) throws -> String { "\(scratch)/\(UUID().uuidString)-\(name)" }

    public func ingest(_ file: String) throws -> Digest {
        let digest = try Digest.ofFile(file)
        let target = blobPath(digest)
        try DurableFiles.makeFolder((target as NSString).deletingLastPathComponent)
        chmod(file, 0o444)
        try DurableFiles.flush(file)
        try DurableFiles.move(file, to: target)
        return digest
    }

    public func isWhole(_ digest: Digest) throws -> Bool {
        let blob = blobPath(digest)
        guard FileManager.default.fileExists(atPath: blob) else { return false }
        if try Digest.ofFile(blob) == digest { return true }
        unlink(blob)
        return false
    }

    public func fetch(_ digest: Digest, to target: String) throws -> Bool {
        guard try isWhole(digest) else { return false }
        try DurableFiles.link(blobPath(digest), to: target)
        return true
    }

    public func contains(_ digest: Digest) -> Bool { FileManager.default.fileExists(atPath: blobPath(digest)) }

    public func result(for key: Digest) throws -> StoredResult? {
        guard let data = FileManager.default.contents(atPath: resultPath(key)) else { return nil }
        // A result that cannot be read is as good as none: it is made again.
        return try? JSONDecoder().decode(StoredResult.self, from: data)
    }

    public func keep(_ result: StoredResult, for key: Digest) throws {
        let target = resultPath(key)
        try DurableFiles.makeFolder((target as NSString).deletingLastPathComponent)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try DurableFiles.write(try encoder.encode(result), to: target)
    }

    private func blobPath(_ digest: Digest) -> String { "\(path)/blobs/\(digest.hex.prefix(2))/\(digest.hex)" }
    private func resultPath(_ key: Digest) -> String { "\(path)/results/\(key.hex.prefix(2))/\(key.hex).json" }

    /// Removes the scratch folders whose lock nobody holds any more.
    private static func removeDeadScratch(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let descriptor = open("\(folder)/\(name)/lock", O_RDWR | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
            close(descriptor)
        }
    }
}
