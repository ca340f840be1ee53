import ArgumentParser

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
