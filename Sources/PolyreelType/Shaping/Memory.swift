internal import PolyreelCore
internal import Synchronization

/// Everything that decides a line's measure.
struct MeasureKey: Hashable, Sendable {
    let text: String
    let font: FontChoice
    let size: Int
    let language: String
    let direction: TextDirection
}

/// Results that were worked out before, for the whole process. When it is full it starts again: a job needs hundreds.
final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Two threads may work out the same value at once; both get the same.
    func value(for key: Key, making make: () -> Value) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = make()
        known.withLock { known in
            if known.count >= limit { known.removeAll() }
            known[key] = value
        }
        return value
    }

    /// Forgets everything: after a font has been added.
    func clear() { known.withLock { $0.removeAll() } }
}

enum MeasureMemory {
    static let shared = Memory<MeasureKey, LineMeasure>(limit: 20_000)
    static let fits = Memory<TextBlock, FittedText>(limit: 5_000)
}
