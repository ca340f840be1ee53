internal import Foundation

/// Where a store's files lie, and the lock that keeps its processes apart.
///
/// A use (reading or keeping a result, taking in a blob) holds the lock shared, for that moment only; a removal holds it
/// alone and looks again whether the file was used. So no job waits long, and nothing vanishes under one.
struct StoreFolder: Sendable {
    let path: String

    var scratch: String { "\(path)/scratch" }
    var blobs: String { "\(path)/blobs" }
    var pins: String { "\(path)/published" }
    var places: String { "\(path)/local/published" }

    func results(_ scope: ResultScope) -> String { "\(path)/\(scope.rawValue)" }

    func blob(_ digest: Digest) -> BlobFile {
        BlobFile(path: "\(blobs)/\(digest.hex.prefix(2))/\(digest.hex)", digest: digest)
    }

    func result(_ name: ResultName) -> String {
        "\(results(name.scope))/\(name.key.hex.prefix(2))/\(name.key.hex).json"
    }

    /// The digest of a pinned film's variant: both names may hold what no file's name may.
    func variant(_ pin: Pin) throws -> Digest { try variant(campaign: pin.campaign, id: pin.id) }

    func variant(campaign: String, id: String) throws -> Digest { try Digest.ofJSON([campaign, id]) }

    /// Names in a folder, sorted; none where there is no such folder: an older store lacks some.
    func names(in folder: String) throws -> [String] {
        guard isFolder(folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    enum Access { case use, removal }

    /// Runs `body` under the lock. Not to be nested.
    func locked<Result>(for access: Access, _ body: () throws -> Result) throws -> Result {
        let lock = try checked(open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644), "locking \(path)")
        defer { close(lock) }
        while flock(lock, access == .use ? LOCK_SH : LOCK_EX) != 0 {
            guard errno == EINTR else { throw StoreError(doing: "locking \(path)", status: errno) }
        }
        return try body()
    }

    /// Makes the folder that a blob or result lies in; its name is on the disk before anything in it is.
    func makePlace(for file: String) throws(StoreError) {
        let folder = (file as NSString).deletingLastPathComponent
        if isFolder(folder) { return }
        // A file or a dangling link where a folder belongs.
        unlink(folder)
        try DurableFiles.makeFolder(folder)
        try DurableFiles.flush((folder as NSString).deletingLastPathComponent)
    }

    /// Removes what stands in a file's place and is none, unless it was healed meanwhile.
    func dropForeign(_ file: String) throws { try locked(for: .removal) { try StoredFile.removeForeign(file) } }

    /// Removes a blob that was found damaged, unless it was healed meanwhile.
    func drop(_ blob: BlobFile, damaged identity: FileIdentity) throws {
        try locked(for: .removal) {
            guard let now = try? FileIdentity(of: blob.path, followingLinks: false), now.isSameContent(as: identity)
            else { return }
            unlink(blob.path)
        }
    }

    /// Removes a file unless it was used at `moment` or later. A file that is gone counts as removed.
    func remove(
        _ file: String, unlessUsedSince moment: Int64, by time: (FileIdentity) -> Int64
    ) throws -> Bool {
        try locked(for: .removal) {
            try StoredFile.removeForeign(file)
            guard let now = try? FileIdentity(of: file) else { return true }
            guard time(now) < moment else { return false }
            try checked(unlink(file), "removing \(file)")
            return true
        }
    }

    /// The file system's own time, in nanoseconds since 1970: what a file changed now would get.
    func now() throws -> Int64 {
        try checked(utimensat(AT_FDCWD, "\(path)/lock", nil, 0), "touching \(path)/lock")
        return try FileIdentity(of: "\(path)/lock").modified
    }

    /// Since when each process that has the store open has it, in nanoseconds since 1970; folders of processes that
    /// ended are removed and counted. Call under the lock.
    func sweepScratch() -> (running: [Int64], removed: Int) {
        var running: [Int64] = []
        var removed = 0
        for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [] {
            let folder = "\(scratch)/\(name)"
            let lock = open("\(folder)/lock", O_RDWR | O_CLOEXEC)
            defer { if lock >= 0 { close(lock) } }
            // A folder gets its lock under the store's: one without is of a process that died between.
            if lock < 0 ? errno == ENOENT : flock(lock, LOCK_EX | LOCK_NB) == 0 {
                if (try? FileManager.default.removeItem(atPath: folder)) != nil { removed += 1 }
            } else if let began = try? FileIdentity(of: "\(folder)/lock") {
                running.append(began.modified)
            }
        }
        return (running, removed)
    }
}
