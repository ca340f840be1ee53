public import Foundation
internal import PolyreelCore
internal import Synchronization

/// The jobs folder as a queue, for one worker: manifests in the order of their names.
///
/// A job that is not over stays in the inbox. This worker takes it again when its manifest was changed, or when the time
/// that it sleeps is over; another worker takes it at once.
public final class FolderQueue: JobQueue {
    /// A manifest that stays as it is.
    private struct Left {
        let content: Data?
        /// When it is taken again; nil: when it is changed.
        let until: Date?
    }

    public let folder: JobsFolder
    private let clock: @Sendable () -> Date
    private let left = Mutex<[String: Left]>([:])

    /// - Parameter clock: what time it is.
    public init(_ folder: JobsFolder, clock: @escaping @Sendable () -> Date = { Date() }) {
        self.folder = folder
        self.clock = clock
    }

    public func next() throws -> QueuedJob? {
        for manifest in try folder.waiting() {
            let content = folder.content(of: manifest)
            let stays = left.withLock { left in
                guard let known = left[manifest], known.content == content else { return false }
                return known.until.map { clock() < $0 } ?? true
            }
            if !stays { return QueuedJob(manifest: manifest, content: content, fault: folder.fault(of: manifest)) }
        }
        return nil
    }

    public func finish(_ job: QueuedJob, as disposition: Disposition) throws {
        switch disposition {
        case .final(let outcome, let reports):
            left.withLock { $0[job.manifest] = nil }
            guard try !folder.finish(job.manifest, content: job.content, as: outcome, reports: reports),
                job.content == nil || folder.content(of: job.manifest) == job.content
            else { return }
            // It cannot be read, or not be moved away: the others must not wait for it.
            left.withLock { $0[job.manifest] = Left(content: job.content, until: nil) }
        case .retry:
            left.withLock { $0[job.manifest] = Left(content: job.content, until: nil) }
        case .snooze(let seconds):
            let until = clock().addingTimeInterval(TimeInterval(seconds))
            left.withLock { $0[job.manifest] = Left(content: job.content, until: until) }
        }
    }
}
