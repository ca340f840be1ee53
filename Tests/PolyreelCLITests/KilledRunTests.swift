import Foundation
import PolyreelCore
import TestSupport
import Testing

/// A run that is killed, stopped, or cannot write.
@Suite(.tags(.fault)) struct KilledRunTests {
    private let campaign: Campaign

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR"]
        try campaign.writeManifest()
        self.campaign = campaign
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=24", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=24", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
                "-c:a",
                "aac", campaign.assetPath,
            ])
        #expect(made.status == 0)
    }

    private func arguments(_ more: String...) -> [String] {
        [
            "run", campaign.manifestPath, "--output", campaign.outputPath, "--store", campaign.storePath, "--data",
            campaign.dataPath, "--jobs", "1",
        ] + more
    }

    /// Starts a run and sends `signal` as soon as it says that a span was rendered.
    private func interrupt(with signal: Int32) throws -> (status: Int32, spans: Set<String>) {
        let process = Process()
        process.executableURL = URL(filePath: Product.polyreel)
        process.arguments = arguments()
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("rendered\n"), let piece = try pipe.fileHandleForReading.read(upToCount: 1), !piece.isEmpty
        {
            text += String(decoding: piece, as: UTF8.self)
        }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return (process.terminationStatus, results())
    }

    /// Results in the store by name, with the number of the file that each was written to.
    private func results() -> Set<String> {
        let root = "\(campaign.storePath)/results"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return Set(
            names.filter { $0.hasSuffix(".json") }.map { name in
                let file = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")[.systemFileNumber]
                return "\(name) \(file as? Int ?? 0)"
            })
    }

    @Test(arguments: [SIGKILL, SIGTERM]) func noFinishedSpanIsRenderedAgain(_ signal: Int32) async throws {
        let killed = try interrupt(with: signal)
        #expect(killed.status == (signal == SIGKILL ? SIGKILL : 1))
        #expect(!killed.spans.isEmpty)
        let films = FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? []
        #expect(!films.contains { $0.hasSuffix(".mp4") && !$0.contains(".staging-") })
        let again = try await Tool.run(Product.polyreel, arguments("--json"))
        #expect(again.status == 0, "\(again.errors)")
        #expect(killed.spans.isSubset(of: results()))
        let report = try #require(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
        let spans = try #require(report["spans"] as? [String: Any])
        let (unique, rendered) = (spans["unique"] as? Int ?? 0, spans["rendered"] as? Int ?? 0)
        #expect(unique > 0 && rendered < unique)
        // Nothing of the killed run is left over.
        let scratch = try FileManager.default.contentsOfDirectory(atPath: "\(campaign.storePath)/scratch")
        #expect(scratch.isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(campaign.outputPath)/glow")
        #expect(!left.contains { $0.hasPrefix(".staging-") })
    }

    @Test(arguments: ["2>&-", "2>/dev/full", ">&-"]) func aStreamThatCannotBeWrittenStopsNoRun(_ stream: String)
        async throws
    {
        let result = try await Tool.run("bash", ["-c", "exec \"$0\" \"$@\" \(stream)", Product.polyreel] + arguments())
        #expect(result.status == 0)
    }

    @Test func aFileSizeLimitIsAFindingAndPublishesNothing() async throws {
        // RLIMIT_FSIZE stands in for a full disk: writes fail after 64 blocks of 1024 bytes.
        let command = "ulimit -f 64; trap '' XFSZ; exec \"$0\" \"$@\""
        let result = try await Tool.run("bash", ["-c", command, Product.polyreel] + arguments())
        #expect(result.status == 1 || result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("error: "))
        let films = FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? []
        #expect(!films.contains { $0.hasSuffix(".mp4") })
    }
}
