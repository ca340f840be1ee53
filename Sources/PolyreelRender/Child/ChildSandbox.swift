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

    /// Leaves this process the asset to read and the scratch folder to write; no network and no other program.
    ///
    /// A kernel without these means does without, as `description` tells; resource limits hold everywhere.
    /// - Throws: a `Finding` when the kernel has them and they fail.
    static func enter(reading asset: String, writing scratch: String) throws(Finding) {
        let missing = [ENOSYS, EOPNOTSUPP]
        if polyreel_landlock(asset, scratch) != 0, !missing.contains(errno) { throw refused("Landlock") }
        if polyreel_seccomp() != 0, polyreel_has_seccomp() != 0, !missing.contains(errno) { throw refused("seccomp") }
    }

    private static func refused(_ name: String) -> Finding {
        .error(
            "sandbox-failed",
            "the process that reads the asset could not confine itself with \(name): "
                + String(cString: strerror(errno)), hint: "check that the asset can be read")
    }
}
