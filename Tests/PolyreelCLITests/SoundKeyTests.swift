import Foundation
import TestSupport
import Testing

/// `asset.sound` in a manifest: what is not there is a finding at its line, and status 2.
@Suite(.tags(.judge)) struct SoundKeyTests {
    private var campaign: Campaign

    init() throws {
        campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
    }

    private func run(_ sound: String, _ command: String = "plan", more: [String] = []) async throws -> Tool.Result {
        var campaign = campaign
        campaign.trim = ", sound: \(sound)"
        try campaign.writeManifest()
        return try await Tool.run(
            Product.polyreel,
            [command, campaign.manifestPath, "--output", campaign.outputPath, "--store", campaign.storePath] + more)
    }

    private func makeAsset(_ sound: [String]) async throws {
        let made = try await Tool.run(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=5"] + sound
                + ["-c:v", "libx264", "-preset", "ultrafast", campaign.assetPath])
        try #require(made.status == 0, "\(made.errors)")
    }

    private static let two = [
        "-f", "lavfi", "-i", "sine=440:d=5:r=48000", "-f", "lavfi", "-i", "sine=880:d=5:r=48000", "-map", "0", "-map",
        "1",
        "-map", "2",
    ]

    @Test func whatIsNotThereIsAFindingAtItsLine() async throws {
        try await makeAsset(Self.two)
        for (sound, code) in [("3", "sound-missing"), ("[1, 3]", "sound-missing"), ("left", "sound-mono")] {
            let result = try await run(sound, "run")
            #expect(result.status == 2)
            // After `asset: { file: asset.mp4, creator: "@lena.glow", language: en, sound: `.
            #expect(
                result.errors.contains("glow.yaml:3:71: error: ") && result.errors.contains("[\(code)]"),
                "\(result.errors)")
            #expect(!FileManager.default.fileExists(atPath: campaign.outputPath))
        }
        #expect(try await run("2").status == 0)
        #expect(try await run("none").status == 0)
    }

    /// The picture ends after five seconds, and is held over the second track alone.
    @Test func thePartMayReachTheEndOfTheSoundThatIsNamed() async throws {
        try await makeAsset(
            Self.two.map { $0.replacingOccurrences(of: "sine=880:d=5", with: "sine=880:d=9") })
        for (sound, isInside) in [("2", true), ("[1, 2]", true), ("1", false), ("none", false)] {
            let result = try await run("\(sound), trim: { from: 0s, to: 8s }")
            #expect(result.status == (isInside ? 0 : 2), "\(sound): \(result.errors)")
            #expect(result.errors.contains("[trim-outside]") == !isInside)
            #expect(result.errors.contains("[asset-picture-held]") == isInside)
        }
    }

    @Test func anAssetWithoutSoundHasNoTrack() async throws {
        try await makeAsset([])
        let result = try await run("1")
        #expect(result.status == 2 && result.errors.contains("[sound-missing]"), "\(result.errors)")
        #expect(try await run("none").status == 0)
    }

    /// Three runs with one store: each film has the sound that was asked for, by ffmpeg's filters.
    @Test(.tags(.render)) func anotherChoiceIsAnotherFilm() async throws {
        try await makeAsset(Self.two)
        func level(_ frequency: Int) async throws -> Double {
            let film = "\(campaign.outputPath)/glow/de-DE/tiktok/glow_lena-glow_tiktok_de-de_5s.mp4"
            let told = try await Tool.run(
                "ffmpeg",
                [
                    "-nostdin", "-i", film, "-map", "0:a", "-af",
                    "bandpass=f=\(frequency):width_type=h:w=40,bandpass=f=\(frequency):width_type=h:w=40,volumedetect",
                    "-f", "null", "-",
                ])
            let volume = told.errors.components(separatedBy: "mean_volume: ").last.flatMap {
                Double($0.prefix { "-.0123456789".contains($0) })
            }
            return try #require(volume)
        }
        let data = ["--data", campaign.dataPath]
        for (sound, hasLow, hasHigh) in [
            ("[1, 2]", true, true), ("2", false, true), ("1", true, false), ("none", false, false),
        ] {
            let result = try await run(sound, "run", more: data)
            try #require(result.status == 0, "\(result.errors)")
            #expect(try await (level(440) > -30) == hasLow, "\(sound)")
            #expect(try await (level(880) > -30) == hasHigh, "\(sound)")
        }
    }
}
