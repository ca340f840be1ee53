import ArgumentParser
import PolyreelCore
import PolyreelPublish
import PolyreelStore
import PolyreelWorker

struct StoreCollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Free space: drop what no published film and no running job uses, the longest unused first.",
        discussion: """
            What published films and running jobs use stays, even where it is more than --keep. Exit status 0 either way.

            A film is published as long as its record stands where it was published, or under --output. One whose output
            is not there, as a disk that is not mounted, counts as published.
            """)

    @Option(
        name: .long, help: "How much to leave, such as 50GB, 800 MB or 1.5TiB; 0: nothing that is not in use.",
        transform: { try ByteCount(argument: $0) })
    var keep: ByteCount
    @Flag(name: .long, help: "Let go of films whose output is not there: they will not come back.")
    var forgetUnseen = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let outputs = PublishedOutputs([store.outputPath])
        let result = try store.upkeep().collect(keep: Int64(keep.bytes)) { film in
            let state = PublishedFilms.state(of: film, in: outputs)
            return state == .unseen && forgetUnseen ? .gone : state
        }
        if store.json { return try Terminal.printJSON(result) }
        Terminal.printTable([
            ["freed", result.freed.text],
            ["kept", result.kept.text],
            ["published", result.pinned.text],
            ["in use", result.inUse.text],
        ])
        if result.unseen > 0 {
            Terminal.show([
                .note(
                    "store-unseen",
                    "\(result.unseen) published films are not where they were, and neither is their output;"
                        + " what they use was kept",
                    hint: "mount it, name where it is now with --output, or let them go with --forget-unseen")
            ])
        }
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
