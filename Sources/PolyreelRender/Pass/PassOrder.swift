internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelStore

/// One pass as it is handed to whoever renders it: all that is needed, and no way back to the store.
///
/// Files are named by their digests; where they lie is told apart, by `PassInputs`. So it can be rendered anywhere.
struct PassOrder: Codable, Sendable {
    /// The build that may render it: what others make of the same values may not be kept under these keys.
    var build = Build.current
    let asset: Digest
    let facts: AssetFacts
    let canvases: [PicturePlan]
    let spans: [Span]
    /// In the order of their frames.
    let stages: [Stage]
    /// Threads that compose and encode.
    let threads: Int
    /// Threads that decode the asset, and each segment for its proof.
    let decoders: Int
    /// What the process that renders it may take.
    let limits: ChildLimits

    /// What decides the bytes besides an order's own values.
    struct Build: Codable, Sendable, Hashable {
        /// Of `SpanRecipe`.
        let format: Int
        let libav: String

        static var current: Build { Build(format: SpanRecipe.currentFormat, libav: LibraryVersions.description) }
    }

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

    /// A drawn plate, and the frames in which it is seen, counted from the span's first.
    struct Plate: Codable, Sendable {
        /// Of what it is drawn from: what the proof is kept with.
        let plate: Digest
        /// Of the file that it is drawn in.
        let drawn: Digest
        let frames: FrameRange
        var fade: OverlayFade?

        var name: PlateName { PlateName(plate: plate, drawn: drawn) }
    }

    /// Every file that it takes: the asset, and each plate once.
    var inputs: [Digest] {
        [asset] + Set(spans.flatMap { $0.plates.map(\.drawn) }).subtracting([asset]).sorted()
    }
}
