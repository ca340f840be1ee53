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

    /// For reading and measuring one asset: decoding nine hours of sound takes minutes.
    public static let measuring = ChildLimits(
        addressSpace: 4 << 30, cpuSeconds: 3600, wallSeconds: 2 * 3600, idleSeconds: 2 * 3600, openFiles: 64)

    /// For a pass of so many bytes of memory and so many megapixels of film; more than ten times what a slow machine was
    /// seen to take.
    static func rendering(memory: Int, megapixels: Int) -> ChildLimits {
        // Threads and libraries reserve much more than they touch.
        ChildLimits(
            addressSpace: UInt64(2 * max(0, memory)) + 4 << 30, cpuSeconds: UInt64(600 + megapixels),
            wallSeconds: 1200 + 2 * megapixels, openFiles: 256)
    }

    /// Sets them for this process; those that the system does not take stay as they are.
    func apply() {
        func limit(_ resource: __rlimit_resource, _ value: UInt64) {
            let resource = __rlimit_resource_t(resource.rawValue)
            var old = rlimit()
            guard getrlimit(resource, &old) == 0 else { return }
            var new = rlimit(rlim_cur: min(rlim_t(value), old.rlim_max), rlim_max: min(rlim_t(value), old.rlim_max))
            setrlimit(resource, &new)
        }
        limit(RLIMIT_AS, addressSpace)
        limit(RLIMIT_CPU, cpuSeconds)
        limit(RLIMIT_NOFILE, openFiles)
        limit(RLIMIT_CORE, 0)
    }
}
