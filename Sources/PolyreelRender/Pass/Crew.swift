internal import Foundation
internal import PolyreelCore

/// A few threads that compose and encode. Each lane's frames are taken in order, by one thread at a time, so that an encoder
/// is closed before the next of its lane is opened; how many frames wait is bounded.
final class Crew: @unchecked Sendable {
    /// The frames that spans which do not overlap have still to take, and the chunk that each lot of them came in.
    private final class Line {
        var lots: [(work: SpanWork, frames: [CanvasFrame], chunk: Int)] = []
        var isTaken = false
    }

    private let condition = NSCondition()
    private let chunksInFlight: Int
    private var lines: [Int: Line] = [:]
    /// Lanes that wait for a thread, the longest waiting first.
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
    func give(_ frames: [CanvasFrame], to works: [(lane: Int, work: SpanWork)]) throws {
        condition.lock()
        defer { condition.unlock() }
        while failure == nil, unfinished.count >= chunksInFlight { condition.wait() }
        if let failure { throw failure }
        chunks += 1
        for (lane, work) in works {
            let own = frames.filter { $0.canvas == work.span.canvas && work.span.frames.contains($0.number) }
            guard !own.isEmpty else { continue }
            let line = lines[lane] ?? Line()
            lines[lane] = line
            line.lots.append((work, own, chunks))
            unfinished[chunks, default: 0] += 1
            if line.lots.count == 1, !line.isTaken { ready.append(lane) }
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
            let lane = ready.removeFirst()
            guard let line = lines[lane], !line.lots.isEmpty else { continue }
            let lot = line.lots.removeFirst()
            line.isTaken = true
            condition.unlock()
            let result = Result { try lot.work.take(lot.frames) }
            condition.lock()
            line.isTaken = false
            if case .failure(let error) = result { failure = failure ?? error }
            unfinished[lot.chunk, default: 1] -= 1
            if unfinished[lot.chunk] == 0 { unfinished[lot.chunk] = nil }
            if !line.lots.isEmpty { ready.append(lane) }
            condition.broadcast()
        }
    }
}
