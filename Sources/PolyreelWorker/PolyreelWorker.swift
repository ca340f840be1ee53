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

    /// What a small server has to spare.
    public static let usualMemory = ChildLimits.usualMemory

    public init(
        output: String, store: String, allowedRoots: [String], jobs: Int, memory: Int = JobOptions.usualMemory,
        replaces: Bool = false
    ) {
        self.output = output
        self.store = store
        self.allowedRoots = allowedRoots
        self.jobs = jobs
        self.memory = memory
        self.replaces = replaces
    }
}

/// What is told while a job runs.
public enum JobEvent: Sendable {
    case prepared(variants: Int)
    case rendering(RenderEvent)
    case published(label: String, status: VariantStatus)
}
