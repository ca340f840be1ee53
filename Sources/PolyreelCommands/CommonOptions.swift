import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelRender
import PolyreelStore
import PolyreelWorker

/// Options of every command that reads a manifest.
struct ManifestOptions: ParsableArguments {
    @Option(name: .long, help: "A folder outside the manifest's that it may name files in; repeatable.")
    var allow: [String] = []

    @Option(name: .long, help: "A folder with your own placements.yaml and markets.yaml, over the built-in data.")
    var data: String?

    var catalogue: Catalogue {
        get throws { try Build.catalogue(data: data) }
    }

    /// What runs the manifests.
    func runner(pseudo: Bool = false, stop: StopSignal = StopSignal()) throws -> JobRunner {
        JobRunner(
            catalogue: try catalogue, steps: Build.steps, versions: Build.versions, host: .itself, stop: stop,
            pseudo: pseudo)
    }
}

/// Whether what translations will need room for is shown.
struct PseudoOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Also make variants of the pseudo-locales en-XA (long, accented) and ar-XB (right to left).")
    var pseudo = false
}

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

/// How much memory is taken.
struct MemoryOptions: ParsableArguments {
    @Option(
        name: .long, help: "Memory that rendering may take, such as 1500M or 2G; default: 1G.",
        transform: MemoryOptions.bytes)
    var memory: Int?

    @Sendable private static func bytes(_ argument: String) throws -> Int {
        guard let count = ByteCount(argument).map(\.bytes), count > 0 else {
            throw ValidationError("'\(argument)' is no number of bytes; write it like 1500M or 2G")
        }
        return Int(count)
    }
}

/// How many cores are taken.
struct WidthOptions: ParsableArguments {
    @Option(name: .long, help: "Cores to render on; default: all of the machine's.")
    var cores: Int?
    /// The name that `cores` had before.
    @Option(name: .long, help: .hidden)
    var jobs: Int?

    /// What was asked for, by either name.
    var count: Int? { cores ?? jobs }

    func validate() throws {
        guard count.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("--cores is 1 to 256") }
        guard cores == nil || jobs == nil else { throw ValidationError("--jobs is an old name of --cores: give one") }
    }
}

/// The same for the worker, whose `--jobs` is a folder.
struct CoreOptions: ParsableArguments {
    @Option(name: .long, help: "Cores to render on; default: all of the machine's.")
    var cores: Int?

    func validate() throws {
        guard cores.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("--cores is 1 to 256") }
    }
}

/// How much is said, and to whom.
struct SpeechOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Show notes as well as warnings and errors.")
    var verbose = false

    /// The findings that are shown on standard error.
    func shown(_ findings: [Finding]) -> [Finding] {
        findings.filter { finding in
            switch finding.severity {
            case .error: true
            case .warning: !quiet
            case .note: verbose && !quiet
            }
        }
    }
}
