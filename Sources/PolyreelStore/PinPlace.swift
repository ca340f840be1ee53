internal import Foundation

/// Where on this machine a pinned film's record lies. Never leaves it.
public struct PinPlace: Codable, Sendable, Hashable {
    /// Absolute path of the film's record.
    public let record: String
    /// The film that it named.
    public let film: Digest
    /// The folder that the record is under and that stays the same one while films come and go.
    public let folder: FolderIdentity?

    /// Which folder stood at a path.
    public struct FolderIdentity: Codable, Sendable, Hashable {
        public let path: String
        public let device: UInt64
        public let inode: UInt64
    }

    /// - Parameter folder: absolute path of a folder above the record that no publication replaces.
    /// - Throws: `StoreError` when there is no such folder.
    public init(record: String, film: Digest, under folder: String) throws(StoreError) {
        self.record = record
        self.film = film
        var status = stat()
        try checked(stat(folder, &status), "reading \(folder)")
        self.folder = FolderIdentity(path: folder, device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Of a store that did not yet note the folder.
    init(record: String, film: Digest) {
        self.record = record
        self.film = film
        folder = nil
    }

    /// Whether a record that is not found is gone, and not merely out of sight: its folder is there, the same as it was;
    /// or what is left of the path above it is on the folder's own file system. Where a disk is not mounted, what
    /// stands at its place is another folder, or on another file system.
    public var isInSight: Bool {
        guard let folder else { return false }
        var status = stat()
        if stat(folder.path, &status) == 0 {
            return UInt64(status.st_dev) == folder.device && UInt64(status.st_ino) == folder.inode
        }
        var path = folder.path
        while errno == ENOENT || errno == ENOTDIR, path != "/", !path.isEmpty {
            path = (path as NSString).deletingLastPathComponent
            if stat(path, &status) == 0 { return UInt64(status.st_dev) == folder.device }
        }
        return false
    }
}
