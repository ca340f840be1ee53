internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelStore

/// Runs one pass on the calling thread and a few more: decode, reframe, lay plates over, encode, prove.
struct PassRun {
    let order: PassOrder
    let inputs: PassInputs
    /// An empty folder for the segments.
    let scratch: String
    let stop: StopSignal
    /// Sees every composed frame before it is encoded: key, frame number of the film, picture.
    var inspect: (@Sendable (Digest, Int, Frame) -> Void)?
    /// Called from any thread.
    let emit: @Sendable (ChildEvent) throws -> Void

    /// Bytes of canvas frames that are handed on together; what waits between decoder and encoders is a few of these.
    static let chunkBytes = 16 << 20
    static let chunksInFlight = 2

    /// - Throws: `Interrupted`, or what ends the pass for all its spans: the asset cannot be read, the disk is full.
    func run() throws {
        guard order.build == .current else {
            throw Finding.error(
                "pass-other-build", "the pass was ordered for \(order.build.libav), format \(order.build.format)",
                hint: "render it with the build that ordered it")
        }
        let plates = PlateFiles(inputs)
        for stages in readings { try run(stages, plates) }
    }

    /// Reads from the last key frame before what is wanted, with as many threads as there are. Where the asset turns out to
    /// be damaged, how that is concealed depends on both: what is not certain by then is made from the asset's own start, by
    /// one thread, which is the same in every pass.
    private func run(_ stages: [PassOrder.Stage], _ plates: PlateFiles) throws {
        let held = HeldEvents(emit)
        func left() -> [PassOrder.Stage] { stages.compactMap { $0.without(held.told, of: order.spans) } }
        for decoders in Set([order.decoders, 1]).sorted(by: >) {
            do {
                try read(left(), plates, decoders: decoders, held)
                return try held.handOn()
            } catch is PictureReader.Doubt {
                held.forget()
            }
        }
        try read(left(), plates, decoders: 1, wholly: true, held)
        try held.handOn()
    }

    private func read(
        _ stages: [PassOrder.Stage], _ plates: PlateFiles, decoders: Int, wholly: Bool = false, _ held: HeldEvents
    ) throws {
        let runs = stages.map { stage in
            StageRun(stage, order, stop: stop) { span in
                SpanWork(
                    span, order.canvases[span.canvas], scratch: scratch, plates: plates, decoders: order.decoders,
                    inspect: inspect, emit: held.take)
            }
        }
        let reader = try PictureReader(
            path: try inputs.path(of: order.asset), facts: order.facts, plans: order.canvases, decoders: decoders,
            doubts: !wholly, wholly: wholly)
        do {
            try read(reader, into: runs) {
                try held.handOn(before: wholly ? reader.decoded + 1 : reader.decoded - PictureReader.reach)
                held.mark(reader.decoded)
            }
        } catch {
            for run in runs { run.abandon() }
            throw error
        }
    }

    /// The stages, together where the source is read through for them once. One that can neither have all its encoders
    /// at once nor keep its frames is read for each batch anew.
    private var readings: [[PassOrder.Stage]] {
        var readings: [[PassOrder.Stage]] = []
        var goesOn = false
        for stage in order.stages {
            if !stage.isReadOnce {
                readings += stage.batches.map { [PassOrder.Stage(batches: [$0], keepsFrames: false)] }
                goesOn = false
            } else if goesOn {
                readings[readings.count - 1].append(stage)
            } else {
                readings.append([stage])
                goesOn = true
            }
        }
        return readings
    }

    /// One way through the source for some stages, in turn.
    /// - Parameter tick: called before every frame.
    private func read(_ reader: PictureReader, into stages: [StageRun], tick: () throws -> Void) throws {
        var current = 0
        // Frames of the next stage that come before the last of this one: canvases may differ in their rates.
        var early: [CanvasFrame] = []
        var damaged: Int?
        func add(_ frame: CanvasFrame) throws {
            guard current < stages.count, stages[current].wants(frame) else { return early.append(frame) }
            try stages[current].add(frame)
            while current < stages.count, stages[current].isComplete {
                try stages[current].finish()
                current += 1
                let waiting = early
                early = []
                for frame in waiting { try add(frame) }
            }
        }
        try reader.frames(stages.flatMap(\.wanted)) { canvas, number, frame in
            try stop.check()
            try tick()
            let (before, after) = (damaged ?? reader.damagedBefore, reader.damagedPackets)
            damaged = after
            try add(
                CanvasFrame(
                    canvas: canvas, number: number, frame: frame, damagedBefore: before, damagedAfter: after))
        }
    }
}

extension PassOrder.Stage {
    /// What is left of it without some of its spans; nil when that is nothing.
    fileprivate func without(_ keys: Set<Digest>, of spans: [PassOrder.Span]) -> PassOrder.Stage? {
        let left = batches.map { $0.filter { !keys.contains(spans[$0].key) } }.filter { !$0.isEmpty }
        return left.isEmpty ? nil : PassOrder.Stage(batches: left, keepsFrames: keepsFrames)
    }
}
