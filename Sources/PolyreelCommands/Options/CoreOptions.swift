import ArgumentParser

/// How many cores are taken.
struct CoreOptions: ParsableArguments {
    @Option(name: .long, help: "Cores to render on; default: all of the machine's.")
    var cores: Int?

    func validate() throws { try Self.check(cores) }

    /// - Throws: a `ValidationError` for a number that no machine has.
    static func check(_ count: Int?) throws {
        guard count.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("--cores is 1 to 256") }
    }
}
