import ArgumentParser
import PolyreelCore
import PolyreelStore

/// Which store is meant, and how it is spoken about.
struct StoreOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    var path: String { output.storePath }
    var outputPath: String { output.outputPath }

    /// The store's upkeep.
    /// - Throws: a `Finding` when there is no store.
    func upkeep() throws -> FolderUpkeep {
        do {
            return try FolderUpkeep(path: path)
        } catch {
            guard error.isMissing else { throw error }
            throw Finding.error(
                "store-missing", "there is no store at '\(path)'",
                hint: "a run makes one; name it with --store, or the output it lies beside with --output")
        }
    }
}
