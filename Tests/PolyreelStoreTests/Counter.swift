import Synchronization

/// A number that several threads change.
final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock { $0 } }

    func add(_ number: Int) { state.withLock { $0 += number } }
}
