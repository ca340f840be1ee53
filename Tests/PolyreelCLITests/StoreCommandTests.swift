import Foundation
import TestSupport
import Testing

/// The store's commands, beside runs and on a full disk.
@Suite(.tags(.render)) struct StoreCommandTests {
    private let campaign: Campaign

    init() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR"]
        campaign.placements = ["tiktok", "pos-landscape"]
        try campaign.writeManifest()
        self.campaign = campaign
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=6", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=6", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
                "-c:a", "aac", campaign.assetPath,
            ])
        #expect(made.status == 0)
    }

    private func polyreel(_ arguments: String...) async throws -> Tool.Result {
        try await Tool.run(Product.polyreel, arguments)
    }

    private func arguments(output: String? = nil, store: String? = nil) -> [String] {
        [
            "run", campaign.manifestPath, "--output", output ?? campaign.outputPath, "--store",
            store ?? campaign.storePath, "--data", campaign.dataPath, "--jobs", "1",
        ]
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func blobs() throws -> [String] {
        let root = "\(campaign.storePath)/blobs"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.count > 64 }.sorted().map { "\(root)/\($0)" }
    }

    @Test func aStoreThatIsNotThereIsStatus2AndIsNotMade() async throws {
        for command in [["status"], ["verify"], ["collect", "--keep", "0"]] {
            let result = try await Tool.run(
                Product.polyreel, ["store"] + command + ["--store", campaign.storePath])
            #expect(result.status == 2 && result.errors.contains("[store-missing]"), "\(result.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: campaign.storePath))
        #expect(try await polyreel("store", "collect", "--keep", "50", "--store", campaign.folder.path).status == 2)
        #expect(try await polyreel("store", "collect", "--store", campaign.folder.path).status == 2)
    }

    @Test func verifySaysWhatItDropsAndTheNextRunHeals() async throws {
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
        let sound = try await polyreel("store", "verify", "--store", campaign.storePath)
        #expect(sound.status == 0 && sound.output.contains("0 blobs and 0 results dropped"))
        let victim = try #require(try blobs().first)
        chmod(victim, 0o644)
        try Data("damaged".utf8).write(to: URL(filePath: victim))
        let found = try await polyreel("store", "verify", "--store", campaign.storePath)
        #expect(found.status == 1)
        #expect(
            found.errors.contains((victim as NSString).lastPathComponent) && found.errors.contains("[blob-damaged]"))
        #expect(found.errors.contains("[result-dropped]"))
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
        #expect(try blobs().contains(victim))
        let again = try await polyreel("store", "verify", "--store", campaign.storePath, "--json")
        #expect(again.status == 0)
        #expect(try object(again.output)["damaged"] as? [String] == [])
    }

    @Test func whatIsCollectedIsRenderedAgain() async throws {
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
        // Nothing stands published any more.
        try FileManager.default.removeItem(atPath: campaign.outputPath)
        try await Task.sleep(for: .milliseconds(30))
        let status = try await polyreel("store", "status", "--store", campaign.storePath, "--json")
        let all = try #require(try object(status.output)["all"] as? [String: Any])
        #expect(try all["blobs"] as? Int == blobs().count)
        // Beside the output is where a store is looked for.
        let elsewhere = try await polyreel(
            "store", "collect", "--keep", "1TB", "--output", campaign.outputPath, "--json")
        #expect(elsewhere.status == 2)
        let collected = try await polyreel("store", "collect", "--keep", "0", "--store", campaign.storePath, "--json")
        let freed = try #require(try object(collected.output)["freed"] as? [String: Any])
        #expect(collected.status == 0 && freed["bytes"] as? Int == all["bytes"] as? Int)
        #expect(try blobs().isEmpty)
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
    }

    @Test func twoRunsCollectionAndVerificationUseOneStoreAtOnce() async throws {
        let campaign = campaign
        let outputs = [campaign.outputPath, campaign.folder.path("other")]
        let done = campaign.folder.path("done")
        let upkeep = Task {
            while !FileManager.default.fileExists(atPath: done) {
                let collected = try await Tool.run(
                    Product.polyreel, ["store", "collect", "--keep", "0", "--store", campaign.storePath])
                // There is none before the first run makes it.
                #expect([0, 2].contains(collected.status), "\(collected.errors)")
                let verified = try await Tool.run(Product.polyreel, ["store", "verify", "--store", campaign.storePath])
                #expect([0, 2].contains(verified.status), "\(verified.errors)")
            }
        }
        let results = try await withThrowingTaskGroup(of: Tool.Result.self) { group in
            for output in outputs {
                let arguments = arguments(output: output)
                group.addTask { try await Tool.run(Product.polyreel, arguments) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try campaign.folder.write("done", "")
        try await upkeep.value
        for result in results { #expect(result.status == 0, "\(result.errors)") }
        #expect(try films(outputs[0]) == films(outputs[1]))
        #expect(try films(outputs[0]).count == 4)
    }

    /// The films' bytes, in the order of their names.
    private func films(_ output: String) throws -> [Data] {
        let names = FileManager.default.enumerator(atPath: output)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".mp4") && !$0.contains(".staging-") }.sorted()
            .map { try Data(contentsOf: URL(filePath: "\(output)/\($0)")) }
    }

    /// Runs a script with a tmpfs of `kilobytes` at `path` that is gone afterwards.
    private func script(_ kilobytes: Int, at path: String, _ text: String) async throws -> Tool.Result {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return try await MountNamespace.run("mount -t tmpfs -o size=\(kilobytes)k tmpfs '\(path)'\n" + text)
    }

    private func quoted(_ arguments: [String]) -> String { arguments.map { "'\($0)'" }.joined(separator: " ") }

    @Test(.enabled(if: MountNamespace.flags != nil)) func aFullStoreIsAFindingAndHarmsNothingPublished() async throws {
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
        let before = try films(campaign.outputPath)
        var campaign = campaign
        campaign.trim = ", trim: { from: 1s, to: 6s }"
        try campaign.writeManifest()
        let result = try await script(
            200, at: campaign.folder.path("small"),
            "polyreel " + quoted(arguments(store: campaign.folder.path("small/store"))))
        #expect(result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("No space left on device") && result.errors.contains("[disk-full]"))
        #expect(result.errors.components(separatedBy: ": No space left").count == 2, "\(result.errors)")
        #expect(try films(campaign.outputPath) == before)
    }

    @Test(.enabled(if: MountNamespace.flags != nil)) func aFullOutputKeepsWhatStandsThere() async throws {
        let output = campaign.folder.path("mounted/out")
        var dearer = campaign
        dearer.price = "{ EUR: 14.99 }"
        dearer.manifestName = "dearer.yaml"
        try dearer.writeManifest()
        let run = quoted(arguments(output: output))
        let result = try await script(
            20_000, at: campaign.folder.path("mounted"),
            """
            polyreel \(run) --quiet >/dev/null || exit 10
            sums() { find '\(output)' -name '*.mp4' -path '*/tiktok/*' | sort | xargs sha256sum; }
            before=$(sums)
            dd if=/dev/zero of='\(campaign.folder.path("mounted/fill"))' bs=4k 2>/dev/null
            cp '\(dearer.manifestPath)' '\(campaign.manifestPath)'
            polyreel \(run)
            status=$?
            [ "$before" = "$(sums)" ] || exit 11
            [ "$(sums | wc -l)" = 2 ] || exit 12
            rm '\(campaign.folder.path("mounted/fill"))'
            [ $status = 3 ] || exit $status
            polyreel \(run) --quiet >/dev/null || exit 13
            [ "$before" != "$(sums)" ] || exit 14
            """)
        #expect(result.status == 0, "\(result.status) \(result.errors)")
        #expect(result.errors.contains("[disk-full]"))
    }

    /// Another file system over the output is what a disk that is not mounted looks like.
    @Test(.enabled(if: MountNamespace.flags != nil)) func whatAFilmUsesStaysWhileItsDiskIsNotMounted() async throws {
        let disk = campaign.folder.path("mounted")
        let collect = "polyreel store collect --store '\(campaign.storePath)' --keep 0"
        let result = try await script(
            20_000, at: disk,
            """
            polyreel \(quoted(arguments(output: "\(disk)/out"))) --quiet >/dev/null || exit 10
            blobs() { find '\(campaign.storePath)/blobs' -type f | sort; }
            sleep 0.1
            \(collect) || exit 11
            before=$(blobs)
            [ -n "$before" ] || exit 12
            mount -t tmpfs tmpfs '\(disk)' || exit 13
            \(collect) || exit 14
            [ "$before" = "$(blobs)" ] || exit 15
            polyreel store status --store '\(campaign.storePath)' || exit 16
            umount '\(disk)'
            \(collect) || exit 17
            [ "$before" = "$(blobs)" ] || exit 18
            mount -t tmpfs tmpfs '\(disk)' || exit 19
            \(collect) --forget-unseen || exit 20
            [ -z "$(blobs)" ] || exit 21
            """)
        #expect(result.status == 0, "\(result.status) \(result.errors)")
        #expect(result.errors.components(separatedBy: "[store-unseen]").count == 2, "\(result.errors)")
        #expect(result.output.contains("films: 4, not there to be seen: 4"), "\(result.output)")
    }

    @Test func anOutputThatWasMovedIsTold() async throws {
        #expect(try await Tool.run(Product.polyreel, arguments()).status == 0)
        let moved = campaign.folder.path("elsewhere/out")
        try FileManager.default.createDirectory(
            atPath: campaign.folder.path("elsewhere"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: campaign.outputPath, toPath: moved)
        try await Task.sleep(for: .milliseconds(30))
        let collect = ["store", "collect", "--keep", "0", "--store", campaign.storePath]
        #expect(try await Tool.run(Product.polyreel, collect + ["--output", moved]).status == 0)
        #expect(try !blobs().isEmpty)
        #expect(try await Tool.run(Product.polyreel, collect).status == 0)
        #expect(try blobs().isEmpty)
    }

    @Test(.enabled(if: MountNamespace.flags != nil)) func aFullStoreCanBeCollected() async throws {
        let store = campaign.folder.path("mounted/store")
        let result = try await script(
            20_000, at: campaign.folder.path("mounted"),
            """
            polyreel \(quoted(arguments(store: store))) --quiet >/dev/null || exit 10
            rm -r '\(campaign.outputPath)'
            dd if=/dev/zero of='\(campaign.folder.path("mounted/fill"))' bs=4k 2>/dev/null
            polyreel store collect --keep 0 --store '\(store)' || exit 11
            [ -z "$(find '\(store)/blobs' -type f)" ] || exit 12
            """)
        #expect(result.status == 0, "\(result.status) \(result.errors)")
    }
}
