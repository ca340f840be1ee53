import PolyreelCore
import PolyreelGraph

@testable import PolyreelRender

/// A pass as `PassRun`, `StageRun` and `Crew` render it: one reader, chunks of frames, few of them in flight, and threads
/// that take the lanes in turn, each lane by one thread at a time.
final class SimulatedPass {
    private let pass: Pass
    private let costs: PassCosts
    private let keyFrames: [Rational]
    private let cores: SimulatedCores
    private let threads: Int
    private let decoders: Int
    private let done: () -> Void

    /// Spans that are rendered in one go, and whether the asset is read for them.
    private var rounds: [(spans: [Int], reads: Bool)] = []
    private var chunks: [[(canvas: Int, number: Int, time: Rational)]] = []
    private var reads = false
    /// What was decoded last, in seconds of the asset.
    private var place = Rational.zero
    private var spans: [Int] = []
    private var lane: [Int: Int] = [:]

    private var lines: [Int: [(span: Int, frames: Int, isLast: Bool, chunk: Int)]] = [:]
    private var ready: [Int] = []
    private var taken: Set<Int> = []
    private var unfinished: [Int: Int] = [:]
    private var given = 0
    private var idle = 0
    private var waiting: (() -> Void)?
    private var hasRead = false

    init(
        _ pass: Pass, _ schedule: PassSchedule, bytes: Int, _ costs: PassCosts, keyFrames: [Rational],
        on cores: SimulatedCores, done: @escaping () -> Void
    ) {
        (self.pass, self.costs, self.keyFrames, self.cores, self.done) = (pass, costs, keyFrames, cores, done)
        (threads, decoders, idle) = (schedule.threads, schedule.decoders, schedule.threads)
        let memory = PassMemory(asset: costs.asset, decoders: decoders, threads: threads)
        let stages = memory.stages(of: pass, bytes: bytes)
        rounds = stages.flatMap { stage in
            stage.batches.enumerated().map { (spans: $1, reads: !(stage.keepsFrames && $0 > 0)) }
        }
        cores.work(PassCosts.start) { [self] in begin() }
    }

    private func begin() {
        guard !rounds.isEmpty else { return done() }
        (spans, reads) = rounds.removeFirst()
        let lanes = PassMemory.lanes(
            spans, canvas: { pass.spans[$0].canvas }, frames: { pass.spans[$0].frames })
        lane = [:]
        for (number, own) in lanes.enumerated() { for span in own { lane[span] = number } }
        hasRead = false
        var frames = pass.wanted(spans).flatMap { canvas, range in
            let picture = pass.canvases[canvas]
            return (range.from..<range.to).map {
                (canvas: canvas, number: $0, time: picture.start + Rational($0) / picture.rate)
            }
        }
        frames.sort { ($0.time, $0.canvas) < ($1.time, $1.canvas) }
        chunks = []
        var bytes = Int.max / 2
        for frame in frames {
            if bytes >= PassRun.chunkBytes {
                chunks.append([])
                bytes = 0
            }
            chunks[chunks.count - 1].append(frame)
            bytes += PassMemory.picture(pass.canvases[frame.canvas].canvas)
        }
        guard reads, let first = frames.first else { return read() }
        let key = keyFrames.last { $0 <= first.time } ?? .zero
        // A stage that goes on where the last one ended needs nothing before it.
        let from = place > key && place <= first.time ? place : key
        place = first.time
        decode(first.time - from) { [self] in read() }
    }

    private func decode(_ time: Rational, then: @escaping () -> Void) {
        let seconds = time.approximation * costs.asset.rate.approximation * costs.decode
        guard seconds > 0 else { return then() }
        cores.work(seconds * (decoders > 1 ? 1 + PassCosts.decodingTogether : 1), threads: decoders, then: then)
    }

    private func read() {
        guard !chunks.isEmpty else {
            hasRead = true
            return endIfDone()
        }
        let chunk = chunks.removeFirst()
        guard reads, let last = chunk.last?.time else { return give(chunk) }
        let step = last - place
        place = last
        let reframing = chunk.reduce(0) { $0 + costs.reframe(pass.canvases[$1.canvas].canvas) }
        decode(step) { [self] in cores.work(reframing) { [self] in give(chunk) } }
    }

    private func give(_ chunk: [(canvas: Int, number: Int, time: Rational)]) {
        guard unfinished.count < PassRun.chunksInFlight else {
            waiting = { [self] in give(chunk) }
            return
        }
        given += 1
        for span in spans {
            let wanted = pass.spans[span]
            let own = chunk.filter { $0.canvas == wanted.canvas && wanted.frames.contains($0.number) }
            guard let last = own.last else { continue }
            let lane = lane[span] ?? 0
            lines[lane, default: []].append((span, own.count, last.number == wanted.frames.to - 1, given))
            unfinished[given, default: 0] += 1
            if lines[lane]?.count == 1, !taken.contains(lane) { ready.append(lane) }
        }
        serve()
        read()
    }

    private func serve() {
        while idle > 0, !ready.isEmpty {
            let lane = ready.removeFirst()
            guard let lot = lines[lane]?.removeFirst() else { continue }
            idle -= 1
            taken.insert(lane)
            let span = pass.spans[lot.span]
            let canvas = pass.canvases[span.canvas].canvas
            cores.work(Double(lot.frames) * costs.encode(canvas) + (lot.isLast ? PassCosts.span : 0)) { [self] in
                guard lot.isLast else { return finish(lane, lot.chunk) }
                let proof = Double(span.frames.count) * costs.prove(canvas)
                cores.work(proof, threads: decoders) { [self] in finish(lane, lot.chunk) }
            }
        }
    }

    private func finish(_ lane: Int, _ chunk: Int) {
        idle += 1
        taken.remove(lane)
        unfinished[chunk, default: 1] -= 1
        if unfinished[chunk] == 0 { unfinished[chunk] = nil }
        if lines[lane]?.isEmpty == false { ready.append(lane) }
        serve()
        if let waiting, unfinished.count < PassRun.chunksInFlight {
            self.waiting = nil
            waiting()
        }
        endIfDone()
    }

    private func endIfDone() {
        guard hasRead, unfinished.isEmpty, waiting == nil else { return }
        hasRead = false
        begin()
    }
}
