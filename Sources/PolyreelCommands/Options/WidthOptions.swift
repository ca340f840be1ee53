import ArgumentParser

/// How many cores are taken, by that name or by the one that it had before; the worker's `--jobs` is a folder.
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
