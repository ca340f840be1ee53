internal import PolyreelCore
internal import PolyreelPlan

/// One pass as it is handed to whoever renders it: all that is needed, and no way back to the store.
struct PassOrder: Codable, Sendable {
    /// Absolute path of the asset.
    let asset: String
    let facts: AssetFacts
    let canvases: [PicturePlan]
    let spans: [Span]
    /// Indices into `spans`: what is rendered in one sweep over the source. More than one where the encoders of all
    /// would not fit into memory.
    let batches: [[Int]]
    /// Whether canvas frames are kept from the first sweep for the next ones, so that the source is decoded once.
    let keepsFrames: Bool
    /// Threads that compose and encode; one more decodes.
    let threads: Int

    struct Span: Codable, Sendable {
        let canvas: Int
        let key: Key
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
