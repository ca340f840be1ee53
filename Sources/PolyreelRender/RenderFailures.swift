public import PolyreelCore
public import PolyreelStore

/// What a render could not make, by key; everything else is in the store.
public struct RenderFailures: Sendable {
    public var spans: [Digest: Finding] = [:]
    public var soundtracks: [Digest: Finding] = [:]

    public init() {}
}
