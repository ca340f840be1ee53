internal import Foundation

/// File systems that only one process sees, and that are gone after it.
public enum MountNamespace {
    /// The arguments of `unshare` that allow to mount here, as root or in a user namespace of our own; nil where neither
    /// does.
    public static let flags: [String]? = [["-m"], ["-rm"]].first { flags in
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = flags + ["mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Runs a script in one of its own; `polyreel` in it is the program.
    public static func run(_ script: String) async throws -> Tool.Result {
        try await Tool.run(
            "unshare", (flags ?? []) + ["bash", "-c", "polyreel() { '\(Product.polyreel)' \"$@\"; }\n" + script])
    }
}
