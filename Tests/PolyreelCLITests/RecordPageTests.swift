import Foundation
import TestSupport
import Testing

/// `docs/record.md`: every key of a record is on it.
@Suite(.tags(.render)) struct RecordPageTests {
    /// A ready film, one that is withheld for a price in a currency that is not there, and one for a placement to come.
    private func records() async throws -> [[String: Any]] {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "en-GB"]
        campaign.placements = ["tiktok", "poster-a3"]
        campaign.more = "disclosure: { paid: true }"
        try campaign.writeManifest()
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=4", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=4", "-pix_fmt", "yuv420p", campaign.assetPath,
            ])
        #expect(made.status == 0)
        _ = try await Tool.run(
            Product.polyreel,
            [
                "run", campaign.manifestPath, "--output", campaign.outputPath, "--store", campaign.storePath, "--data",
                campaign.dataPath,
            ])
        let names = FileManager.default.enumerator(atPath: campaign.outputPath)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".json") && $0.contains("/glow_") && !$0.hasSuffix(".cta.json") }.map {
            let data = try Data(contentsOf: URL(filePath: "\(campaign.outputPath)/\($0)"))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    /// Every path of keys down to a value, as `files[].sha256`.
    private func paths(_ value: Any, _ path: String = "") -> Set<String> {
        if let object = value as? [String: Any], !object.isEmpty {
            return object.reduce(into: []) {
                $0.formUnion(paths($1.value, path.isEmpty ? $1.key : "\(path).\($1.key)"))
            }
        }
        if let list = value as? [Any], !list.isEmpty {
            return list.reduce(into: []) { $0.formUnion(paths($1, path + "[]")) }
        }
        return [path]
    }

    @Test func everyKeyOfARecordIsOnThePage() async throws {
        let records = try await records()
        #expect(
            records.compactMap { $0["status"] as? String }.sorted() == ["ready", "withheld", "withheld", "withheld"])
        let page = try String(contentsOfFile: Repository.path("docs/record.md"), encoding: .utf8)
        let named = Set(page.matches(of: /(?m)^\| `([^`]+)` \|/).map { String($0.1) })
        let found = records.reduce(into: Set<String>()) { $0.formUnion(paths($1)) }
        #expect(found.count > 50)
        // `button.<platform>` stands for any.
        let unknown = found.filter { path in
            let parts = path.split(separator: ".").dropLast()
            return !named.contains(path)
                && !named.contains { $0.hasPrefix(parts.joined(separator: ".") + ".<") && $0.hasSuffix(">") }
        }
        #expect(unknown.sorted() == [])
    }
}
