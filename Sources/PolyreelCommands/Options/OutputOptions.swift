import ArgumentParser
import Foundation
import PolyreelWorker

/// Where things go.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "Where variants are published.")
    var output = "out"

    @Option(name: .long, help: "Where rendered spans are kept; default: .polyreel beside the output.")
    var store: String?

    /// - Parameters:
    ///   - jobs: cores to use; nil: all that the machine has.
    ///   - memory: bytes to use; nil: the usual.
    func jobOptions(_ manifest: ManifestOptions, jobs: Int? = nil, memory: Int? = nil) -> JobOptions {
        let output = URL(filePath: output).standardizedFileURL
        let store = store ?? output.deletingLastPathComponent().appending(path: ".polyreel").path
        return JobOptions(
            output: output.path, store: URL(filePath: store).standardizedFileURL.path, allowedRoots: manifest.allow,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, memory: memory ?? JobOptions.usualMemory)
    }
}
