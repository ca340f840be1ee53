internal import CLinux
internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia

/// The child's side: does what one order says, in a process of its own.
public enum RenderChild {
    /// The program's hidden command.
    public static let command = "render-pass"
    /// Exit status of a child that ran out of memory: with fewer spans at once it may not.
    static let outOfMemory: Int32 = 86

    /// Reads an order from standard input, does it, and answers the exit status. Call it on the main thread, before any
    /// other thread is started: what confines a thread confines only those that it starts.
    public static func serve() -> Int32 {
        // The terminal's signals are for the parent, which ends this process when it ends itself.
        signal(SIGINT, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        guard let line = readLine(strippingNewline: true),
            let order = try? JSONDecoder().decode(ChildOrder.self, from: Data(line.utf8))
        else {
            FileHandle.standardError.write(Data("\(command) reads an order as JSON from standard input\n".utf8))
            return 2
        }
        order.limits.apply()
        // Frames of megabytes come and go: memory that is given back to the system each time is cleared each time.
        polyreel_keep_freed_memory()
        let output = EventLines()
        do {
            try ChildSandbox.enter(reading: order.work.asset, writing: order.scratch)
            endWithParent()
            try run(order, output.write)
            return 0
        } catch let error as MediaError where error.isOutOfMemory {
            return outOfMemory
        } catch let findings as Findings {
            try? output.write(.refused(findings.all))
        } catch {
            try? output.write(.refused([RenderFinding.finding(for: error)]))
        }
        return 0
    }

    private static func run(_ order: ChildOrder, _ emit: @escaping @Sendable (ChildEvent) throws -> Void) throws {
        switch order.work {
        case .probe(let asset, let digest):
            try emit(.facts(try AssetProbe.probe(path: asset, digest: digest)))
        case .backdrop(let asset, let facts, let picture):
            try emit(.backdrop(try BackdropReader.read(asset, facts: facts, picture: picture)))
        case .soundtrack(let asset, let facts, let plan, let output):
            try emit(.soundtrack(try SoundtrackRecord.encode(asset: asset, facts: facts, plan: plan, to: output)))
        case .pass(let order_):
            try PassRun(order: order_, scratch: order.scratch, stop: StopSignal(), emit: emit).run()
        }
    }

    /// Nothing more comes on standard input until the parent closes it or dies.
    private static func endWithParent() {
        let thread = Thread {
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) > 0 {}
            _exit(0)
        }
        thread.stackSize = 256 << 10
        thread.start()
    }
}

/// Events as lines on standard output, whole from whichever thread.
private final class EventLines: Sendable {
    private let lock = NSLock()

    func write(_ event: ChildEvent) throws {
        let line = try JSONText.line(event)
        try lock.withLock { try FileHandle.standardOutput.write(contentsOf: line) }
    }
}
