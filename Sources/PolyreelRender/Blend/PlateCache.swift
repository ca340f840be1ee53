internal import PolyreelCore
internal import PolyreelPlan
internal import PolyreelType
internal import Synchronization

/// Plates drawn once for the spans that show them, as far as memory allows.
final class PlateCache: Sendable {
    /// Bytes of drawn plates that are kept; a long film in many languages has more plates than memory.
    static let capacity = 96 << 20

    private struct State {
        var plates: [Key: YCbCrPlate] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())

    /// The plate by its recipe's digest: texts that look alike and differ in their code points are two plates.
    func plate(_ plate: Plate) throws -> YCbCrPlate {
        let key = try Key(of: plate)
        if let found = state.withLock({ $0.plates[key] }) { return found }
        let made = YCbCrPlate(try PlateArtist.draw(plate), frame: plate.frame)
        state.withLock { state in
            // Spans in work hold theirs; what is dropped here is drawn again when it comes back.
            if state.bytes + made.bytes > Self.capacity { state = State() }
            if state.plates.updateValue(made, forKey: key) == nil { state.bytes += made.bytes }
        }
        return made
    }
}
