internal import Foundation

/// A store in a folder: `blobs/` by SHA-256, `results/` by key, `published/` by variant and film, `local/` for what holds
/// for this machine only, `scratch/` for files in the making.
///
/// Every write is a temporary file in scratch, flushed, then renamed, so that a reader never sees half of one and a crash
/// leaves nothing but scratch.
public final class FolderStore: Store {
    public let path: String
    public let local: any ResultStore
    private let folder: StoreFolder
    private let scratch: ScratchFolder
    private let results: FolderResults

    /// Opens the store, making its folders where they are missing.
    public init(path: String) throws {
        self.path = path
        folder = StoreFolder(path: path)
        let results = ResultScope.allCases.map(folder.results)
        for part in [folder.blobs, folder.pins, folder.places, folder.scratch] + results {
            try DurableFiles.makeFolder(part)
        }
        scratch = try ScratchFolder(in: folder)
        self.results = FolderResults(folder: folder, scope: .everywhere, scratch: scratch)
        local = FolderResults(folder: folder, scope: .local, scratch: scratch)
    }

    public func scratchFile(_ name: String) throws -> String { "\(scratch.path)/\(UUID().uuidString)-\(name)" }

    public func ingest(_ file: String) throws -> Digest {
        let taken = BlobFile(path: file, digest: try Digest.ofFile(file))
        chmod(file, 0o444)
        taken.seal(bytes: try FileIdentity(of: file).bytes)
        try DurableFiles.flush(file)
        let target = folder.blob(taken.digest).path
        try folder.makePlace(for: target)
        try folder.locked(for: .use) {
            try StoredFile.removeForeign(target)
            try DurableFiles.move(file, to: target)
        }
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
        case .foreign:
            try folder.dropForeign(blob.path)
            return false
        }
    }

    public func contains(_ digest: Digest) -> Bool { StoredFile.kind(of: folder.blob(digest).path) == .regular }

    public func result(for key: Digest) throws -> StoredResult? { try results.result(for: key) }

    public func keep(_ result: StoredResult, for key: Digest) throws { try results.keep(result, for: key) }

    public func pin(_ pin: Pin, at place: PinPlace) throws {
        try FolderPins(folder: folder).write(pin, at: place, by: scratch)
    }

    public func pins(campaign: String, id: String) throws -> [Pin] {
        try FolderPins(folder: folder).pins(of: folder.variant(campaign: campaign, id: id))
    }
}
