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
