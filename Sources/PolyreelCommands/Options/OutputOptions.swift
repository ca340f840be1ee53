import ArgumentParser
import Foundation
import PolyreelWorker

/// Where things go.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "Where variants are published.")
    var output = "out"

    @Option(name: .long, help: "Where rendered spans are kept; default: .polyreel beside the output.")
    var store: String?

    /// The output's folder, absolute.
    var outputPath: String { URL(filePath: output).standardizedFileURL.path }

    /// The store's folder: beside the output unless it is named. Absolute.
    var storePath: String {
        let beside = URL(filePath: output).standardizedFileURL.deletingLastPathComponent().appending(path: ".polyreel")
        return (store.map { URL(filePath: $0) } ?? beside).standardizedFileURL.path
    }

    /// - Parameters:
    ///   - jobs: cores to use; nil: all that the machine has.
    ///   - memory: bytes to use; nil: the usual.
    ///   - replace: whether films of other manifests may be replaced.
    func jobOptions(
        _ manifest: ManifestOptions, jobs: Int? = nil, memory: Int? = nil, replace: ReplaceOptions
    ) -> JobOptions {
        JobOptions(
            output: outputPath, store: storePath, allowedRoots: manifest.allow,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, memory: memory, replaces: replace.replace)
    }
}
