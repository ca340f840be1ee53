internal import Foundation

/// A process's own folder in a store, for files in the making. Its lock says that the process runs, and since when.
final class ScratchFolder: Sendable {
    let path: String
    private let lock: Int32

    /// Makes one, and removes those of processes that ended.
    init(in folder: StoreFolder) throws {
        let path = "\(folder.scratch)/\(UUID().uuidString)"
        self.path = path
        // Held while folders are made and removed, so that nobody takes a folder for dead before it is locked.
        lock = try folder.locked(for: .removal) {
            _ = folder.sweepScratch()
            try DurableFiles.makeFolder(path)
            let lock = try checked(open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644), "locking \(path)")
            try checked(flock(lock, LOCK_EX | LOCK_NB), "locking \(path)")
            return lock
        }
        Scratch.opened(path)
    }

    deinit {
        Scratch.remove(path)
        close(lock)
    }
}
