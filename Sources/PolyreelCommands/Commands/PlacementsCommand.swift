import ArgumentParser
import PolyreelCore
import PolyreelManifest

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
            Terminal.line("\(placement.id): \(placement.name), \(placement.canvas.width)x\(placement.canvas.height)")
            Terminal.printTable(PlacementFigures.rows(placement).map { ["  " + $0[0]] + $0.dropFirst() })
        }
    }
}
