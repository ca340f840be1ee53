internal import PolyreelCore
internal import PolyreelGraph

/// One pass as it is handed to whoever renders it: all that is needed, and no way back to the store.
struct PassOrder: Codable, Sendable {
    /// Absolute path of the asset.
    let asset: String
    let facts: AssetFacts
    let canvases: [PicturePlan]
    let spans: [Span]
    /// In the order of their frames.
    let stages: [Stage]
    /// Threads that compose and encode; one more decodes.
    let threads: Int

    /// Spans that are rendered before any of the next stage is begun.
    struct Stage: Codable, Sendable, Hashable {
        /// Indices into `spans`: whose encoders are open together. More than one where those of all do not fit into
        /// memory.
        let batches: [[Int]]
        /// Whether canvas frames are kept from the first batch for the next ones.
        let keepsFrames: Bool

        /// Whether the source need not be decoded again for it.
        var isReadOnce: Bool { batches.count == 1 || keepsFrames }
    }

    struct Span: Codable, Sendable {
        let canvas: Int
        let key: Digest
        /// Of the canvas's film.
        let frames: FrameRange
        let plates: [Plate]
    }

    /// A drawn plate in a file, and the frames in which it is seen, counted from the span's first.
    struct Plate: Codable, Sendable {
        let file: String
        let frames: FrameRange
    }
}
