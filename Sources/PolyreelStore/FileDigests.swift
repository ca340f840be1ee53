internal import Foundation

/// Digests of files that lie outside the store, each hashed once as long as nobody changes it. The store remembers which
/// file it was and what it hashed to, for this machine only; for several files that belong together, in one result.
public struct FileDigests: Sendable {
    private let store: any ResultStore

    public init(store: any LocalResults) { self.store = store.local }

    private struct Request: Encodable {
        let what = "digests of files"
        let files: [FileIdentity]
    }

    /// A file that changed less than this long ago, in nanoseconds, is hashed and not remembered: file systems count
    /// time in steps of up to two seconds, and a change within one step would not be seen.
    private static let settling: Int64 = 2_000_000_000

    /// The digests of files, in order.
    /// - Throws: `StoreError` when one is no regular file, or changes while it is read.
    public func digests(of paths: [String]) throws -> [Digest] {
        let files = try paths.map { path throws(StoreError) in try FileIdentity(of: path) }
        let key = try Digest.ofJSON(Request(files: files))
        if let kept = try store.recalled([Digest].self, for: key), kept.count == paths.count { return kept }
        let digests = try paths.map { try Digest.ofFile($0) }
        for file in files where try !FileIdentity(of: file.path).isSameContent(as: file) {
            throw StoreError(doing: "reading \(file.path), which changed meanwhile", status: EBUSY)
        }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let settled = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec) - Self.settling
        if files.allSatisfy({ max($0.modified, $0.changed) < settled }) { try store.remember(digests, for: key) }
        return digests
    }

    public func digest(of path: String) throws -> Digest {
        guard let digest = try digests(of: [path]).first else {
            throw StoreError(doing: "reading \(path)", status: EIO)
        }
        return digest
    }

    /// Remembers digests of files that the caller made, and that lie where they will stay, so that they are never read
    /// for it. Sets their time of change to the nanosecond, which a later change cannot meet.
    public func remember(_ made: [(path: String, digest: Digest)]) throws {
        for file in made {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            let status = [now, now].withUnsafeBufferPointer { utimensat(AT_FDCWD, file.path, $0.baseAddress, 0) }
            try checked(status, "setting the time of \(file.path)")
        }
        let files = try made.map { file throws(StoreError) in try FileIdentity(of: file.path) }
        try store.remember(made.map(\.digest), for: try Digest.ofJSON(Request(files: files)))
    }
}
