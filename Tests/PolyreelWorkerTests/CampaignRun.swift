import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelMedia
import PolyreelPublish
import PolyreelRender
import PolyreelStep
import PolyreelSteps
import PolyreelStore
import TestSupport

@testable import PolyreelWorker

/// Runs a campaign in this process, with the steps of the product.
struct CampaignRun {
    static let versions = BuildVersions(polyreel: "test", libav: LibraryVersions.description, icu: "test")

    static let host = RenderHost(program: Product.polyreel)

    /// A clip with a moving pattern and a tone.
    static func makeAsset(_ campaign: Campaign, seconds: Int64 = 5) throws {
        try SampleClip(
            size: PixelSize(width: 480, height: 270), duration: Rational(seconds),
            video: "testsrc2=size=480x270:rate=25",
            audio: "sine=frequency=440:sample_rate=48000"
        ).write(to: campaign.assetPath)
    }

    static func prepare(
        _ campaign: Campaign, store: any Store, steps: [StepEntry] = BuiltInSteps.entries
    ) async throws -> PreparedJob {
        try campaign.writeManifest()
        let catalogue = try Catalogue.builtIn(sections: steps.map(\.section))
            .placementsOverridden(byFolder: campaign.dataPath)
        return try await JobPreparation(
            catalogue: catalogue, steps: steps, versions: versions, host: host, stop: StopSignal()
        )
        .prepare(manifest: campaign.manifestPath, allowedRoots: [], store: store)
    }

    static func options(_ campaign: Campaign) -> JobOptions {
        JobOptions(output: campaign.outputPath, store: campaign.storePath, allowedRoots: [], jobs: 2)
    }

    static func run(
        _ campaign: Campaign, steps: [StepEntry] = BuiltInSteps.entries
    ) async throws -> JobReport {
        let store = try FolderStore(path: campaign.storePath)
        return try await Job(
            prepare(campaign, store: store, steps: steps), store: store, options: options(campaign), versions: versions,
            host: host, stop: StopSignal(), report: { _ in }
        ).run()
    }
}
