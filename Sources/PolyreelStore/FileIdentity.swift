internal import Foundation

/// Which file stood at a path, and in which state: equal while nobody replaced or wrote it.
public struct FileIdentity: Codable, Sendable, Hashable {
    public let path: String
    public let device: UInt64
    public let inode: UInt64
    public let bytes: Int64
    /// Nanoseconds since 1970 of the last change of content, and of anything.
    public let modified: Int64
    public let changed: Int64

    /// - Throws: `StoreError` when there is no regular file at the path.
    public init(of path: String) throws(StoreError) { try self.init(of: path, followingLinks: true) }

    init(of path: String, followingLinks: Bool) throws(StoreError) {
        var status = stat()
        try checked(fstatat(AT_FDCWD, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW), "reading \(path)")
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(doing: "reading \(path), which is no regular file", status: EINVAL)
        }
        self.path = path
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        bytes = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// Whether it is the same file with content of the same time. A new hard link or other permissions change nothing.
    public func isSameContent(as other: FileIdentity) -> Bool {
        (path, device, inode, bytes) == (other.path, other.device, other.inode, other.bytes)
            && modified == other.modified
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? 0 : seconds &+ Int64(time.tv_nsec)
    }
}
