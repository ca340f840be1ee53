/// A machine of some cores on which many threads work: whoever asked first gets the next that is free. Its clock is
/// counted, never read.
final class SimulatedCores {
    private(set) var clock = 0.0
    private var free: Int
    private var waiting: [(seconds: Double, then: () -> Void)] = []
    private var next = 0
    private var working: [(end: Double, number: Int, then: () -> Void)] = []
    private var count = 0

    /// Seconds that a thread works before another may have its core.
    private static let slice = 0.02

    init(_ cores: Int) { free = cores }

    /// One thread's work of so many seconds, and what comes after it.
    func work(_ seconds: Double, then: @escaping () -> Void) {
        let part = min(seconds, Self.slice)
        waiting.append(
            (part, { [self] in if seconds - part > 1e-9 { work(seconds - part, then: then) } else { then() } }))
        start()
    }

    /// The same work, divided among some threads.
    func work(_ seconds: Double, threads: Int, then: @escaping () -> Void) {
        var left = threads
        for _ in 0..<threads {
            work(seconds / Double(threads)) {
                left -= 1
                if left == 0 { then() }
            }
        }
    }

    /// Goes on until nothing is left to do.
    func run() {
        while let index = working.indices.min(by: {
            (working[$0].end, working[$0].number) < (working[$1].end, working[$1].number)
        }) {
            let done = working.remove(at: index)
            clock = done.end
            free += 1
            done.then()
            start()
        }
    }

    private func start() {
        while free > 0, next < waiting.count {
            let item = waiting[next]
            next += 1
            free -= 1
            count += 1
            working.append((clock + item.seconds, count, item.then))
        }
        if next > 10_000 {
            waiting.removeFirst(next)
            next = 0
        }
    }
}
