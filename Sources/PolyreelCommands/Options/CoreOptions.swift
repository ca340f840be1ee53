import ArgumentParser

/// The same for the worker, whose `--jobs` is a folder.
struct CoreOptions: ParsableArguments {
    @Option(name: .long, help: "Cores to render on; default: all of the machine's.")
    var cores: Int?

    func validate() throws {
        guard cores.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("--cores is 1 to 256") }
    }
}
