internal import CLinux
internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelStore

/// The child's side: does what one order says, in a process of its own.
public enum RenderChild {
    /// The program's hidden command.
    public static let command = "render-pass"
    /// Exit status of a child that ran out of memory: with fewer spans at once it may not.
    static let outOfMemory: Int32 = 86

    /// Does one order, and answers the exit status. Call it on the main thread, before any other thread is started: what
    /// confines a thread confines only those that it starts.
    /// - Parameter arguments: those after the command. None: the order is a line of standard input, and where this machine
    ///   finds its files stands with it. Else it is a file, as `PassArguments` says.
    public static func serve(_ arguments: [String] = Array(CommandLine.arguments.dropFirst(2))) -> Int32 {
        // The terminal's signals are for the parent, which ends this process when it ends itself.
        if arguments.isEmpty { signal(SIGINT, SIG_IGN) }
        signal(SIGPIPE, SIG_IGN)
        // The program ignores it, and that is inherited.
        signal(SIGXFSZ, SIG_DFL)
        let output = EventLines()
        var wanted: (pass: PassOrder, folder: String)?
        do {
            if arguments.isEmpty {
                guard let line = readLine(strippingNewline: true),
                    let order = try? JSONDecoder().decode(ChildOrder.self, from: Data(line.utf8))
                else { return wrong("an order as JSON on standard input, or \(PassArguments.usage)") }
                confineMemory(order.limits)
                try ChildSandbox.enter(reading: [try order.work.asset], writing: order.scratch)
                endWithParent()
                try run(order, output.write)
                return 0
            }
            guard let given = PassArguments(arguments) else { return wrong(PassArguments.usage) }
            let (order, inputs) = try given.read()
            if case .pass(let pass, _) = order.work { wanted = (pass, order.scratch) }
            confineMemory(order.limits)
            // Nobody else ends it.
            alarm(UInt32(clamping: order.limits.wallSeconds))
            let files = try inputs.verified()
            try ChildSandbox.enter(reading: inputs.files, writing: order.scratch)
            try run(order) { event in
                if case .made = event { try files.forEach(check) }
                try output.write(event)
            }
        } catch let error as MediaError where error.isOutOfMemory {
            return outOfMemory
        } catch let findings as Findings {
            try? output.write(.refused(findings.all))
        } catch {
            try? output.write(.refused([RenderFinding.finding(for: error)]))
        }
        guard !arguments.isEmpty else { return 0 }
        guard let wanted else { return 1 }
        // What is half made must not be taken for whole; what an earlier run made stays.
        for files in output.unfinished.map({ SpanFiles($0, in: wanted.folder) }) {
            for file in [files.segment, files.edges] { unlink(file) }
        }
        return wanted.pass.spans.allSatisfy { output.made.contains($0.key) } ? 0 : 1
    }

    private static func wrong(_ message: String) -> Int32 {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        return 2
    }

    private static func confineMemory(_ limits: ChildLimits) {
        limits.apply()
        // Frames of megabytes come and go: memory that is given back to the system each time is cleared each time.
        polyreel_keep_freed_memory()
    }

    /// Throws when an input is no longer the file that was held against its digest.
    private static func check(_ file: FileIdentity) throws(Finding) {
        guard let now = try? FileIdentity(of: file.path), now.isSameContent(as: file) else {
            throw RenderFinding.assetChanged(file.path)
        }
    }

    private static func run(_ order: ChildOrder, _ emit: @escaping @Sendable (ChildEvent) throws -> Void) throws {
        switch order.work {
        case .probe(let asset, let digest):
            try emit(.facts(try AssetProbe.probe(path: asset, digest: digest)))
        case .hearing(let asset, let facts, let choice, let part):
            try emit(.heard(try SoundHearing.measure(path: asset, facts: facts, choice: choice, part: part)))
        case .backdrop(let asset, let facts, let picture):
            try emit(.backdrop(try BackdropReader.read(asset, facts: facts, picture: picture)))
        case .soundtrack(let asset, let facts, let plan, let output):
            try emit(.soundtrack(try SoundtrackRecord.encode(asset: asset, facts: facts, plan: plan, to: output)))
        case .pass(let pass, let inputs):
            try PassRun(order: pass, inputs: inputs, scratch: order.scratch, stop: StopSignal(), emit: emit).run()
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
