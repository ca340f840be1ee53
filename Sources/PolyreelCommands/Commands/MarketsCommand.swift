import ArgumentParser
import PolyreelCore
import PolyreelManifest

struct MarketsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "markets", abstract: "The markets of this build.")
    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        let markets = try manifest.catalogue.markets
        if json { return try Terminal.printJSON(markets) }
        Terminal.printTable(
            markets.map { [$0.id, $0.name, $0.currency, $0.direction.rawValue, $0.timeZone] })
    }
}
