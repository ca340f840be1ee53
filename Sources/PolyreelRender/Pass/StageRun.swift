internal import PolyreelCore
internal import PolyreelMedia

/// One stage of a pass: its frames go to the encoders of the first batch as they come, and from memory to the others.
final class StageRun {
    /// What of each canvas the stage shows, each frame once.
    let wanted: [WantedFrames]
    /// What batches after the first need of it.
    private let lasting: [WantedFrames]
    private let stage: PassOrder.Stage
    private let order: PassOrder
    private let stop: StopSignal
    private let makeWork: (PassOrder.Span) -> SpanWork
    private var crew: Crew?
    private var works: [(lane: Int, work: SpanWork)] = []
    private var chunk: [CanvasFrame] = []
    private var chunkBytes = 0
    private var kept: [CanvasFrame] = []
    private var left: Int

    init(
        _ stage: PassOrder.Stage, _ order: PassOrder, stop: StopSignal,
        makeWork: @escaping (PassOrder.Span) -> SpanWork
    ) {
        self.stage = stage
        self.order = order
        self.stop = stop
        self.makeWork = makeWork
        wanted = order.wanted(stage.batches)
        lasting = stage.keepsFrames ? order.wanted(stage.batches.dropFirst()) : []
        left = wanted.reduce(0) { $0 + $1.frames.count }
    }

    /// Whether every frame came.
    var isComplete: Bool { left == 0 }

    func wants(_ frame: CanvasFrame) -> Bool { wanted.contains { $0.contains(frame) } }

    /// Takes the next frame.
    func add(_ frame: CanvasFrame) throws {
        if crew == nil { begin(stage.batches[0]) }
        if lasting.contains(where: { $0.contains(frame) }) { kept.append(frame) }
        left -= 1
        try pass(frame)
    }

    /// Ends the first batch and renders the others.
    func finish() throws {
        try endBatch()
        for batch in stage.batches.dropFirst() {
            begin(batch)
            for frame in kept {
                try stop.check()
                try pass(frame)
            }
            try endBatch()
        }
        kept = []
    }

    func abandon() {
        crew?.abandon()
        crew = nil
    }

    private func begin(_ batch: [Int]) {
        let lanes = PassMemory.lanes(
            batch, canvas: { order.spans[$0].canvas }, frames: { order.spans[$0].frames })
        works = lanes.enumerated().flatMap { lane, spans in spans.map { (lane: lane, work: makeWork(order.spans[$0])) }
        }
        crew = Crew(threads: order.threads, chunksInFlight: PassRun.chunksInFlight)
    }

    private func pass(_ frame: CanvasFrame) throws {
        chunk.append(frame)
        chunkBytes += PassMemory.picture(order.canvases[frame.canvas].canvas)
        if chunkBytes >= PassRun.chunkBytes { try hand() }
    }

    private func hand() throws {
        guard !chunk.isEmpty else { return }
        try crew?.give(chunk, to: works)
        (chunk, chunkBytes) = ([], 0)
    }

    private func endBatch() throws {
        try hand()
        try crew?.finish()
        crew = nil
        works = []
    }
}

extension PassOrder {
    /// What of each canvas some spans show, each frame once.
    fileprivate func wanted(_ batches: some Sequence<[Int]>) -> [WantedFrames] {
        let spans = batches.flatMap(\.self).map { self.spans[$0] }
        return Dictionary(grouping: spans, by: \.canvas).sorted { $0.key < $1.key }.flatMap { canvas, spans in
            FrameRange.union(spans.map(\.frames)).map { WantedFrames(canvas: canvas, frames: $0) }
        }
    }
}

extension WantedFrames {
    fileprivate func contains(_ frame: CanvasFrame) -> Bool {
        canvas == frame.canvas && frames.contains(frame.number)
    }
}
