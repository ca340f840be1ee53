import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelStep
import PolyreelSteps
import PolyreelYAML
import TestSupport

/// The manifest of the documentation, and a folder that has all it names.
enum Example {
    static let yaml = """
        version: 1
        campaign: glow-mascara                    # [a-z0-9-]{1,64}
        asset:
          file: glow.mp4
          creator: "@lena.glow"
          language: en                            # BCP-47, of speech and source copy
          trim: { from: 0s, to: 28s }             # optional
        rights:                                   # what the buyout bought
          contract: BO-2026-0117
          from: 2026-01-01
          until: 2027-12-31                       # inclusive, in the market's time zone
          territories: [EEA, CH, GB, AE, JP]
          channels: [organic, paid, pos, print]
          edits: [crop, trim, overlay, subtitle, translate, still]
        markets: [de-DE, de-AT, fr-FR, pl-PL, ar-AE, ja-JP]   # BCP-47 with a region
        placements: [tiktok, reels, shorts, pos-portrait, poster-a3]
        channel: paid
        layout: shared
        exclude:
          - { placement: poster-a3, market: ja-JP }
        messages: copy
        values:
          price: { EUR: 12.99, GBP: 11.50, CHF: 13.90, AED: 59.00, JPY: 2200, PLN: 54.90 }
          ends: 2026-12-24
          left: 3
        subtitles:
          files: { en: glow.en.srt, de: glow.de.srt }
          burn: [tiktok, reels, shorts, pos-portrait]
        cta:
          - text: cta.shop
            button: SHOP_NOW
            link: "https://shop.example/{market}/mascara?sku=42"
            code: LENA15
            start: -3s
            end: 0s
            qr: [pos-portrait, poster-a3]
        disclosure: { paid: true, retouched: false, ai: false }
        brand:
          font: fonts/Brand-Bold.ttf
          colour: "#E4007C"
          logo: logo.png
        steps: []

        """

    /// A folder with `glow.yaml` and every file that it names; the files' content does not matter to the reader.
    static func folder(_ manifest: String = yaml) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["glow.mp4", "glow.en.srt", "glow.de.srt", "fonts/Brand-Bold.ttf", "logo.png", "copy/en.yaml"] {
            try folder.write(name, "x")
        }
        try folder.write("glow.yaml", manifest)
        return folder
    }

    private static let markets = Result { try MarketCatalogue.builtIn() }

    /// Placements with round figures of this test's own, and three of the social ones' real safe zones; the product's
    /// steps, and one that a manifest may add.
    static func catalogue() throws -> Catalogue {
        Catalogue(
            placements: [
                placement(
                    "tiktok", .social, Insets(top: 150, right: 162, bottom: 672, left: 120),
                    rightToLeft: Insets(top: 150, right: 120, bottom: 672, left: 162)),
                placement("reels", .social, Insets(top: 269, right: 65, bottom: 672, left: 65)),
                placement(
                    "shorts", .social, Insets(top: 288, right: 192, bottom: 672, left: 48),
                    rightToLeft: Insets(top: 288, right: 192, bottom: 672, left: 192)),
                placement("linkedin", .social, Insets(top: 68, right: 54, bottom: 68, left: 54), height: 1350),
                placement("pos-portrait", .pos, Insets(top: 96, right: 54, bottom: 96, left: 54)),
            ],
            unbuiltPlacements: ["poster-a3", "poster-a4"], markets: try markets.get(),
            sections: (BuiltInSteps.entries + [StepEntry(Blur.self)]).map(\.section))
    }

    private static func placement(
        _ id: String, _ kind: PlacementKind, _ safe: Insets, rightToLeft: Insets? = nil, height: Int = 1920
    ) -> Placement {
        .sample(
            id, kind: kind, canvas: PixelSize(width: 1080, height: height), safeZone: safe,
            safeZoneRightToLeft: rightToLeft)
    }

    /// Reads a manifest's text as `glow.yaml` of a folder.
    static func read(_ yaml: String, in folder: TemporaryFolder, _ catalogue: Catalogue) -> ManifestReading {
        ManifestReader.read(
            Data(yaml.utf8), file: "glow.yaml", catalogue: catalogue, files: FolderFiles(root: folder.path))
    }
}

/// A step that a manifest may add.
struct Blur: Step {
    struct Settings: Codable, Sendable { var radius = 4 }

    static let name = "blur"
    static let section = Section(
        under: name, "blurs", Settings(),
        [Field("radius", .whole(in: 1...20), into: \.radius, required: true, "Pixels.")])

    init(settings: Settings) {}
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {}
}
