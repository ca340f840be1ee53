internal import PolyreelStore

/// What a plate is called: the key of what it is drawn from, and the digest of the drawing.
struct PlateName: Sendable, Hashable {
    let plate: Digest
    let drawn: Digest
}
