// PolyreelRender: passes, assembly, proof.

internal import Foundation
public import PolyreelCore
public import PolyreelPlan
public import PolyreelStore

extension Digest {
    /// The same 64 digits as the plan writes them.
    public init(_ key: Key) throws {
        guard let digest = Digest(hex: key.hex) else {
            throw StoreError(doing: "reading the key '\(key.hex)'", status: EINVAL)
        }
        self = digest
    }
}

/// What is told while a job renders.
public enum RenderEvent: Sendable {
    /// How many frames will be encoded, before the first is.
    case starting(frames: Int)
    /// Frames encoded since the last such event.
    case encoded(frames: Int)
    /// A span is whole and in the store.
    case span(Key)
}

/// What a render could not make, by key; everything else is in the store.
public struct RenderFailures: Sendable {
    public var spans: [Key: Finding] = [:]
    public var soundtracks: [Key: Finding] = [:]

    public init() {}
}
