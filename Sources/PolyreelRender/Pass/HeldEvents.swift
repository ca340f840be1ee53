internal import PolyreelCore
internal import Synchronization

/// What a pass tells, kept back until it is known that what was read may be believed.
final class HeldEvents: Sendable {
    private let emit: @Sendable (ChildEvent) throws -> Void
    private let state = Mutex(State())

    private struct State {
        /// Spans that are made, or cannot be.
        var held: [ChildEvent] = []
        /// Frames that were told of and are encoded again.
        var frames = 0
    }

    init(_ emit: @escaping @Sendable (ChildEvent) throws -> Void) { self.emit = emit }

    /// Tells at once how the work goes on, and keeps what came of it.
    @Sendable func take(_ event: ChildEvent) throws {
        switch event {
        case .made, .failed: return state.withLock { $0.held.append(event) }
        case .encoded(let frames): state.withLock { $0.frames += frames }
        case .began, .soundtrack, .facts, .heard, .backdrop, .refused: break
        }
        try emit(event)
    }

    /// Tells what was kept.
    func handOn() throws {
        for event in state.withLock({ $0.held }) { try emit(event) }
    }

    /// Tells everything at once, but for as many encoded frames as were told of before.
    @Sendable func passOn(_ event: ChildEvent) throws {
        guard case .encoded(let frames) = event else { return try emit(event) }
        let left = state.withLock { state in
            let known = min(frames, state.frames)
            state.frames -= known
            return frames - known
        }
        if left > 0 { try emit(.encoded(frames: left)) }
    }
}
