import ArgumentParser
import PolyreelManifest
import PolyreelRender
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
    /// - Parameter memory: bytes that the reading of an asset may take; nil: the usual.
    func runner(
        pseudo: Bool = false, memory: Int? = nil, stop: StopSignal = StopSignal()
    ) throws -> JobRunner {
        JobRunner(
            catalogue: try catalogue, steps: Build.steps, versions: Build.versions,
            host: .itself(memory: memory ?? ChildLimits.usualMemory), stop: stop,
            pseudo: pseudo)
    }
}
