public import Foundation
public import PolyreelCore

/// Jobs that wait, and what becomes of those that were taken.
public protocol JobQueue: Sendable {
    /// Takes the next job that may run now; nil where none does.
    func next() throws -> QueuedJob?
    /// Says what became of a job that was taken.
    func finish(_ job: QueuedJob, as disposition: Disposition) throws
}

/// A job that was taken from a queue.
public struct QueuedJob: Sendable, Hashable {
    /// Where its manifest lies.
    public let manifest: String
    /// The manifest's bytes when it was taken: another version under its name is another job. Of one that is too large to
    /// be a manifest, which file it is. Nil where it could not be read.
    public let content: Data?
    /// Why it cannot be run, where the queue sees that already.
    public let fault: Finding?

    public init(manifest: String, content: Data?, fault: Finding? = nil) {
        self.manifest = manifest
        self.content = content
        self.fault = fault
    }
}

/// What becomes of a job, after it ran or could not.
public enum Disposition: Sendable {
    /// It is over, with what is reported of it: by suffix, such as `report.json`.
    case final(JobOutcome, reports: [String: Data])
    /// It could not run here: it waits as it is until it is changed, or another worker takes it.
    case retry
    /// It cannot run now: it is taken again after some seconds.
    case snooze(seconds: Int)
}

/// How a job ended.
public enum JobOutcome: String, Sendable {
    /// Every variant is ready.
    case done
    /// Some are not, or nothing could be made.
    case failed
}

extension JobFailure {
    /// What becomes of a job that ended so; nil where no other job can run either.
    public func disposition(reports: [String: Data]) -> Disposition? {
        switch self {
        case .wrong: .final(.failed, reports: reports)
        case .busy: .snooze(seconds: 5)
        case .machine: .retry
        case .exhausted: nil
        }
    }
}
