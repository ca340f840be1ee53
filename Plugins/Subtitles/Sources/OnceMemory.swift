internal import Synchronization

/// Results that are worked out once, however many variants ask for them at the same time.
final class OnceMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])

    /// The value of `key`, from `make` when it is asked for the first time; a second asker waits for the first.
    func value(for key: Key, making make: () -> Value) -> Value {
        known.withLock { known in
            if let value = known[key] { return value }
            let value = make()
            known[key] = value
            return value
        }
    }
}
