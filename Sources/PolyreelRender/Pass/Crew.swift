internal import Foundation
internal import PolyreelCore

/// A few threads that compose and encode. Each span's frames are taken in order, by one thread at a time; how many
/// frames wait is bounded.
final class Crew: @unchecked Sendable {
    /// A span, the frames it has still to take, and the chunk that each lot of them came in.
    private final class Line {
        let work: SpanWork
        var lots: [(frames: [CanvasFrame], chunk: Int)] = []
        var isTaken = false

        init(_ work: SpanWork) { self.work = work }
    }

    private let condition = NSCondition()
    private let chunksInFlight: Int
    private var lines: [Int: Line] = [:]
    /// Spans that wait for a thread, the longest waiting first.
    private var ready: [Int] = []
    /// By chunk, how many lots of it are not done.
    private var unfinished: [Int: Int] = [:]
    private var chunks = 0
    private var failure: (any Error)?
    private var isClosed = false

    /// - Parameter chunksInFlight: how many chunks may wait or be in work before the next has to wait itself.
    init(threads: Int, chunksInFlight: Int) {
        self.chunksInFlight = chunksInFlight
        for _ in 0..<max(1, threads) {
            let thread = Thread { self.serve() }
            // x264's own recursion is shallow; plates and proofs live on the heap.
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    /// Hands a chunk of frames to the spans that show them; waits while too many chunks are under way.
    /// - Throws: what made a span's work pointless for all.
    func give(_ frames: [CanvasFrame], to works: [(index: Int, work: SpanWork)]) throws {
        condition.lock()
        defer { condition.unlock() }
        while failure == nil, unfinished.count >= chunksInFlight { condition.wait() }
        if let failure { throw failure }
        chunks += 1
        for (index, work) in works {
            let own = frames.filter { $0.canvas == work.span.canvas && work.span.frames.contains($0.number) }
            guard !own.isEmpty else { continue }
            let line = lines[index] ?? Line(work)
            lines[index] = line
            line.lots.append((own, chunks))
            unfinished[chunks, default: 0] += 1
            if line.lots.count == 1, !line.isTaken { ready.append(index) }
        }
        condition.broadcast()
    }

    /// Waits until all is done, and lets the threads go.
    func finish() throws {
        condition.lock()
        defer { condition.unlock() }
        while failure == nil, !unfinished.isEmpty { condition.wait() }
        isClosed = true
        condition.broadcast()
        if let failure { throw failure }
    }

    /// Lets the threads go after what they have in hand.
    func abandon() {
        condition.lock()
        failure = failure ?? Interrupted()
        isClosed = true
        condition.broadcast()
        // What they have in hand writes into files that will be removed.
        while lines.values.contains(where: \.isTaken) { condition.wait() }
        condition.unlock()
    }

    private func serve() {
        condition.lock()
        defer { condition.unlock() }
        while true {
            while ready.isEmpty, !isClosed { condition.wait() }
            guard failure == nil, !ready.isEmpty else { return }
            let index = ready.removeFirst()
            guard let line = lines[index], !line.lots.isEmpty else { continue }
            let lot = line.lots.removeFirst()
            line.isTaken = true
            condition.unlock()
            let result = Result { try line.work.take(lot.frames) }
            condition.lock()
            line.isTaken = false
            if case .failure(let error) = result { failure = failure ?? error }
            unfinished[lot.chunk, default: 1] -= 1
            if unfinished[lot.chunk] == 0 { unfinished[lot.chunk] = nil }
            if !line.lots.isEmpty {
                ready.append(index)
            } else if lot.frames.last?.number == line.work.span.frames.to - 1 {
                lines[index] = nil
            }
            condition.broadcast()
        }
    }
}
