internal import Foundation

/// A small campaign on disk: manifest, catalogues, subtitles, and data that makes canvases small, so that a test renders
/// in seconds.
public struct Campaign: Sendable {
    public let folder: TemporaryFolder
    public var markets = ["de-DE", "fr-FR", "pl-PL"]
    public var placements = ["tiktok", "reels", "pos-landscape"]
    public var price = "{ EUR: 12.99, PLN: 54.90, AED: 59.00, JPY: 2200 }"
    public var name = "glow"
    public var manifestName = "glow.yaml"
    public var creator = "@lena.glow"
    /// After the asset's other keys, such as `, trim: { from: 0s, to: 3s }`.
    public var trim = ""
    /// Further lines of the manifest.
    public var more = ""

    public init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "copy/en.yaml",
            "cta.shop: \"Only {left, plural, one {# piece} other {# pieces}} – {price, number, currency}\"\n")
        try folder.write(
            "copy/de.yaml",
            "cta.shop: \"Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency}\"\n")
        try folder.write(
            "copy/fr.yaml",
            "cta.shop: \"Plus que {left, plural, one {# pièce} many {# de pièces} other {# pièces}} – {price, number, currency}\"\n"
        )
        try folder.write(
            "copy/pl.yaml",
            "cta.shop: \"{left, plural, one {# sztuka} few {# sztuki} many {# sztuk} other {# sztuki}} – {price, number, currency}\"\n"
        )
        try folder.write(
            "glow.en.srt",
            "1\n00:00:00,480 --> 00:00:01,600\nLook at this\n\n2\n00:00:01,800 --> 00:00:03,000\nIt stays all day\n")
        try folder.write(
            "glow.de.srt",
            "1\n00:00:00,480 --> 00:00:01,600\nSchaut mal\n\n2\n00:00:01,800 --> 00:00:03,000\nHält den ganzen Tag\n")
        try folder.write(
            "data/placements.yaml",
            """
            - id: tiktok
              canvas: { width: 270, height: 480 }
              safe_zone: { value: { top: 72, right: 48, bottom: 168, left: 30 }, status: product, source: https://shop.example/test, as_of: 2026-01-01 }
              safe_zone_rtl: { value: { top: 72, right: 48, bottom: 168, left: 48 }, status: product, source: https://shop.example/test, as_of: 2026-01-01 }
              minimum_bit_rate: none
            - id: reels
              canvas: { width: 270, height: 480 }
              safe_zone: { value: { top: 72, right: 48, bottom: 168, left: 30 }, status: product, source: https://shop.example/test, as_of: 2026-01-01 }
            - id: pos-landscape
              canvas: { width: 480, height: 270 }
              safe_zone: { value: { top: 14, right: 24, bottom: 14, left: 24 }, status: product, source: https://shop.example/test, as_of: 2026-01-01 }
            """)
    }

    public var manifestPath: String { folder.path(manifestName) }
    public var outputPath: String { folder.path("out") }
    public var storePath: String { folder.path("store") }
    public var dataPath: String { folder.path("data") }
    public var assetPath: String { folder.path("asset.mp4") }

    /// Writes the manifest; the asset is the test's own to make at `assetPath`.
    public func writeManifest() throws {
        try folder.write(
            manifestName,
            """
            version: 1
            campaign: \(name)
            asset: { file: asset.mp4, creator: "\(creator)", language: en\(trim) }
            rights:
              contract: BO-1
              from: 2026-01-01
              until: 2027-12-31
              territories: [WORLD]
              channels: [organic, paid, pos, print]
              edits: [crop, trim, overlay, subtitle, translate, still]
            markets: [\(markets.joined(separator: ", "))]
            placements: [\(placements.joined(separator: ", "))]
            channel: paid
            messages: copy
            values: { price: \(price), left: 3 }
            subtitles: { files: { en: glow.en.srt, de: glow.de.srt }, burn: [tiktok, reels] }
            cta:
              - { text: cta.shop, button: SHOP_NOW, link: "https://shop.example/{market}/x", start: -1s, end: 0s }
            \(more)

            """)
    }
}
