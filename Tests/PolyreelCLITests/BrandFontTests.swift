import Foundation
import TestSupport
import Testing

/// Brands with fonts of their own, several in one process.
@Suite struct BrandFontTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A campaign of one film whose brand brings a font.
    private func campaign(_ name: String, font: TestFont) async throws -> Campaign {
        var campaign = try Campaign()
        campaign.name = name
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
        campaign.more = "brand: { font: brand.ttf }"
        try campaign.writeManifest()
        try campaign.folder.write("brand.ttf", font.data)
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=4", "-c:v", "libx264",
                "-preset", "ultrafast", "-pix_fmt", "yuv420p", campaign.assetPath,
            ])
        #expect(made.status == 0)
        return campaign
    }

    /// The films of a run of some campaigns in one process, by file name.
    private func films(_ campaigns: [Campaign], _ name: String) async throws -> [String: Data] {
        let output = folder.path("\(name)/out")
        let result = try await Tool.run(
            Product.polyreel,
            ["run"] + campaigns.map(\.manifestPath) + [
                "--output", output, "--store", folder.path("\(name)/store"), "--data", campaigns[0].dataPath, "--quiet",
            ])
        #expect(result.status == 0, "\(result.errors)")
        let names = FileManager.default.enumerator(atPath: output)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".mp4") }.reduce(into: [:]) { films, name in
            films[(name as NSString).lastPathComponent] = try Data(contentsOf: URL(filePath: "\(output)/\(name)"))
        }
    }

    @Test func twoBrandsInOneProcessMakeTheFilmsThatEachMakesAlone() async throws {
        let font = try await TestFont()
        let large = try await campaign("large", font: font)
        let small = try await campaign("small", font: font.shrunk(by: 2))
        let together = try await films([large, small], "together")
        let alone = try await films([large], "a").merging(try await films([small], "b")) { first, _ in first }
        #expect(together.count == 2)
        #expect(together == alone)
        #expect(Set(together.values).count == 2)
    }
}
