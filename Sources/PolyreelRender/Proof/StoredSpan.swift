internal import PolyreelCore
internal import PolyreelStore

/// A span as the store has it: its segment, with a proof that names this very segment and the plates that the span shows.
struct StoredSpan {
    let record: SegmentRecord
    let segment: Digest
    /// The first and last picture, small.
    let edges: Digest?

    /// Nil when nothing is kept, or something else than such a span; then it is made again.
    /// - Parameter plates: what it shows, in drawing order.
    init?(_ result: StoredResult?, frames: Int, plates: [Plate]) throws {
        guard let result, let record: SegmentRecord = result.measured(), let segment = result.outputs["segment"],
            record.frames == frames, record.proof.segment == segment,
            record.proof.plates.map(\.plate) == (try plates.map(PlateShelf.key))
        else { return nil }
        (self.record, self.segment, edges) = (record, segment, result.outputs["edges"])
    }
}
