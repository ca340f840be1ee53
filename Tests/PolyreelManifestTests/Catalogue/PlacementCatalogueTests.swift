import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelStep
import PolyreelSteps
import Reformat
import TestSupport
import Testing

@Suite struct PlacementCatalogueTests {
    private func placement(_ id: String) throws -> Placement {
        try #require(try PlacementCatalogue.builtIn().first { $0.id == id })
    }

    @Test func theContractsPlacementsAreThere() throws {
        let canvases = try PlacementCatalogue.builtIn().map { "\($0.id) \($0.canvas.width)x\($0.canvas.height)" }
        #expect(
            canvases == [
                "tiktok 1080x1920", "reels 1080x1920", "shorts 1080x1920", "linkedin 1080x1350",
                "pos-landscape 1920x1080", "pos-portrait 1080x1920", "pos-4k-portrait 2160x3840", "pos-bar 1920x540",
            ])
        #expect(PlacementCatalogue.unbuilt.first == "poster-a0")
        #expect(PlacementCatalogue.unbuilt.last == "poster-a6")
        #expect(PlacementCatalogue.unbuilt.count == 7)
    }

    /// The box that keeps clear of all three vertical platforms: (120,288)-(888,1248).
    @Test func theSharedBoxIsTheRecommendedOne() throws {
        let zones = try ["tiktok", "reels", "shorts"].map { try placement($0).safeInsets(for: .leftToRight) }
        let union = zones.reduce(zones[0]) { $0.union($1) }
        #expect(
            union.rect(on: PixelSize(width: 1080, height: 1920)) == PixelRect(x: 120, y: 288, width: 768, height: 960))
        let mirrored = try ["tiktok", "reels", "shorts"].map { try placement($0).safeInsets(for: .rightToLeft) }
        #expect(
            mirrored.reduce(mirrored[0]) { $0.union($1) } == Insets(top: 288, right: 192, bottom: 672, left: 192))
        #expect(mirrored[0] == zones[0].mirrored)
    }

    @Test func aManifestTakesThemAndSharesTheirLayout() throws {
        let folder = try TemporaryFolder()
        try folder.write("film.mp4", "x")
        let path = try folder.write(
            "m.yaml",
            """
            version: 1
            campaign: c
            asset: { file: film.mp4, creator: someone, language: en }
            rights:
              { contract: a, from: 2026-01-01, until: 2026-12-31, territories: [WORLD], channels: [paid], edits: [crop] }
            markets: [de-DE, ar-AE]
            placements: [tiktok, shorts, pos-bar, poster-a3]
            channel: paid
            """)
        let catalogue = try Catalogue.builtIn(sections: BuiltInSteps.entries.map(\.section))
        let reading = ManifestReader.read(path: path, catalogue: catalogue, allowedRoots: [])
        #expect(reading.findings.map(\.description) == [])
        let manifest = try #require(reading.manifest)
        let zones = manifest.requests(among: catalogue.placements).map {
            "\($0.label) \($0.safeZone.left) \($0.safeZone.right)"
        }
        #expect(
            zones == [
                "de-DE/tiktok 120 192", "de-DE/shorts 120 192", "de-DE/pos-bar 96 96", "ar-AE/tiktok 192 192",
                "ar-AE/shorts 192 192", "ar-AE/pos-bar 96 96",
            ])
        #expect(manifest.unbuiltRequests().map(\.placement) == ["poster-a3", "poster-a3"])
    }

    @Test func verticalPlatformsCanShareSpansAndSoundtracks() throws {
        let social = try ["tiktok", "reels", "shorts"].map { try placement($0) }
        #expect(Set(social.map(\.encoderBitRateCap)).count == 1)
        #expect(Set(social.map(\.audioBitRate)) == [128_000])
        #expect(Set(social.map(\.loudness.value)) == [-1400])
        #expect(Set(social.map(\.canvas)).count == 1)
    }

    @Test func figuresAreThePlatforms() throws {
        #expect(try placement("tiktok").maximumDuration?.value == Rational(600))
        #expect(try placement("tiktok").minimumDuration?.status == .contradicted)
        #expect(try placement("tiktok").maximumBytes?.value == 500_000_000)
        #expect(try placement("tiktok").minimumBitRate?.value == 516_000)
        #expect(try placement("reels").maximumDuration?.value == Rational(90))
        #expect(try placement("reels").maximumBytes?.status == .contradicted)
        #expect(try placement("shorts").maximumDuration?.value == Rational(180))
        #expect(try placement("shorts").sidecars.value == ["srt"])
        #expect(try placement("linkedin").maximumFrameRate?.value == Rational(30_000, 1001))
        #expect(try placement("pos-bar").safeZone.value == Insets(top: 27, right: 96, bottom: 27, left: 96))
        #expect(try placement("pos-4k-portrait").maximumBitRate?.value == 30_000_000)
    }

    @Test func everyFigureSaysWhereItIsFrom() throws {
        var figures = 0
        for placement in try PlacementCatalogue.builtIn() {
            let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(placement)) as? [String: Any]
            for case let figure as [String: Any] in try #require(encoded).values where figure["status"] != nil {
                let (status, source) = (figure["status"] as? String, try #require(figure["source"] as? String))
                #expect(source.hasPrefix("https://") || (status == "product" && source == "polyreel"))
                #expect(CalendarDate(try #require(figure["asOf"] as? String)) != nil)
                figures += 1
            }
        }
        // Counted in the data: tiktok 10, reels 9, shorts 8, linkedin 7, displays 6 each.
        #expect(figures == 10 + 9 + 8 + 7 + 4 * 6)
    }

    @Test func anOverrideCorrectsOneFigureAndAddsPlacements() throws {
        let base = try PlacementCatalogue.builtIn()
        let data = """
            - id: tiktok
              minimum_duration: none
              maximum_duration: { value: 600, status: V1, source: "https://ads.tiktok.com/x", as_of: 2026-12-01 }
            """
        let changed = try PlacementCatalogue.overridden(base, by: Data(data.utf8), file: "placements.yaml")
        #expect(changed.count == base.count)
        #expect(changed[0].maximumDuration?.value == Rational(600))
        #expect(changed[0].minimumDuration == nil)
        #expect(changed[0].maximumBytes == base[0].maximumBytes)
        #expect(changed[0].safeZone == base[0].safeZone)
        #expect(Array(changed.dropFirst()) == Array(base.dropFirst()))
    }

    @Test func aFolderOverridesTheCatalogue() throws {
        let folder = try TemporaryFolder()
        let catalogue = Catalogue(
            placements: try PlacementCatalogue.builtIn(), unbuiltPlacements: PlacementCatalogue.unbuilt, markets: [],
            sections: [])
        #expect(try catalogue.placementsOverridden(byFolder: folder.path).placements == catalogue.placements)
        try folder.write("placements.yaml", "- { id: reels, name: Reels here }")
        let placements = try catalogue.placementsOverridden(byFolder: folder.path).placements
        #expect(placements[1].name == "Reels here")
    }

    @Test(arguments: [
        ("- { id: cinema, name: Cinema }", "key-missing"),
        ("- { id: tiktok, canvas: { width: 1081, height: 1920 } }", "placement-canvas"),
        ("- { id: tiktok, canvas: { width: 1080 } }", "key-missing"),
        ("- { id: tiktok, kind: tv }", "placement-kind"),
        ("- { id: tiktok, reframe: stretch }", "placement-reframe"),
        ("- { id: tiktok, colour: red }", "key-unknown"),
        ("- { id: tiktok, loudness: -14 }", "type-wrong"),
        ("- { id: tiktok, loudness: { value: 14, status: V1, source: https://a.b, as_of: 2026-01-01 } }", "type-wrong"),
        (
            "- { id: tiktok, loudness: { value: -14, status: V4, source: https://a.b, as_of: 2026-01-01 } }",
            "figure-status"
        ),
        ("- { id: tiktok, loudness: { value: -14, status: V1, source: a, as_of: 2026-01-01 } }", "figure-source"),
        ("- { id: tiktok, loudness: { value: -14, status: V1, source: https://a.b, as_of: now } }", "date-malformed"),
        ("- { id: tiktok, loudness: none }", "type-wrong"),
        (
            "- { id: tiktok, maximum_duration: { value: 4, status: V1, source: https://a.b, as_of: 2026-01-01 } }",
            "placement-limits"
        ),
        (
            "- { id: tiktok, maximum_frame_rate: { value: 1/0, status: V1, source: https://a.b, as_of: 2026-01-01 } }",
            "type-wrong"
        ),
        ("- { id: reels, encoder_bit_rate_cap: 25000000 }", "placement-bit-rate"),
        ("- { id: tiktok }\n- { id: tiktok }", "placement-twice"),
        ("- tiktok", "type-wrong"), ("tiktok: 1", "type-wrong"),
    ])
    func wrongDataIsRefused(text: String, code: String) throws {
        let base = try PlacementCatalogue.builtIn()
        let error = #expect(throws: Findings.self) {
            try PlacementCatalogue.overridden(base, by: Data(text.utf8), file: "placements.yaml")
        }
        let codes = Set(error?.all.map(\.code) ?? [])
        #expect(codes == [code])
    }
}
