import ArgumentParser

/// The same for commands of one manifest, with the name that `--cores` had before; the worker's `--jobs` is a folder.
struct WidthOptions: ParsableArguments {
    @OptionGroup var cores: CoreOptions
    @Option(name: .long, help: .hidden)
    var jobs: Int?

    /// What was asked for, by either name.
    var count: Int? { cores.cores ?? jobs }

    func validate() throws {
        guard cores.cores == nil || jobs == nil else {
            throw ValidationError("--jobs is an old name of --cores: give one")
        }
        try CoreOptions.check(jobs)
    }
}
