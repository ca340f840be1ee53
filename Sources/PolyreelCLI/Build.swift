import CallToAction
import Foundation
import Localise
import PolyreelCore
import PolyreelLanguage
import PolyreelMedia
import PolyreelWorker
import Reformat
import Subtitles

/// What this build of the program is made of.
enum Build {
    static let version = "0.1.0"

    static var versions: BuildVersions {
        BuildVersions(polyreel: version, libav: LibraryVersions.description, icu: ICUVersion.description)
    }

    /// Every step, in the order in which they fill in a draft. A new step is one more entry here.
    static let steps: [StepEntry] = [
        StepEntry(name: Reformat.name, summary: "canvas, crop or fit, frame rate, sound level, encoder settings") { _ in
            try Reformat(settings: .init())
        },
        StepEntry(name: Localise.name, summary: "messages in the words, money and dates of the market") { manifest in
            try Localise(
                settings: LocaliseSettings(
                    messages: manifest.messages,
                    wanted: manifest.callsToAction.map { MessageUse(key: $0.text, code: $0.code) },
                    values: manifest.values))
        },
        StepEntry(name: Subtitles.name, summary: "subtitle files for the market's language, burned in where asked") {
            try Subtitles(settings: .init(files: $0.subtitles?.files ?? [:], burn: $0.subtitles?.burn ?? []))
        },
        StepEntry(name: CallToAction.name, summary: "call-to-action card inside the safe zone, and its metadata") {
            try CallToAction(
                settings: .init(
                    calls: $0.callsToAction, brandColour: $0.brand.colour,
                    burnsSubtitlesIn: $0.subtitles?.burn ?? []))
        },
    ]

    /// Placements and markets; those in a user's own data folder replace built-in ones by id, or come to them.
    static func catalogue(data folder: String?) throws -> Catalogue {
        var placements = try PlacementCatalogue.builtIn()
        var markets = try MarketCatalogue.builtIn()
        if let folder {
            let files = try dataFiles(in: folder)
            if let data = files["placements.yaml"] {
                placements = try PlacementCatalogue.overridden(placements, by: data, file: "\(folder)/placements.yaml")
            }
            if let data = files["markets.yaml"] {
                markets = MarketCatalogue.merged(
                    markets, overrides: try MarketCatalogue.read(data, file: "\(folder)/markets.yaml"))
            }
        }
        return Catalogue(
            placements: placements, unbuiltPlacements: PlacementCatalogue.unbuilt, markets: markets)
    }

    private static func dataFiles(in folder: String) throws -> [String: Data] {
        let files = FolderFiles(root: folder)
        let found = try files.list(".").filter { ["placements.yaml", "markets.yaml"].contains($0) }
        guard !found.isEmpty else {
            throw Finding.error(
                "data-empty", "'\(folder)' has neither placements.yaml nor markets.yaml",
                hint: "name the folder that holds your own data")
        }
        return try found.reduce(into: [:]) { $0[$1] = try files.read($1, limit: YAMLNode.largestFile) }
    }
}
