internal import Foundation

/// What memory there is for this process and its children.
enum MachineMemory {
    /// Bytes: of the machine, or of the container that this runs in where that may take less.
    static var bytes: Int { within(try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)) }

    /// - Parameter limit: what the kernel says of the container, in bytes or `max` (Linux, admin-guide/cgroup-v2, Memory
    ///   Interface Files); nil where it says nothing.
    static func within(_ limit: String?) -> Int {
        let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        guard let limit = limit.flatMap({ Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }), limit > 0 else {
            return machine
        }
        return min(machine, limit)
    }
}
