import Foundation
import TestSupport
import Testing

/// How the program ends, and what it says then, for what users give it.
@Suite struct ExitStatusTests {
    private let campaign: Campaign

    init() throws {
        campaign = try Campaign()
        try campaign.writeManifest()
    }

    private func polyreel(_ arguments: String...) async throws -> Tool.Result {
        try await Tool.run(Product.polyreel, arguments)
    }

    struct Asset: Sendable, CustomTestStringConvertible {
        let name: String
        let content: Data
        let code: String
        var testDescription: String { name }
    }

    static let assets = [
        Asset(name: "empty", content: Data(), code: "asset-empty"),
        Asset(name: "text", content: Data("this is not a film\n".utf8), code: "asset-unreadable"),
        Asset(
            name: "noise", content: Data((0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }),
            code: "asset-unreadable"),
        Asset(
            name: "playlist", content: Data("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".utf8), code: "asset-unreadable"),
    ]

    @Test(arguments: assets) func whatIsNoVideoIsOneFindingAndStatus2(_ asset: Asset) async throws {
        try campaign.folder.write("asset.mp4", asset.content)
        let result = try await polyreel("run", campaign.manifestPath, "--output", campaign.outputPath)
        #expect(result.status == 2)
        #expect(result.errors.contains("glow.yaml:3:"))
        #expect(result.errors.components(separatedBy: " error: ").count == 2, "\(result.errors)")
        #expect(result.errors.contains("[\(asset.code)]"), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: campaign.outputPath))
    }

    @Test func aWrongManifestIsStatus2AndRendersNothing() async throws {
        try campaign.folder.write("bad.yaml", "version: 1\ncampaign: x\nmarkets: [de-DEE]\ncolour: red\n")
        let result = try await polyreel("run", campaign.folder.path("bad.yaml"), "--output", campaign.outputPath)
        #expect(result.status == 2)
        #expect(result.errors.contains("bad.yaml:3:11: error: market 'de-DEE' is not a locale [market-unknown]"))
        #expect(result.errors.contains("did you mean 'de-DE'?"))
        #expect(!FileManager.default.fileExists(atPath: campaign.outputPath))
    }

    @Test func aManifestThatIsNotThereIsStatus2() async throws {
        let result = try await polyreel("check", campaign.folder.path("nowhere.yaml"))
        #expect(result.status == 2 && result.errors.contains("nowhere.yaml"))
    }

    @Test func wrongArgumentsAreStatus2() async throws {
        #expect(try await polyreel("run").status == 2)
        #expect(try await polyreel("fly").status == 2)
        #expect(try await polyreel("run", campaign.manifestPath, "--jobs", "0").status == 2)
    }

    @Test func helpAndVersionAreStatus0() async throws {
        #expect(try await polyreel("--help").status == 0)
        let version = try await polyreel("--version")
        #expect(version.status == 0 && version.output.hasPrefix("0."))
    }

    @Test func findingsAreJSONWhereAsked() async throws {
        try campaign.folder.write("bad.yaml", "version: 2\n")
        let result = try await polyreel("check", campaign.folder.path("bad.yaml"), "--json")
        #expect(result.status == 2)
        let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let findings = document?["findings"] as? [[String: Any]]
        let versions = findings?.filter { ($0["code"] as? String)?.contains("version") == true } ?? []
        let place = versions.first?["location"] as? [String: Any]
        #expect(versions.count == 1)
        #expect(place?["line"] as? Int == 1 && place?["column"] as? Int == 10)
    }

    @Test func listsAreJSONThatCarriesSources() async throws {
        let placements = try await polyreel("placements", "--json")
        let list = try JSONSerialization.jsonObject(with: Data(placements.output.utf8)) as? [[String: Any]]
        let ids = list?.compactMap { $0["id"] as? String } ?? []
        for id in [
            "tiktok", "reels", "shorts", "linkedin", "pos-landscape", "pos-portrait", "pos-4k-portrait", "pos-bar",
        ] {
            #expect(ids.contains(id))
        }
        let zone = list?.first?["safeZone"] as? [String: Any]
        #expect(zone?["source"] is String && zone?["status"] is String && zone?["asOf"] is String)
        let steps = try await polyreel("steps")
        #expect(steps.status == 0 && steps.output.contains("subtitles"))
        #expect(try await polyreel("markets").output.contains("ar-AE"))
        let schema =
            try JSONSerialization.jsonObject(with: Data(try await polyreel("schema").output.utf8)) as? [String: Any]
        // The dialect that the document says it is in: JSON Schema, draft 2020-12.
        #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test func messageIsFormattedForTheMarket() async throws {
        let polish = try await polyreel(
            "message", "{price, number, currency}", "--market", "pl-PL", "--arg", "price=54.90")
        // CLDR, pl: number, no-break space, zł.
        #expect(polish.output == "54,90\u{A0}zł\n")
        let missing = try await polyreel("message", "{price, number, currency}", "--market", "pl-PL")
        #expect(missing.status == 2 && missing.errors.contains("price"))
    }

    @Test func subtitlesConvertBothWays() async throws {
        let srt = campaign.folder.path("glow.en.srt")
        let vtt = campaign.folder.path("x.vtt")
        #expect(try await polyreel("subtitles", "convert", srt, vtt).status == 0)
        #expect(try String(contentsOfFile: vtt, encoding: .utf8).hasPrefix("WEBVTT"))
        let back = campaign.folder.path("y.srt")
        #expect(try await polyreel("subtitles", "convert", vtt, back).status == 0)
        #expect(try String(contentsOfFile: back, encoding: .utf8).contains("00:00:00,480 --> 00:00:01,600"))
        #expect(try await polyreel("subtitles", "convert", campaign.assetPath, back).status == 2)
        for other in ["x.ttml", "x.ass"].map(campaign.folder.path) {
            #expect(try await polyreel("subtitles", "convert", srt, other).status == 0)
            #expect(try await polyreel("subtitles", "convert", other, back).status == 0)
            #expect(try String(contentsOfFile: back, encoding: .utf8).contains("00:00:00,480 --> 00:00:01,600"))
        }
    }

    @Test func subtitlesCheckSaysAndMends() async throws {
        let path = try campaign.folder.write("short.srt", "1\n00:00:01,000 --> 00:00:01,200\nHallo\n")
        let found = try await polyreel("subtitles", "check", path, "--language", "de")
        #expect(found.status == 1)
        #expect(found.errors.contains("short.srt:2: warning: cue 1 at 00:00:01.000: "))
        #expect(found.errors.contains("[subtitle-short]"))
        let mended = try await polyreel("subtitles", "check", path, "--language", "de", "--fix")
        #expect(mended.status == 0)
        // 5/6 s, rounded down.
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "1\n00:00:01,000 --> 00:00:01,833\nHallo\n\n")
        #expect(try await polyreel("subtitles", "check", path, "--language", "de").status == 0)
        // What could not be read, or not be written, would be gone.
        for content in [
            "1\n00:00:04,000 --> 00:00:xx,000\nImportant\n\n2\n00:00:05,000 --> 00:00:07,000\nHallo\n",
            "WEBVTT\n\nSTYLE\n::cue(b) { color: red }\n\n00:01.000 --> 00:01.200\nHallo\n",
        ] {
            let lossy = try campaign.folder.write("lossy.srt", content)
            let refused = try await polyreel("subtitles", "check", lossy, "--language", "de", "--fix")
            #expect(refused.status == 2 && refused.errors.contains("[subtitle-loses]"), "\(refused.errors)")
            #expect(try String(contentsOfFile: lossy, encoding: .utf8) == content)
        }
        let page = try campaign.folder.write("page.ttml", "<tt xmlns=\"http://www.w3.org/ns/ttml\"/>")
        #expect(try await polyreel("subtitles", "check", page, "--language", "de", "--fix").status == 2)
    }
}
