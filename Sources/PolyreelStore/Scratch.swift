internal import Foundation
internal import Synchronization

/// The scratch folders of this process's stores.
public enum Scratch {
    private static let open = Mutex<Set<String>>([])

    static func opened(_ path: String) { open.withLock { _ = $0.insert(path) } }

    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
        open.withLock { _ = $0.remove(path) }
    }

    /// Removes what is left of them. Call it where the process ends: a store that some thread has not let go of yet would
    /// leave its folder to the next process.
    public static func removeAll() {
        for path in open.withLock({ $0 }) { remove(path) }
    }
}
