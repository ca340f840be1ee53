internal import Foundation

/// A store in a folder: `blobs/` by SHA-256, `results/` by key, `published/` by record, `scratch/` for files in the
/// making.
///
/// Every write is a temporary file in scratch, flushed, then renamed, so that a reader never sees half of one and a crash
/// leaves nothing but scratch. Each process holds a lock in its own scratch folder: it says that the process runs, and
/// since when; the folders of dead ones are removed. A result's time of change is that of its last use.
public final class FolderStore: Store {
    public let path: String
    private let folder: StoreFolder
    private let scratch: String
    private let lock: Int32

    /// Opens the store, making its folders where they are missing.
    public init(path: String) throws {
        self.path = path
        let folder = StoreFolder(path: path)
        for part in [folder.blobs, folder.results, folder.pins, folder.scratch] { try DurableFiles.makeFolder(part) }
        let scratch = "\(folder.scratch)/\(UUID().uuidString)"
        // Held while folders are made and removed, so that nobody takes a folder for dead before it is locked.
        lock = try folder.locked(for: .removal) {
            _ = folder.sweepScratch()
            try DurableFiles.makeFolder(scratch)
            let lock = try checked(open("\(scratch)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644), "locking \(scratch)")
            try checked(flock(lock, LOCK_EX | LOCK_NB), "locking \(scratch)")
            return lock
        }
        (self.folder, self.scratch) = (folder, scratch)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: scratch)
        close(lock)
    }

    public func scratchFile(_ name: String) throws -> String { "\(scratch)/\(UUID().uuidString)-\(name)" }

    public func ingest(_ file: String) throws -> Digest {
        let taken = BlobFile(path: file, digest: try Digest.ofFile(file))
        chmod(file, 0o444)
        taken.seal(bytes: try FileIdentity(of: file).bytes)
        try DurableFiles.flush(file)
        let target = folder.blob(taken.digest).path
        try folder.makePlace(for: target)
        try folder.locked(for: .use) { try DurableFiles.move(file, to: target) }
        return taken.digest
    }

    public func isWhole(_ digest: Digest) throws -> Bool {
        let blob = folder.blob(digest)
        return blob.isSealed ? true : try isWholeWhenHashed(blob)
    }

    public func fetch(_ digest: Digest, to target: String) throws -> Bool {
        let blob = folder.blob(digest)
        guard try isWholeWhenHashed(blob) else { return false }
        do {
            try DurableFiles.link(blob.path, to: target)
        } catch  where !contains(digest) {
            return false
        }
        return true
    }

    private func isWholeWhenHashed(_ blob: BlobFile) throws -> Bool {
        switch try blob.check() {
        case .whole: return true
        case .missing: return false
        case .damaged(let identity, _):
            try folder.drop(blob, damaged: identity)
            return false
        }
    }

    public func contains(_ digest: Digest) -> Bool { access(folder.blob(digest).path, F_OK) == 0 }

    public func result(for key: Digest) throws -> StoredResult? {
        let file = folder.result(key)
        guard access(file, F_OK) == 0 else { return nil }
        let data = try folder.locked(for: .use) { () throws -> Data? in
            guard let data = FileManager.default.contents(atPath: file) else { return nil }
            try checked(utimensat(AT_FDCWD, file, nil, 0), "using \(file)")
            return data
        }
        // A result that cannot be read is as good as none: it is made again.
        return data.flatMap { try? JSONDecoder().decode(StoredResult.self, from: $0) }
    }

    public func keep(_ result: StoredResult, for key: Digest) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try write(try encoder.encode(result), to: folder.result(key))
    }

    public func pin(_ pin: Pin) throws {
        let target = folder.pin(of: pin.record)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(pin)
        guard FileManager.default.contents(atPath: target) != data else { return }
        try write(data, to: target)
    }

    private func write(_ data: Data, to target: String) throws {
        try folder.makePlace(for: target)
        try folder.locked(for: .use) { try DurableFiles.write(data, to: target, by: scratch) }
    }
}
