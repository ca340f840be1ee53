internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelPlan
internal import PolyreelStore

/// Runs one pass on the calling thread: decode, reframe, lay plates over, encode, check, store.
struct PassRun {
    let pass: Pass
    let recipes: [Key: SpanRecipe]
    let asset: RenderedAsset
    let store: any Store
    let plates: PlateCache
    let stop: StopSignal
    let report: @Sendable (RenderEvent) -> Void
    /// Sees every composed frame before it is encoded.
    let inspect: (@Sendable (Key, Int, Frame) -> Void)?

    /// One span in the making.
    private struct Work {
        let key: Key
        let frames: FrameRange
        let path: String
        let encoder: SegmentEncoder
        /// Packets that the reader could not read whole before this span began.
        let damagedBefore: Int
        let plates: [(plate: YCbCrPlate, frames: FrameRange)]
        let witness: SpanWitness
    }

    /// Renders the pass; answers what of it failed, by key.
    func run() throws -> [Key: Finding] {
        let reader = try PictureReader(path: asset.path, facts: asset.facts, plan: pass.picture)
        var failures: [Key: Finding] = [:]
        var waiting = pass.spans[...]
        var open: [Work] = []
        // The count before the frame in hand was read: what was met on the way to it is the span's that it begins.
        var damaged = reader.damagedPackets
        defer { for work in open { unlink(work.path) } }
        try reader.frames(in: pass.frames) { number, frame in
            try stop.check()
            while let span = waiting.first, span.frames.from == number {
                waiting.removeFirst()
                try attempt(span.key, &failures) { open.append(try begin(span, damaged)) }
            }
            for work in open where failures[work.key] == nil {
                try attempt(work.key, &failures) { try encode(frame, number, for: work) }
            }
            damaged = reader.damagedPackets
            report(.encoded(frames: open.count))
            let finished = open.filter { $0.frames.to == number + 1 }
            open.removeAll { $0.frames.to == number + 1 }
            for work in finished {
                defer { unlink(work.path) }
                guard failures[work.key] == nil else { continue }
                try attempt(work.key, &failures) {
                    try finish(work, damaged: reader.damagedPackets - work.damagedBefore)
                }
            }
        }
        return failures
    }

    private func begin(_ span: PlannedSpan, _ damaged: Int) throws -> Work {
        let path = try store.scratchFile("segment.mp4")
        let drawn = try (recipes[span.key]?.plates ?? []).map { (plate: try plates.plate($0.plate), frames: $0.frames) }
        let encoder = try SegmentEncoder(
            path: path, size: pass.picture.canvas, rate: pass.picture.rate, settings: pass.picture.encoder)
        return Work(
            key: span.key, frames: span.frames, path: path, encoder: encoder, damagedBefore: damaged, plates: drawn,
            witness: SpanWitness(plates: drawn, canvas: pass.picture.canvas))
    }

    private func encode(_ frame: Frame, _ number: Int, for work: Work) throws {
        let local = number - work.frames.from
        let visible = work.plates.filter { $0.frames.contains(local) }
        let composed = visible.isEmpty ? frame : try frame.copy()
        for item in visible { item.plate.blend(onto: composed) }
        inspect?(work.key, number, composed)
        work.witness.note(composed)
        try work.encoder.encode(composed)
    }

    /// Closes a span, decodes it once to see that it is whole, and hands it to the store.
    private func finish(_ work: Work, damaged: Int) throws {
        _ = try work.encoder.finish()
        let proof = try work.witness.prove(segment: work.path)
        try asset.check()
        let edges = try store.scratchFile("edges")
        defer { unlink(edges) }
        try work.witness.edges.write(to: URL(filePath: edges))
        let blobs = ["segment": try store.ingest(work.path), "edges": try store.ingest(edges)]
        try store.keep(
            StoredResult(
                outputs: blobs,
                measured: SegmentRecord(
                    frames: work.frames.count, damagedPackets: damaged, pictureBytes: work.witness.pictureBytes,
                    proof: proof)),
            for: try Digest(work.key))
        report(.span(work.key))
    }

    /// A failure of one span is kept and the pass goes on; a full disk or a stop ends it.
    private func attempt(
        _ key: Key, _ failures: inout [Key: Finding], _ body: () throws -> Void
    ) throws {
        do { try body() } catch let error as Interrupted {
            throw error
        } catch {
            let finding = RenderFinding.finding(for: error)
            guard !RenderFinding.isFatal(finding) else { throw error }
            failures[key] = finding
        }
    }

}
