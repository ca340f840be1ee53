internal import Foundation

/// One blob's file, and whether it is what its name says.
///
/// A blob that was hashed is sealed: its time of change gets a fraction of a second that its digest and size decide.
/// Whoever writes to it afterwards sets another time. So one look at the file says that it is as it was hashed, without a
/// list of such files that could be lost or be wrong. A file system that keeps coarser times only makes it hash more.
struct BlobFile {
    let path: String
    let digest: Digest

    enum State {
        case whole
        case missing
        /// With what the bytes hash to; nil when they cannot be read.
        case damaged(FileIdentity, found: Digest?)
        /// A folder, a link or a pipe stands in its place.
        case foreign
    }

    /// Whether nobody wrote to the file since it was hashed.
    var isSealed: Bool {
        guard let identity = try? FileIdentity(of: path, followingLinks: false) else { return false }
        return isSealed(identity)
    }

    private func isSealed(_ identity: FileIdentity) -> Bool {
        identity.modified % 1_000_000_000 == nanosecond(bytes: identity.bytes)
    }

    /// Hashes the file.
    func check() throws(StoreError) -> State {
        guard StoredFile.kind(of: path) != .foreign else { return .foreign }
        do {
            let identity = try FileIdentity(of: path, followingLinks: false)
            let found = try hash()
            let now = try FileIdentity(of: path, followingLinks: false)
            // Taken in again meanwhile, or still being written by somebody who should not.
            guard now.isSameContent(as: identity) else { return isSealed(now) ? .whole : .damaged(now, found: nil) }
            guard found == digest else { return .damaged(identity, found: found) }
            if !isSealed(identity) { seal(bytes: identity.bytes) }
            return .whole
        } catch  where error.isMissing {
            return .missing
        }
    }

    /// Nil when the file can be opened and its bytes cannot be read.
    private func hash() throws(StoreError) -> Digest? {
        do { return try Digest.ofFile(path) } catch let error as StoreError { throw error } catch { return nil }
    }

    /// Marks the file as hashed. Where that cannot be done, it is hashed again.
    func seal(bytes: Int64) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        now.tv_nsec = nanosecond(bytes: bytes)
        _ = [now, now].withUnsafeBufferPointer { utimensat(AT_FDCWD, path, $0.baseAddress, 0) }
    }

    /// 1 to 999,999,999: file systems without fractions write 0.
    private func nanosecond(bytes: Int64) -> Int {
        let head = UInt64(digest.hex.prefix(15), radix: 16) ?? 0
        return Int((head ^ UInt64(bitPattern: bytes)) % 999_999_999) + 1
    }
}
