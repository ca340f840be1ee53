import ArgumentParser
import PolyreelCore
import PolyreelPublish
import PolyreelWorker

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Which parts two variants share, and in which they differ.",
        discussion: """
            A variant is named by its record, any of its files, its folder, or as market/placement of a campaign. \
            Exit status 0 whether they differ or not.
            """)

    @Argument(help: "A variant.")
    var first: String
    @Argument(help: "Another.")
    var second: String
    @Option(name: .long, help: "Where variants are published, for market/placement.")
    var output = "out"
    @Option(name: .long, help: "The campaign, for market/placement; default: the only one in the output.")
    var campaign: String?
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        let records = try [first, second].map {
            try VariantReference($0, output: output, campaign: campaign).record()
        }
        let difference = try VariantDifference(records[0], records[1])
        if json { return try Terminal.printJSON(difference) }
        for line in DifferenceText.heading(difference) { Terminal.line(line) }
        Terminal.printTable(DifferenceText.rows(difference))
        for line in DifferenceText.closing(difference) { Terminal.line(line) }
    }
}
