internal import CLinux
internal import Foundation
internal import PolyreelCore

/// What confines the processes that read assets.
public enum ChildSandbox {
    /// What this machine's kernel has, for people: `Landlock 7, seccomp`; nil when it has neither.
    public static var description: String? {
        let version = polyreel_landlock_version()
        let parts = [version > 0 ? "Landlock \(version)" : nil, polyreel_has_seccomp() != 0 ? "seccomp" : nil]
        let names = parts.compactMap(\.self)
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// Leaves this process some files to read and one folder to write; no network and no other program.
    ///
    /// A kernel without these means does without, as `description` tells; resource limits hold everywhere.
    /// - Throws: a `Finding` when the kernel has them and they fail.
    static func enter(reading files: [String], writing scratch: String) throws(Finding) {
        let missing = [ENOSYS, EOPNOTSUPP]
        let paths = files.map { strdup($0) }
        defer { for path in paths { free(path) } }
        let status = polyreel_landlock(paths.map { UnsafePointer($0) }, Int32(paths.count), scratch)
        if status != 0, !missing.contains(errno) { throw refused("Landlock") }
        if polyreel_seccomp() != 0, polyreel_has_seccomp() != 0, !missing.contains(errno) { throw refused("seccomp") }
    }

    private static func refused(_ name: String) -> Finding {
        .error(
            "sandbox-failed",
            "the process that reads the asset could not confine itself with \(name): "
                + String(cString: strerror(errno)), hint: "check that the asset can be read")
    }
}
