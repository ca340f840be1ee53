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
    /// Bytes that one child may take to read an asset.
    let memory: Int
    /// Instead of those that follow from the work.
    private let limits: ChildLimits?

    public init(program: String, memory: Int = ChildLimits.usualMemory, limits: ChildLimits? = nil) {
        self.program = program
        self.memory = memory
        self.limits = limits
    }

    /// The program that runs now.
    /// - Parameter memory: bytes that one child may take to read an asset.
    public static func itself(memory: Int = ChildLimits.usualMemory) -> RenderHost {
        RenderHost(
            program: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "polyreel",
            memory: memory)
    }

    /// What a child may take that reads an asset.
    var measuring: ChildLimits { .measuring(memory: memory) }

    /// All that a child knows of this process's environment: where its libraries lie, if that is said there.
    private static let environment: Environment = {
        let kept = ["LD_LIBRARY_PATH", "LD_PRELOAD"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { "\(name)=\($0)" }
        }
        return .custom((kept + ["SWIFT_BACKTRACE=enable=no"]).map { Array("\($0)\0".utf8) })
    }()

    /// Measures an asset.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say why the file is no asset, or how its reader died.
    public func probe(_ asset: String, digest: String, scratch: String, stop: StopSignal) async throws -> AssetFacts {
        try await read(.probe(asset: asset, digest: digest), asset, scratch: scratch, stop: stop) { event in
            if case .facts(let facts) = event { facts } else { nil }
        }
    }

    /// Measures what is heard of a part of an asset.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say what of the choice is not there, or how its reader died.
    public func hear(
        _ asset: String, facts: AssetFacts, choice: SoundChoice?, part: TrimRange, scratch: String, stop: StopSignal
    ) async throws -> HeardSound {
        try await read(
            .hearing(asset: asset, facts: facts, choice: choice, part: part), asset, scratch: scratch, stop: stop
        ) { event in
            if case .heard(let heard) = event { heard } else { nil }
        }
    }

    /// Looks how bright the picture of a film is.
    /// - Parameter scratch: a folder that is there.
    /// - Throws: `Findings` that say why it cannot be read, or how its reader died.
    public func backdrop(
        of picture: PicturePlan, asset: String, facts: AssetFacts, scratch: String, stop: StopSignal
    ) async throws -> Backdrop {
        try await read(
            .backdrop(asset: asset, facts: facts, picture: picture), asset, scratch: scratch, stop: stop
        ) { event in
            if case .backdrop(let backdrop) = event { backdrop } else { nil }
        }
    }

    /// Has an asset read; once more where the reader died, as passes are: that may have been anybody's doing.
    /// - Parameter told: what is wanted, of an event that tells it.
    private func read<Value: Sendable>(
        _ work: ChildWork, _ asset: String, scratch: String, stop: StopSignal,
        told: @escaping @Sendable (ChildEvent) -> Value?
    ) async throws -> Value {
        var cause = ChildDeath("told nothing")
        for _ in 0..<2 {
            let found = Mutex<Value?>(nil)
            let end = try await run(work, scratch: scratch, limits: measuring, stop: stop) { event in
                if let value = told(event) { found.withLock { $0 = value } }
            }
            if case .done = end, let value = found.withLock({ $0 }) { return value }
            if case .died(let death) = end { cause = death }
            // It would again.
            if [.memory, .limit].contains(cause.kind) { break }
        }
        throw Findings([cause.finding(asset, memory: memory)])
    }

    /// How a child ended.
    enum End: Sendable {
        case done
        /// Before its work was.
        case died(ChildDeath)
    }

    /// A child may die before it has read its order: writing to it then is an error to be told, not the end of this process.
    private static let outlivesChildren: Void = { signal(SIGPIPE, SIG_IGN) }()

    /// Runs one order in a child process and hands on what it tells, in order.
    /// - Throws: `Interrupted`; `Findings` when nothing of the order can be done; what `handle` throws, after the child was
    ///   ended.
    func run(
        _ work: ChildWork, scratch: String, limits: ChildLimits, stop: StopSignal,
        handle: @escaping @Sendable (ChildEvent) async throws -> Void
    ) async throws -> End {
        _ = Self.outlivesChildren
        let limits = self.limits ?? limits
        let order = ChildOrder(work: work, scratch: scratch, limits: limits)
        let line = try JSONText.line(order)
        var platform = PlatformOptions()
        // Signals of a terminal are for this process.
        platform.processGroupID = 0
        let pulse = Pulse()
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: [RenderChild.command],
            environment: Self.environment, platformOptions: platform,
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
                var (timedOut, nonsense) = (false, false)
                do {
                    while let watch = try await group.next(), watch != .read { timedOut = watch == .timedOut }
                } catch is Nonsense {
                    try? child.send(signal: .kill)
                    nonsense = true
                } catch {
                    try? child.send(signal: .kill)
                    throw error
                }
                group.cancelAll()
                try? await child.standardInputWriter.finish()
                return (timedOut: timedOut, nonsense: nonsense)
            }
        }
        try stop.check()
        if result.closureResult.nonsense { return .died(ChildDeath("told what cannot be")) }
        return Self.end(result.terminationStatus, timedOut: result.closureResult.timedOut, limits)
    }

    /// What was seen of a child: all it had to tell, or a reason to end it.
    private enum Watch { case read, stopped, timedOut }

    /// A child told what is no event, or numbers that nothing has.
    private struct Nonsense: Error {}

    /// Bytes of an event: hours of a picture's brightness are hundreds of megabytes.
    private static let longestEvent = 1 << 30

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
                guard let event = try? JSONDecoder().decode(ChildEvent.self, from: line), event.isPlausible else {
                    throw Nonsense()
                }
                if case .refused(let findings) = event { throw Findings(findings) }
                try await handle(event)
            }
            searched = pending.count
            guard searched <= longestEvent else { throw Nonsense() }
        }
    }

    private static func end(_ status: TerminationStatus, timedOut: Bool, _ limits: ChildLimits) -> End {
        if timedOut { return .died(ChildDeath("did not end in \(min(limits.wallSeconds, limits.idleSeconds)) s")) }
        switch status {
        case .exited(0): return .done
        case .exited(RenderChild.outOfMemory): return .died(ChildDeath("ran out of memory", .memory))
        case .exited(let code): return .died(ChildDeath("ended with status \(code)"))
        case .signaled(SIGXCPU):
            let seconds = limits.computing.soft
            return .died(
                ChildDeath("took more than \(seconds) s of computing", seconds < limits.cpuSeconds ? .limit : .other))
        case .signaled(SIGXFSZ):
            let own = ChildLimits.most(RLIMIT_FSIZE)
            let bytes = min(own, limits.fileBytes)
            return .died(
                ChildDeath("wrote a file of more than \(bytes) bytes", own < limits.fileBytes ? .limit : .other))
        case .signaled(let signal):
            let name = "was killed by signal \(signal) (\(String(cString: strsignal(signal))))"
            return .died(ChildDeath(name, outsiders.contains(signal) ? .killed : .other))
        }
    }

    /// Signals by which others end a process, and no fault of its own does.
    private static let outsiders = [SIGKILL, SIGTERM, SIGHUP, SIGINT, SIGQUIT]
}

/// When a child was last heard of.
private final class Pulse: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var last: ContinuousClock.Instant { time.withLock { $0 } }
    func beat() { time.withLock { $0 = .now } }
}
