internal import Subprocess

#if canImport(System)
    internal import System
#else
    internal import SystemPackage
#endif

/// Another program, run as a judge.
public enum Tool {
    public struct Result: Sendable {
        public let status: Int32
        public let output: String
        public let errors: String
    }

    /// Runs a program of the PATH, or at a path, to its end; each stream is kept up to 64 MiB.
    public static func run(_ program: String, _ arguments: [String], in folder: String? = nil) async throws -> Result {
        let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
        let result = try await Subprocess.run(
            executable, arguments: .init(arguments), workingDirectory: folder.map { FilePath($0) },
            output: .string(limit: 64 << 20), error: .string(limit: 64 << 20))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            case .signaled(let signal): 128 + Int32(signal)
            }
        return Result(status: status, output: result.standardOutput, errors: result.standardError)
    }
}
