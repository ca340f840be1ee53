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
        for stages in readings {
            let held = HeldEvents(emit)
            do {
                // Read as a whole by one thread, any asset is the same, however damaged.
                guard order.decoders > 1 || order.from != nil else { throw PictureReader.Doubt() }
                try read(stages, plates, doubts: true, emit: held.take)
                try held.handOn()
            } catch is PictureReader.Doubt {
                try read(stages, plates, doubts: false, emit: held.passOn)
            }
        }
    }

    private func read(
        _ stages: [PassOrder.Stage], _ plates: PlateFiles, doubts: Bool,
        emit: @escaping @Sendable (ChildEvent) throws -> Void
    ) throws {
        let runs = stages.map { stage in
            StageRun(stage, order, stop: stop) { span in
                SpanWork(
                    span, order.canvases[span.canvas], scratch: scratch, plates: plates, decoders: order.decoders,
                    inspect: inspect, emit: emit)
            }
        }
        do {
            try read(into: runs, doubts: doubts)
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
    private func read(into stages: [StageRun], doubts: Bool) throws {
        let reader = try PictureReader(
            path: try inputs.path(of: order.asset), facts: order.facts, plans: order.canvases,
            decoders: doubts ? order.decoders : 1, doubts: doubts, from: doubts ? nil : order.from)
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
            let (before, after) = (damaged ?? reader.damagedBefore, reader.damagedPackets)
            damaged = after
            try add(
                CanvasFrame(
                    canvas: canvas, number: number, frame: frame, damagedBefore: before, damagedAfter: after))
        }
    }
}
