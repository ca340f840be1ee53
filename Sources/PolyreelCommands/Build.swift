import Foundation
import PolyreelCore
import PolyreelLanguage
import PolyreelManifest
import PolyreelMedia
import PolyreelStep
import PolyreelWorker

/// What this build of the program is made of.
enum Build {
    static let version = "0.1.0"

    static var versions: BuildVersions {
        BuildVersions(polyreel: version, libav: LibraryVersions.description, icu: ICUVersion.description)
    }

    /// The program's steps, in the order in which they fill in a draft.
    @TaskLocal static var steps: [StepEntry] = []

    /// Placements, markets and limits of assets; those in a user's own data folder replace built-in ones by id, or come to them.
    static func catalogue(data folder: String?) throws -> Catalogue {
        let builtIn = try Catalogue.builtIn(sections: steps.map(\.section))
        guard let folder else { return builtIn }
        guard
            ["placements.yaml", "markets.yaml", "assets.yaml"].contains(where: {
                FileManager.default.fileExists(atPath: "\(folder)/\($0)")
            })
        else {
            throw Finding.error(
                "data-empty", "'\(folder)' has neither placements.yaml nor markets.yaml nor assets.yaml",
                hint: "name the folder that holds your own data")
        }
        return try builtIn.placementsOverridden(byFolder: folder).overridden(byFolder: folder)
            .assetLimitsOverridden(byFolder: folder)
    }
}
