// PolyreelWorker: jobs prepared, run, and served from a queue.

public import PolyreelCore
public import PolyreelRender

/// Where a job writes, what it may read, and how much of the machine it takes.
public struct JobOptions: Sendable {
    public let output: String
    public let store: String
    /// Folders outside the manifest's that it may name files in.
    public let allowedRoots: [String]
    /// Cores that are used.
    public let jobs: Int
    /// Bytes of memory that the program and its children may take together.
    public let memory: Int
    /// Whether names that belong to another manifest are taken over.
    public let replaces: Bool

    /// - Parameter memory: nil for the usual: half a gigabyte for each core, a gigabyte at least and half of what the
    ///   machine has at most.
    public init(
        output: String, store: String, allowedRoots: [String], jobs: Int, memory: Int? = nil, replaces: Bool = false
    ) {
        self.output = output
        self.store = store
        self.allowedRoots = allowedRoots
        self.jobs = jobs
        self.memory = memory ?? Self.usualMemory(cores: jobs, machine: MachineMemory.bytes)
        self.replaces = replaces
    }

    /// - Parameter machine: bytes that this machine has.
    static func usualMemory(cores: Int, machine: Int) -> Int {
        max(ChildLimits.usualMemory, min(cores * 500_000_000, machine / 2))
    }
}

/// What is told while a job runs.
public enum JobEvent: Sendable {
    case prepared(variants: Int)
    case rendering(RenderEvent)
    case published(label: String, status: VariantStatus)
}
