internal import Glibc

/// How much a child process may take before the system ends it.
public struct ChildLimits: Codable, Sendable, Hashable {
    /// Bytes of address space: allocations beyond fail.
    public var addressSpace: UInt64
    /// Seconds on all cores together; at the end the system kills.
    public var cpuSeconds: UInt64
    /// Seconds on the wall; at the end the parent kills.
    public var wallSeconds: Int
    /// Seconds in which it tells nothing; at the end the parent kills.
    public var idleSeconds = 600
    public var openFiles: UInt64
    /// Bytes of memory of its own, whether it touches them or not: what threads and libraries reserve is not among them.
    public var data = UInt64.max
    /// Bytes of a file that it writes: nine hours of sound are one gigabyte.
    public var fileBytes: UInt64 = 4 << 30
    /// Threads of this user, with all that run already: a last fence where no filter keeps it from making processes.
    public var processes: UInt64 = 8192

    /// What is spent without being asked, in bytes: a gigabyte, which a small server has to spare.
    public static let usualMemory = 1_000_000_000
    /// Less than this measures nothing.
    private static let leastMemory = 256 << 20

    /// For reading and measuring one asset: decoding nine hours of sound takes minutes.
    /// - Parameter memory: bytes that it may take.
    public static func measuring(memory: Int = usualMemory) -> ChildLimits {
        ChildLimits(
            addressSpace: UInt64(max(memory, leastMemory)) + 4 << 30, cpuSeconds: 3600, wallSeconds: 2 * 3600,
            idleSeconds: 2 * 3600, openFiles: 64, data: UInt64(max(memory, leastMemory)))
    }

    /// For a pass of so many bytes of memory and so many megapixels of film; more than ten times what a slow machine was
    /// seen to take.
    /// - Parameter decoded: megapixels of the asset up to where the pass ends: what is damaged is decoded from its start, and
    ///   nothing is told meanwhile. A slow machine was seen to decode more than a hundred in a second.
    static func rendering(memory: Int, megapixels: Int, decoded: Int = 0) -> ChildLimits {
        // Threads and libraries reserve much more than they touch.
        ChildLimits(
            addressSpace: UInt64(2 * max(0, memory)) + 4 << 30, cpuSeconds: UInt64(600 + megapixels + decoded / 5),
            wallSeconds: 1200 + 2 * megapixels + decoded / 5, idleSeconds: 600 + decoded / 10, openFiles: 256)
    }

    /// What a process of this user may set at most.
    static func most(_ resource: __rlimit_resource) -> UInt64 {
        var now = rlimit(rlim_cur: .max, rlim_max: .max)
        getrlimit(__rlimit_resource_t(resource.rawValue), &now)
        return UInt64(now.rlim_max)
    }

    /// Seconds on all cores together, as the system and this process's own limits let a child have them.
    var computing: (soft: UInt64, hard: UInt64) {
        let hard = min(min(cpuSeconds, .max - 5) + 5, Self.most(RLIMIT_CPU))
        return (min(cpuSeconds, hard - min(5, hard / 2)), hard)
    }

    /// Sets them for this process; those that the system does not take stay as they are.
    func apply() {
        func limit(_ resource: __rlimit_resource, _ value: UInt64, hard: UInt64? = nil) {
            let most = Self.most(resource)
            var new = rlimit(rlim_cur: rlim_t(min(value, most)), rlim_max: rlim_t(min(hard ?? value, most)))
            setrlimit(__rlimit_resource_t(resource.rawValue), &new)
        }
        limit(RLIMIT_AS, addressSpace)
        // At the hard limit the kernel sends SIGKILL, as others may; at the soft one SIGXCPU (setrlimit(2)).
        limit(RLIMIT_CPU, computing.soft, hard: computing.hard)
        limit(RLIMIT_NOFILE, openFiles)
        limit(RLIMIT_CORE, 0)
        limit(RLIMIT_DATA, data)
        limit(RLIMIT_FSIZE, fileBytes)
        limit(__RLIMIT_NPROC, processes)
    }
}
