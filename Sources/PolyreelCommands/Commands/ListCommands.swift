import ArgumentParser
import PolyreelCore
import PolyreelManifest
internal import PolyreelStep
import PolyreelWorker
internal import PolyreelYAML

struct StepsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "steps", abstract: "The steps of this build.")
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        if json { return try Terminal.printJSON(Build.steps.map { ["name": $0.name, "summary": $0.section.summary] }) }
        Terminal.printTable(Build.steps.map { [$0.name, $0.section.summary] })
    }
}

struct PlacementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "placements", abstract: "The placements of this build, each figure with its source and date.")
    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        let placements = try manifest.catalogue.placements
        if json { return try Terminal.printJSON(placements, inHundredths: ["loudness"]) }
        for placement in placements {
            print("\(placement.id): \(placement.name), \(placement.canvas.width)x\(placement.canvas.height)")
            Terminal.printTable(PlacementFigures.rows(placement).map { ["  " + $0[0]] + $0.dropFirst() })
        }
    }
}

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
