import Foundation
import PolyreelCore
import PolyreelManifest
import TestSupport
import Testing

@Suite struct MatrixTests {
    private func manifest(_ changes: [(String, String)] = []) throws -> Manifest {
        let folder = try Example.folder()
        let text = changes.reduce(Example.yaml) { $0.replacing($1.0, with: $1.1) }
        let reading = Example.read(text, in: folder, try Example.catalogue())
        return try #require(reading.manifest, "\(reading.findings)")
    }

    private func requests(_ manifest: Manifest) throws -> [VariantRequest] {
        manifest.requests(among: try Example.catalogue().placements)
    }

    @Test func marketsAreOuterAndPlacementsInner() throws {
        let requests = try requests(manifest())
        #expect(requests.count == 6 * 4)
        #expect(
            requests.prefix(5).map(\.label) == [
                "de-DE/tiktok", "de-DE/reels", "de-DE/shorts", "de-DE/pos-portrait", "de-AT/tiktok",
            ])
        #expect(requests.last?.label == "ja-JP/pos-portrait")
        #expect(requests.allSatisfy { $0.campaign == "glow-mascara" && $0.assetLanguage == "en" })
    }

    @Test func postersAreUnbuiltAndExcludable() throws {
        let unbuilt = try manifest().unbuiltRequests()
        #expect(
            unbuilt.map { "\($0.market.id)/\($0.placement)" } == [
                "de-DE/poster-a3", "de-AT/poster-a3", "fr-FR/poster-a3", "pl-PL/poster-a3", "ar-AE/poster-a3",
            ])
    }

    @Test func exclusionsTakeOutWhatTheyName() throws {
        let exclusions = "  - { placement: reels }\n  - { market: fr-FR }\n  - { placement: shorts, market: de-AT }\n"
        let manifest = try manifest([("  - { placement: poster-a3, market: ja-JP }\n", exclusions)])
        // 6 markets less fr-FR, 4 placements less reels, less shorts in de-AT.
        #expect(try requests(manifest).count == 5 * 3 - 1)
        #expect(try !requests(manifest).contains { $0.placement.id == "reels" || $0.market.id == "fr-FR" })
        #expect(try !requests(manifest).contains { $0.label == "de-AT/shorts" })
        #expect(try requests(manifest).contains { $0.label == "de-DE/shorts" })
        #expect(manifest.unbuiltRequests().count == 5)
    }

    @Test func displaysAreTheirOwnChannel() throws {
        let channels = try requests(manifest()).prefix(4).map(\.channel)
        #expect(channels == [.paid, .paid, .paid, .pos])
    }

    @Test func sharedLayoutKeepsClearOfEveryPlatform() throws {
        let requests = try requests(manifest())
        let zones = Dictionary(uniqueKeysWithValues: requests.map { ($0.label, $0.safeZone) })
        let shared = Insets(top: 288, right: 192, bottom: 672, left: 120)
        #expect(zones["de-DE/tiktok"] == shared)
        #expect(zones["de-DE/reels"] == shared)
        #expect(zones["de-DE/shorts"] == shared)
        let mirrored = Insets(top: 288, right: 192, bottom: 672, left: 192)
        #expect(zones["ar-AE/tiktok"] == mirrored)
        #expect(zones["ar-AE/reels"] == mirrored)
        // A display has the same canvas, and no platform's controls on it.
        #expect(zones["de-DE/pos-portrait"] == Insets(top: 96, right: 54, bottom: 96, left: 54))
    }

    @Test func aSharedZoneIsOfOneCanvas() throws {
        let manifest = try manifest([
            ("[tiktok, reels, shorts, pos-portrait, poster-a3]", "[reels, linkedin, poster-a3]"),
            ("  burn: [tiktok, reels, shorts, pos-portrait]\n", ""),
            ("qr: [pos-portrait, poster-a3]", "qr: [poster-a3]"),
        ])
        // Reels keeps clear of what TikTok and Shorts cover too, though this manifest has neither.
        #expect(try requests(manifest)[0].safeZone == Insets(top: 288, right: 192, bottom: 672, left: 120))
        #expect(try requests(manifest)[1].safeZone == Insets(top: 68, right: 54, bottom: 68, left: 54))
    }

    @Test func layoutByPlacementGivesEachItsOwn() throws {
        let requests = try requests(manifest([("layout: shared", "layout: placement")]))
        let zones = Dictionary(uniqueKeysWithValues: requests.map { ($0.label, $0.safeZone) })
        #expect(zones["de-DE/tiktok"] == Insets(top: 150, right: 162, bottom: 672, left: 120))
        #expect(zones["ar-AE/tiktok"] == Insets(top: 150, right: 120, bottom: 672, left: 162))
        #expect(zones["ar-AE/reels"] == Insets(top: 269, right: 65, bottom: 672, left: 65))
    }
}
