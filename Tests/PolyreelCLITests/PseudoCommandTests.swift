import Foundation
import TestSupport
import Testing

/// `--pseudo`, and markets with digits of their own, from the manifest to the plan.
@Suite struct PseudoCommandTests {
    private struct Plan: Decodable {
        struct Variant: Decodable {
            struct Reason: Decodable {
                let code: String
                let severity: String
            }
            let id: String
            let market: String
            let status: String
            let reasons: [Reason]
        }
        let variants: [Variant]
    }

    private let campaign: Campaign

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "ar-EG-u-nu-latn"]
        campaign.placements = ["pos-landscape"]
        campaign.price = "{ EUR: 12.99, ar-EG: 590.00 }"
        self.campaign = campaign
        try campaign.writeManifest()
        try campaign.folder.write(
            "copy/ar.yaml",
            """
            cta.shop: "{left, plural, zero {#} one {#} two {#} few {#} many {#} other {#}} {price, number, currency}"

            """)
        let asset = try await Tool.run(
            "ffmpeg",
            ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=4", campaign.assetPath])
        #expect(asset.status == 0)
    }

    private func plan(_ more: String...) async throws -> [Plan.Variant] {
        let result = try await Tool.run(
            Product.polyreel,
            [
                "plan", campaign.manifestPath, "--data", campaign.dataPath, "--output", campaign.outputPath, "--store",
                campaign.storePath, "--json",
            ] + more)
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode(Plan.self, from: Data(result.output.utf8)).variants
    }

    @Test func pseudoMarketsAreMarketsOfTheirOwn() async throws {
        let real = try await plan()
        #expect(real.map(\.market) == ["de-DE", "ar-EG-u-nu-latn"])
        let all = try await plan("--pseudo")
        #expect(all.map(\.market) == ["de-DE", "ar-EG-u-nu-latn", "en-XA", "ar-XB"])
        #expect(all.prefix(2).map(\.id) == real.map(\.id))
        #expect(Set(all.map(\.id)).count == 4)
        // Nothing is wrong with the source but that it may not fit.
        for variant in all.dropFirst(2) {
            #expect(variant.reasons.filter { $0.severity == "error" }.allSatisfy { $0.code == "cta-overflow" })
        }
    }

    @Test func aMarketMayAskForItsDigits() async throws {
        let variants = try await plan()
        let egypt = try #require(variants.last)
        #expect(egypt.status == "render")
        #expect(egypt.id == "glow_lena-glow_pos-landscape_ar-eg-u-nu-latn_4s")
        for (market, text) in [("ar-EG-u-nu-latn", "3 ق"), ("ar-EG", "٣ ق")] {
            let result = try await Tool.run(
                Product.polyreel, ["message", "{n} ق", "--market", market, "--arg", "n=3"])
            #expect(result.output == "\(text)\n")
        }
    }

    @Test func unknownDigitsAreNoMarket() async throws {
        var wrong = campaign
        wrong.markets = ["ar-EG-u-nu-klingon"]
        try wrong.writeManifest()
        let result = try await Tool.run(Product.polyreel, ["check", wrong.manifestPath])
        #expect(result.status == 2 && result.errors.contains("[market-extension]"), "\(result.errors)")
    }

    @Test func timesAndListsAreGivenToMessages() async throws {
        let result = try await Tool.run(
            Product.polyreel,
            [
                "message", "{shades, list, or} {opens, time}", "--market", "de-DE", "--arg", "shades=Rot,Braun",
                "--arg",
                "opens=08:30",
            ])
        #expect(result.output == "Rot oder Braun 08:30\n", "\(result.errors)")
    }
}
