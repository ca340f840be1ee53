internal import Foundation
public import PolyreelCore
internal import Subprocess
internal import Synchronization

#if canImport(System)
    internal import System
#else
    internal import SystemPackage
#endif

/// Where work on assets is done: in child processes of this program, with limits on memory, time and files.
public struct RenderHost: Sendable {
    /// Path of the `polyreel` executable.
    private let program: String
    /// Instead of those that follow from the work.
    private let limits: ChildLimits?

    public init(program: String, limits: ChildLimits? = nil) {
        self.program = program
        self.limits = limits
    }

    /// The program that runs now.
    public static var itself: RenderHost {
        RenderHost(
            program: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "polyreel")
    }

    /// Measures an asset.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say why the file is no asset, or how its reader died.
    public func probe(_ asset: String, digest: String, scratch: String, stop: StopSignal) async throws -> AssetFacts {
        let found = Mutex<AssetFacts?>(nil)
        let end = try await run(
            .probe(asset: asset, digest: digest), scratch: scratch, limits: .measuring, stop: stop
        ) { event in
            if case .facts(let facts) = event { found.withLock { $0 = facts } }
        }
        if case .died(let cause) = end {
            throw Self.brokeOff(asset, cause)
        }
        guard let facts = found.withLock({ $0 }) else {
            throw Findings([.error("asset-unreadable", "reading \(asset) told nothing", hint: "run again")])
        }
        return facts
    }

    /// Measures what is heard of a part of an asset.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say what of the choice is not there, or how its reader died.
    public func hear(
        _ asset: String, facts: AssetFacts, choice: SoundChoice?, part: TrimRange, scratch: String, stop: StopSignal
    ) async throws -> HeardSound {
        let found = Mutex<HeardSound?>(nil)
        let end = try await run(
            .hearing(asset: asset, facts: facts, choice: choice, part: part), scratch: scratch, limits: .measuring,
            stop: stop
        ) { event in
            if case .heard(let heard) = event { found.withLock { $0 = heard } }
        }
        if case .done = end, let heard = found.withLock({ $0 }) { return heard }
        var cause = "told nothing"
        if case .died(let how) = end { cause = how }
        throw Self.brokeOff(asset, cause)
    }

    /// Looks how bright the picture of a film is.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say why it cannot be read, or how its reader died.
    public func backdrop(
        of picture: PicturePlan, asset: String, facts: AssetFacts, scratch: String, stop: StopSignal
    ) async throws -> Backdrop {
        let found = Mutex<Backdrop?>(nil)
        let end = try await run(
            .backdrop(asset: asset, facts: facts, picture: picture), scratch: scratch, limits: .measuring, stop: stop
        ) { event in
            if case .backdrop(let backdrop) = event { found.withLock { $0 = backdrop } }
        }
        if case .done = end, let backdrop = found.withLock({ $0 }) { return backdrop }
        var cause = "told nothing"
        if case .died(let how) = end { cause = how }
        throw Self.brokeOff(asset, cause)
    }

    private static func brokeOff(_ asset: String, _ cause: String) -> Findings {
        Findings([
            .error(
                "asset-unreadable", "reading \(asset) broke off: the reader \(cause)",
                hint: "ask the creator to export the video again")
        ])
    }

    /// How a child ended.
    enum End: Sendable {
        case done
        /// Before its work was: why, as what follows "the process".
        case died(String)
    }

    /// Runs one order in a child process and hands on what it tells, in order.
    /// - Throws: `Interrupted`; `Findings` when nothing of the order can be done; what `handle` throws, after the child was
    ///   ended.
    func run(
        _ work: ChildWork, scratch: String, limits: ChildLimits, stop: StopSignal,
        handle: @escaping @Sendable (ChildEvent) async throws -> Void
    ) async throws -> End {
        let limits = self.limits ?? limits
        let order = ChildOrder(work: work, scratch: scratch, limits: limits)
        let line = try JSONText.line(order)
        var platform = PlatformOptions()
        // Signals of a terminal are for this process.
        platform.processGroupID = 0
        let pulse = Pulse()
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: [RenderChild.command],
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), platformOptions: platform,
            input: .inputWriter, output: .sequence, error: .discarded
        ) { child in
            try await withThrowingTaskGroup(of: Watch.self) { group in
                group.addTask {
                    let deadline = ContinuousClock.now + .seconds(limits.wallSeconds)
                    while !stop.isRaised, ContinuousClock.now < min(deadline, pulse.last + .seconds(limits.idleSeconds))
                    {
                        try await Task.sleep(for: .milliseconds(50))
                    }
                    try? child.send(signal: .kill)
                    return stop.isRaised ? .stopped : .timedOut
                }
                group.addTask {
                    // A child that died before it read its order is told by its end.
                    _ = try? await child.standardInputWriter.write(line)
                    try await Self.read(child.standardOutput, pulse, handle)
                    return .read
                }
                var timedOut = false
                do {
                    while let watch = try await group.next(), watch != .read { timedOut = watch == .timedOut }
                } catch {
                    try? child.send(signal: .kill)
                    throw error
                }
                group.cancelAll()
                try? await child.standardInputWriter.finish()
                return timedOut
            }
        }
        try stop.check()
        return Self.end(result.terminationStatus, timedOut: result.closureResult, limits)
    }

    /// What was seen of a child: all it had to tell, or a reason to end it.
    private enum Watch { case read, stopped, timedOut }

    private static func read(
        _ output: SubprocessOutputSequence, _ pulse: Pulse, _ handle: @Sendable (ChildEvent) async throws -> Void
    ) async throws {
        var pending = Data()
        // Bytes of it that hold no end of a line: a line may be megabytes long, and comes in many pieces.
        var searched = 0
        for try await piece in output {
            pulse.beat()
            piece.withUnsafeBytes { pending.append(contentsOf: $0) }
            while let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = pending[..<end]
                pending = Data(pending[(end + 1)...])
                searched = 0
                let event = try JSONDecoder().decode(ChildEvent.self, from: line)
                if case .refused(let findings) = event { throw Findings(findings) }
                try await handle(event)
            }
            searched = pending.count
        }
    }

    private static func end(_ status: TerminationStatus, timedOut: Bool, _ limits: ChildLimits) -> End {
        if timedOut { return .died("did not end in \(min(limits.wallSeconds, limits.idleSeconds)) s") }
        switch status {
        case .exited(0): return .done
        case .exited(RenderChild.outOfMemory): return .died("ran out of memory")
        case .exited(let code): return .died("ended with status \(code)")
        case .signaled(SIGXCPU): return .died("took more than \(limits.cpuSeconds) s of computing")
        case .signaled(let signal):
            return .died("was killed by signal \(signal) (\(String(cString: strsignal(signal))))")
        }
    }
}

/// When a child was last heard of.
private final class Pulse: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var last: ContinuousClock.Instant { time.withLock { $0 } }
    func beat() { time.withLock { $0 = .now } }
}
