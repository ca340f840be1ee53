internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// One run at a time publishes a campaign: a lock that ends with the process that holds it.
package final class CampaignLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `JobFailure.busy` when another run holds it.
    package init(folder: String) throws {
        try DurableFiles.makeFolder(folder)
        descriptor = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        if descriptor < 0, errno == EISDIR {
            throw JobFailure.machine(
                .error(
                    "lock-not-a-file", "\(folder)/.lock is a folder; a file of that name keeps two runs apart",
                    hint: "move it away"))
        }
        guard descriptor >= 0 else { throw StoreError(doing: "locking \(folder)", status: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw JobFailure.busy(
                .error(
                    "campaign-locked", "another run is publishing \(folder)",
                    hint: "wait until it ends, or write to another folder with --output"))
        }
    }

    deinit { close(descriptor) }
}
