public import PolyreelCore
public import PolyreelStore

/// What was found when a span's segment was decoded and held against the pictures that were composed for it.
///
/// Only a segment that passed has one. Frames count from the span's first; distances are hundredths of a code of luma.
public struct SpanProof: Codable, Sendable, Hashable {
    public let frames: Int
    /// Of the file that was decoded.
    public let segment: Digest
    /// Mean distance of single pixels over the whole span.
    public let pixelError: Int
    /// Largest distance of one cell's mean in one picture.
    public let worstCell: Int
    /// Where the decoded picture is black, as the composed one is.
    public let black: [FrameRange]
    /// Where the decoded picture stands still, as the composed one does: from the second of the equal pictures on.
    public let still: [FrameRange]
    /// By plate, in the order in which they were given.
    public let plates: [Sighting]

    /// Where a plate was seen.
    public struct Sighting: Codable, Sendable, Hashable {
        /// The key of the plate, and the digest of the drawing that was looked for.
        public let plate: Digest
        public let drawn: Digest
        /// Its pixels were found.
        public let seen: [FrameRange]
        /// It should be there, and other plates lie over too much of it, or it comes or goes.
        public let covered: [FrameRange]
        /// Whether not seeing it means that it is not there: it has light and dark parts.
        public let isDistinct: Bool
    }
}
