// PolyreelRender: passes, assembly, proof.

public import PolyreelCore
public import PolyreelStore

/// What is told while a job renders.
public enum RenderEvent: Sendable {
    /// How many frames will be encoded, before the first is.
    case starting(frames: Int)
    /// Frames encoded since the last such event.
    case encoded(frames: Int)
    /// A span is whole and in the store.
    case span(Digest)
}

/// What a render could not make, by key; everything else is in the store.
public struct RenderFailures: Sendable {
    public var spans: [Digest: Finding] = [:]
    public var soundtracks: [Digest: Finding] = [:]

    public init() {}
}
