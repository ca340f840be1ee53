internal import PolyreelCore
internal import PolyreelStore
internal import Synchronization

/// What a pass tells, kept back until it is known that what was read may be believed.
final class HeldEvents: Sendable {
    private let emit: @Sendable (ChildEvent) throws -> Void
    private let state = Mutex(State())

    private struct State {
        /// Spans that are made, or cannot be, and how many pictures were decoded by then.
        var held: [(event: ChildEvent, decoded: Int)] = []
        var decoded = 0
        /// Spans of which that was told.
        var told: Set<Digest> = []
        /// Frames of which it was told that they are encoded; of these, those of spans that were told of; those that are
        /// encoded again.
        var frames = 0
        var certain = 0
        var again = 0
    }

    init(_ emit: @escaping @Sendable (ChildEvent) throws -> Void) { self.emit = emit }

    /// Spans of which it was told that they are made, or cannot be.
    var told: Set<Digest> { state.withLock { $0.told } }

    /// Says how many pictures are decoded.
    func mark(_ decoded: Int) { state.withLock { $0.decoded = decoded } }

    /// Tells at once how the work goes on, each frame once, and keeps what came of it.
    @Sendable func take(_ event: ChildEvent) throws {
        switch event {
        case .made, .failed: state.withLock { $0.held.append((event, $0.decoded)) }
        case .encoded(let frames):
            let new = state.withLock { state in
                let known = min(frames, state.again)
                state.again -= known
                state.frames += frames - known
                return frames - known
            }
            if new > 0 { try emit(.encoded(frames: new)) }
        case .began, .soundtrack, .facts, .heard, .backdrop, .refused: try emit(event)
        }
    }

    /// Tells what was kept before so many pictures were decoded; everything where no number is said.
    func handOn(before decoded: Int = .max) throws {
        let certain = state.withLock { state in
            let certain = state.held.filter { $0.decoded < decoded }.map(\.event)
            guard !certain.isEmpty else { return certain }
            state.held.removeAll { $0.decoded < decoded }
            state.told.formUnion(certain.compactMap(\.key))
            for case .made(_, let record) in certain { state.certain += record.frames }
            return certain
        }
        for event in certain { try emit(event) }
    }

    /// Drops what was kept: it is made again.
    func forget() {
        state.withLock { state in
            state.held = []
            state.decoded = 0
            state.again = max(0, state.frames - state.certain)
        }
    }
}
