import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelManifest
import PolyreelRender
import PolyreelStore
import PolyreelType
import PolyreelWorker

/// For the benchmark: what another program needs to make the same films, with every plate as a picture.
struct PlatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plates", abstract: "Every variant's plan, and its plates as PNGs; renders nothing.",
        shouldDisplay: false)

    @Argument(help: "The manifest.")
    var path: String
    @Option(name: .long, help: "The folder to write plates.json and the PNGs to.")
    var to: String
    @OptionGroup var manifest: ManifestOptions

    func run() async throws {
        let runner = try manifest.runner()
        let store = try MemoryStore()
        let job = try await runner.prepare(path, allowedRoots: manifest.allow, store: store)
        let pictures = PictureShelf(store: store)
        try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
        var written: Set<String> = []
        let variants = try job.plan.films.compactMap { film -> PlateList.Variant? in
            guard let sound = film.draft.sound else { return nil }
            let overlays = try film.draft.overlays.map { overlay in
                let name = try PlateList.name(of: overlay.plate)
                if written.insert(name).inserted {
                    try PlateArtist.draw(overlay.plate, pictures: pictures.picture).writePNG(to: "\(to)/\(name)")
                }
                return PlateList.Overlay(
                    png: name, x: overlay.plate.frame.x, y: overlay.plate.frame.y, from: overlay.frames.from,
                    to: overlay.frames.to)
            }
            return PlateList.Variant(
                market: film.draft.request.market.id, placement: film.draft.request.placement.id,
                picture: film.picture, sound: sound, overlays: overlays)
        }
        let list = PlateList(asset: job.asset.path, picture: job.asset.facts.picture, variants: variants)
        try JSONText.document(list).write(to: URL(filePath: "\(to)/plates.json"))
    }
}
