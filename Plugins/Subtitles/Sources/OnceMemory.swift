internal import Synchronization

/// Results that are worked out once, however many variants ask for them at the same time.
final class OnceMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Once<Value>]>([:])

    /// The value of `key`, from `make` when it is asked for the first time; a second asker waits for the first. Askers for
    /// other keys do not.
    func value(for key: Key, making make: () -> Value) -> Value {
        let once = known.withLock { known in
            if let once = known[key] { return once }
            let once = Once<Value>()
            known[key] = once
            return once
        }
        return once.value(making: make)
    }
}

private final class Once<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)

    func value(making make: () -> Value) -> Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
