internal import Synchronization

/// A request to stop, seen by blocking work that has no task of its own.
public final class StopSignal: Sendable {
    private let raised = Atomic<Bool>(false)

    public init() {}

    public var isRaised: Bool { raised.load(ordering: .relaxed) }
    public func raise() { raised.store(true, ordering: .relaxed) }

    /// Throws when the signal was raised.
    public func check() throws(Interrupted) {
        if isRaised { throw Interrupted() }
    }
}

/// The user asked to stop; nothing is wrong.
public struct Interrupted: Error, Sendable {
    public init() {}
}
