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
            Reformat(settings: .init())
        },
        StepEntry(name: Localise.name, summary: "messages in the words, money and dates of the market") { manifest in
            Localise(settings: localiseSettings(manifest))
        },
        StepEntry(name: Subtitles.name, summary: "subtitle files for the market's language, burned in where asked") {
            try Subtitles(settings: $0.subtitles ?? .init(files: [:], burn: []))
        },
        StepEntry(name: CallToAction.name, summary: "call-to-action card inside the safe zone, and its metadata") {
            try CallToAction(
                settings: .init(
                    calls: $0.callsToAction, brandColour: $0.brand.colour, brandText: $0.brand.text))
        },
    ]

    /// What a manifest shows of its copy.
    static func localiseSettings(_ manifest: Manifest) -> LocaliseSettings {
        LocaliseSettings(
            messages: manifest.messages,
            wanted: manifest.callsToAction.map { MessageUse(key: $0.text, code: $0.code) }, values: manifest.values)
    }

    /// Placements and markets; those in a user's own data folder replace built-in ones by id, or come to them.
    static func catalogue(data folder: String?) throws -> Catalogue {
        let builtIn = Catalogue(
            placements: try PlacementCatalogue.builtIn(), unbuiltPlacements: PlacementCatalogue.unbuilt,
            markets: try MarketCatalogue.builtIn(), steps: steps.map(\.name))
        guard let folder else { return builtIn }
        guard
            ["placements.yaml", "markets.yaml"].contains(where: {
                FileManager.default.fileExists(atPath: "\(folder)/\($0)")
            })
        else {
            throw Finding.error(
                "data-empty", "'\(folder)' has neither placements.yaml nor markets.yaml",
                hint: "name the folder that holds your own data")
        }
        return try builtIn.placementsOverridden(byFolder: folder).overridden(byFolder: folder)
    }
}
