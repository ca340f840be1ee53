import CallToAction
import Foundation
import Localise
import PolyreelCore
import PolyreelMedia
import PolyreelRender
import PolyreelStore
import Reformat
import Subtitles
import TestSupport

@testable import PolyreelWorker

/// Runs a campaign in this process, with the steps of the product.
struct CampaignRun {
    static let versions = BuildVersions(polyreel: "test", libav: LibraryVersions.description, icu: "test")

    static let host = RenderHost(program: Product.polyreel)

    static let steps: [StepEntry] = [
        StepEntry(name: Reformat.name, summary: "") { _ in Reformat(settings: .init()) },
        StepEntry(name: Localise.name, summary: "") { manifest in
            Localise(
                settings: LocaliseSettings(
                    messages: manifest.messages,
                    wanted: manifest.callsToAction.map { MessageUse(key: $0.text, code: $0.code) },
                    values: manifest.values))
        },
        StepEntry(name: Subtitles.name, summary: "") {
            try Subtitles(settings: .init(files: $0.subtitles?.files ?? [:], burn: $0.subtitles?.burn ?? []))
        },
        StepEntry(name: CallToAction.name, summary: "") {
            try CallToAction(
                settings: .init(
                    calls: $0.callsToAction, brandColour: $0.brand.colour))
        },
    ]

    /// A clip with a moving pattern and a tone.
    static func makeAsset(_ campaign: Campaign, seconds: Int64 = 5) throws {
        try SampleClip(
            size: PixelSize(width: 480, height: 270), duration: Rational(seconds),
            video: "testsrc2=size=480x270:rate=25",
            audio: "sine=frequency=440:sample_rate=48000"
        ).write(to: campaign.assetPath)
    }

    static func prepare(_ campaign: Campaign, store: any Store) async throws -> PreparedJob {
        try campaign.writeManifest()
        let catalogue = try Catalogue(
            placements: PlacementCatalogue.builtIn(), unbuiltPlacements: PlacementCatalogue.unbuilt,
            markets: MarketCatalogue.builtIn()
        ).placementsOverridden(byFolder: campaign.dataPath)
        return try await JobPreparation(
            catalogue: catalogue, steps: steps, versions: versions, host: host, stop: StopSignal()
        )
        .prepare(manifest: campaign.manifestPath, allowedRoots: [], store: store)
    }

    static func options(_ campaign: Campaign) -> JobOptions {
        JobOptions(output: campaign.outputPath, store: campaign.storePath, allowedRoots: [], jobs: 2)
    }

    static func run(_ campaign: Campaign) async throws -> JobReport {
        let store = try FolderStore(path: campaign.storePath)
        return try await Job(
            prepare(campaign, store: store), store: store, options: options(campaign), versions: versions,
            host: host, stop: StopSignal(), report: { _ in }
        ).run()
    }
}
