import Foundation
import TestSupport
import Testing

/// `subtitles.style`, from the manifest to the plan: an outline on a dark picture, the same box on a white one.
@Suite struct SubtitleStyleTests {
    private struct Plan: Decodable {
        struct Variant: Decodable {
            struct Span: Decodable { let key: String }
            let spans: [Span]
        }
        let variants: [Variant]
    }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.srt", "1\n00:00:00,500 --> 00:00:03,500\nSie hält\n")
    }

    private func keys(colour: String, style: String?) async throws -> [String] {
        let asset = folder.path("\(colour).mp4")
        if !FileManager.default.fileExists(atPath: asset) {
            let made = try await Tool.run(
                "ffmpeg",
                ["-v", "error", "-f", "lavfi", "-i", "color=\(colour):size=320x568:rate=25:duration=4", asset])
            #expect(made.status == 0)
        }
        let look = style.map { ", style: \($0)" } ?? ""
        try folder.write(
            "x.yaml",
            """
            version: 1
            campaign: x
            asset: { file: \(colour).mp4, creator: "@a", language: de }
            rights: { contract: A, from: 2026-01-01, until: 2099-12-31, territories: [WORLD], channels: [pos], \
            edits: [crop, overlay, subtitle] }
            markets: [de-DE]
            placements: [pos-portrait]
            channel: paid
            subtitles: { files: { de: a.srt }, burn: [pos-portrait]\(look) }

            """)
        let result = try await Tool.run(
            Product.polyreel,
            ["plan", folder.path("x.yaml"), "--output", folder.path("out"), "--store", folder.path("store"), "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let variants = try JSONDecoder().decode(Plan.self, from: Data(result.output.utf8)).variants
        return try #require(variants.first).spans.map(\.key)
    }

    @Test func anOutlineTakesTheBoxesPlaceWhereThePictureIsDark() async throws {
        let outline = try await keys(colour: "black", style: nil)
        #expect(try await keys(colour: "black", style: "outline") == outline)
        #expect(try await keys(colour: "black", style: "box") != outline)
    }

    @Test func onAWhitePictureTheBoxStays() async throws {
        #expect(try await keys(colour: "white", style: "outline") == keys(colour: "white", style: "box"))
    }
}
