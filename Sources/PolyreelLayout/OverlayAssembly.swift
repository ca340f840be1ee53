internal import PolyreelCore

/// Puts overlays into drawing order, each with what is attached to it.
struct OverlayAssembly {
    private(set) var overlays: [Overlay] = []
    /// What is attached to nothing: the other is not in the film, or in the end attached to itself.
    private(set) var lost: [OverlayIntent] = []

    /// Farther than any canvas reaches, in pixels.
    private static let farthest = 1 << 16

    /// - Parameter plates: by id, of what stands by itself.
    init(_ intents: [OverlayIntent], placed plates: [String: Plate]) {
        var attached: [String: [OverlayIntent]] = [:]
        var left: Set<String> = []
        for intent in intents {
            guard case .attached(let other, _, _) = intent.place else { continue }
            attached[other, default: []].append(intent)
            left.insert(intent.id)
        }
        for intent in intents {
            guard case .inZone = intent.place else { continue }
            // From the top of the pile; what is attached last lies on it first.
            var pile = [(intent: intent, plate: plates[intent.id])]
            while let (next, plate) = pile.popLast() {
                left.remove(next.id)
                if let plate {
                    overlays.append(
                        Overlay(
                            id: next.id, role: next.role, frames: next.frames, plate: plate, changes: next.changes,
                            fade: next.fade))
                }
                for child in (attached[next.id] ?? []).reversed() {
                    let own = plate.flatMap { Self.plate(of: child, on: $0) }
                    // What has no place goes unsaid where the other has none: that is said of the other.
                    if plate != nil, own == nil { lost.append(child) }
                    pile.append((child, own))
                }
            }
        }
        lost += intents.filter { left.contains($0.id) }
    }

    /// The plate of an attached intent on that of the other; nil for numbers that no canvas has.
    private static func plate(of intent: OverlayIntent, on other: Plate) -> Plate? {
        guard case .attached(_, let x, let y) = intent.place, let block = intent.alternatives.first,
            [x, y].allSatisfy((-farthest...farthest).contains),
            [block.size.width, block.size.height].allSatisfy((1...farthest).contains)
        else { return nil }
        let frame = PixelRect(
            x: other.frame.x + Even.down(x), y: other.frame.y + Even.down(y), width: Even.up(block.size.width),
            height: Even.up(block.size.height))
        return Plate(frame: frame, elements: block.elements, madeWith: block.madeWith)
    }
}
