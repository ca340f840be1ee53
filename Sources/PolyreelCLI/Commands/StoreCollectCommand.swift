import ArgumentParser
import PolyreelCore
import PolyreelStore
import PolyreelWorker

struct StoreCollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Free space: drop what no published film and no running job uses, the longest unused first.",
        discussion: """
            What published films and running jobs use stays, even where it is more than --keep. Exit status 0 either way.
            """)

    @Option(
        name: .long, help: "How much to leave, such as 50GB, 800 MB or 1.5TiB; 0: nothing that is not in use.",
        transform: { try ByteCount(argument: $0) })
    var keep: ByteCount
    @OptionGroup var store: StoreOptions

    func run() throws {
        let result = try store.upkeep().collect(keep: Int64(keep.bytes), stands: PublishedFilms.stand)
        if store.json { return try Terminal.printJSON(result) }
        Terminal.printTable([
            ["freed", result.freed.text],
            ["kept", result.kept.text],
            ["published", result.pinned.text],
            ["in use", result.inUse.text],
        ])
        if result.kept.bytes > keep.bytes {
            Terminal.show([
                .warning(
                    "store-larger",
                    "\(ByteCount(result.kept.bytes)) are left, more than \(keep): published films use"
                        + " \(ByteCount(result.pinned.bytes)), running jobs \(ByteCount(result.inUse.bytes)) more",
                    hint: "take films that are no longer needed out of the output folder, or wait for the jobs")
            ])
        }
    }
}
