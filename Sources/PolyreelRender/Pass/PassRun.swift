internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelPlan

/// Runs one pass on the calling thread and a few more: decode, reframe, lay plates over, encode, prove.
struct PassRun {
    let order: PassOrder
    /// An empty folder for the segments.
    let scratch: String
    let stop: StopSignal
    /// Sees every composed frame before it is encoded: key, frame number of the film, picture.
    var inspect: (@Sendable (Key, Int, Frame) -> Void)?
    /// Called from any thread.
    let emit: @Sendable (ChildEvent) throws -> Void

    /// Bytes of canvas frames that are handed on together; what waits between decoder and encoders is a few of these.
    static let chunkBytes = 16 << 20
    static let chunksInFlight = 2

    /// - Throws: `Interrupted`, or what ends the pass for all its spans: the asset cannot be read, the disk is full.
    func run() throws {
        var kept: [CanvasFrame] = []
        let plates = PlateFiles()
        for (round, batch) in order.batches.enumerated() {
            let works = batch.map { index in
                let span = order.spans[index]
                return (
                    index: index,
                    work: SpanWork(
                        span, order.canvases[span.canvas], scratch: scratch, plates: plates, inspect: inspect, emit: emit)
                )
            }
            let crew = Crew(threads: order.threads, chunksInFlight: Self.chunksInFlight)
            do {
                try sweep(works, crew, &kept, isFirst: round == 0)
                try crew.finish()
            } catch {
                crew.abandon()
                throw error
            }
        }
    }

    /// One way over the source, or over the frames that were kept of it.
    private func sweep(
        _ works: [(index: Int, work: SpanWork)], _ crew: Crew, _ kept: inout [CanvasFrame], isFirst: Bool
    ) throws {
        var chunk: [CanvasFrame] = []
        var bytes = 0
        func hand() throws {
            guard !chunk.isEmpty else { return }
            try crew.give(chunk, to: works)
            (chunk, bytes) = ([], 0)
        }
        func add(_ frame: CanvasFrame) throws {
            try stop.check()
            chunk.append(frame)
            bytes += PassMemory.picture(order.canvases[frame.canvas].canvas)
            if bytes >= Self.chunkBytes { try hand() }
        }
        if order.keepsFrames, !isFirst {
            for frame in kept { try add(frame) }
        } else {
            let spans = order.keepsFrames ? order.spans : works.map(\.work.span)
            let reader = try PictureReader(path: order.asset, facts: order.facts, plans: order.canvases)
            var damaged = 0
            try reader.frames(Self.wanted(spans)) { canvas, number, frame in
                let item = CanvasFrame(
                    canvas: canvas, number: number, frame: frame, damagedBefore: damaged,
                    damagedAfter: reader.damagedPackets)
                damaged = reader.damagedPackets
                if order.keepsFrames { kept.append(item) }
                try add(item)
            }
        }
        try hand()
    }

    /// What of each canvas the spans show, each frame once.
    private static func wanted(_ spans: [PassOrder.Span]) -> [WantedFrames] {
        Dictionary(grouping: spans, by: \.canvas).sorted { $0.key < $1.key }.flatMap { canvas, spans in
            FrameRange.union(spans.map(\.frames)).map { WantedFrames(canvas: canvas, frames: $0) }
        }
    }
}
