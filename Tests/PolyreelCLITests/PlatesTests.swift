import Foundation
import TestSupport
import Testing

/// What `polyreel plates` hands to another program, read by ffmpeg.
@Suite struct PlatesTests {
    private struct List: Decodable {
        struct Variant: Decodable {
            let market: String
            let placement: String
            let overlays: [Overlay]
        }
        struct Overlay: Decodable {
            let png: String
            let from: Int
            let to: Int
        }
        let variants: [Variant]
    }

    @Test func everyPlateIsAPictureWithStraightAlpha() async throws {
        let campaign = try Campaign()
        try campaign.writeManifest()
        let asset = try await Tool.run(
            "ffmpeg",
            ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=4", campaign.assetPath])
        #expect(asset.status == 0)
        let folder = campaign.folder.path("plates")
        let made = try await Tool.run(
            Product.polyreel, ["plates", campaign.manifestPath, "--to", folder, "--data", campaign.dataPath])
        #expect(made.status == 0, "\(made.errors)")
        let data = try Data(contentsOf: URL(filePath: "\(folder)/plates.json"))
        let list = try JSONDecoder().decode(List.self, from: data)
        #expect(list.variants.count == 9)
        for variant in list.variants {
            // The card stands in the last of four seconds, at 25 frames a second.
            #expect(
                variant.overlays.last.map { [$0.from, $0.to] } == [75, 100], "\(variant.market)/\(variant.placement)")
        }
        for overlay in list.variants.flatMap(\.overlays) {
            let read = try await Tool.run(
                "ffprobe",
                ["-v", "error", "-show_entries", "stream=pix_fmt", "-of", "csv=p=0", "\(folder)/\(overlay.png)"])
            #expect(read.output == "rgba\n")
        }
    }
}
