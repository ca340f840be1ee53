import Foundation
import TestSupport
import Testing

/// What strangers' files make the program say, byte by byte.
@Suite struct HostileTextTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// ECMA-48's C0 but line feed and tab, DEL, C1 as UTF-8, and what turns directions.
    private func obeyed(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            (scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t")
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }

    @Test(arguments: [false, true]) func aManifestsKeysAndNamesAreInert(_ json: Bool) async throws {
        let name = "evil\u{202E}\u{9B}2J\nfake.yaml:1:1: error: fake [fake].yaml"
        let path = try folder.write(
            name,
            """
            version: 1
            campaign: "glow"
            "\\e]0;t\\a": 1
            "key\\u202e\\u009b\\u0085": 2
            asset: { file: "a\\u001bb\\nc.mp4", creator: "x\\u202ey", language: en }
            markets: [de-DE]
            placements: ["\\u0007tiktok\\u2066"]
            """)
        for command in ["check", "run", "plan"] {
            let more = command == "check" ? [] : ["--output", folder.path("out")]
            let result = try await Tool.run(Product.polyreel, [command, path] + more + (json ? ["--json"] : []))
            #expect(result.status == 2)
            #expect(obeyed(result.errors).isEmpty, "\(obeyed(result.errors))")
            #expect(obeyed(result.output).isEmpty)
            #expect(!result.errors.split(separator: "\n").contains { $0.hasPrefix("fake.yaml") })
            #expect(result.errors.contains("\\u{1B}]0;t\\u{7}") || json)
            if json {
                let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
                let findings = value?["findings"] as? [[String: Any]] ?? []
                #expect(findings.contains { ($0["message"] as? String)?.contains("\u{1B}]0;t\u{7}") == true })
            }
        }
    }

    @Test func aMessagesPatternIsInert() async throws {
        for pattern in ["{a\u{1B}]0;t\u{7}", "\u{9B}2J{n}", "x\u{7}"] {
            let result = try await Tool.run(Product.polyreel, ["message", pattern, "--market", "de-DE"])
            #expect(obeyed(result.errors).isEmpty && obeyed(result.output).isEmpty, "\(result)")
        }
        // A message's own directions are what was asked for.
        let arabic = try await Tool.run(Product.polyreel, ["message", "\u{2067}مرحبا\u{2069}", "--market", "ar-AE"])
        #expect(arabic.output == "\u{2067}مرحبا\u{2069}\n")
    }

    @Test func argumentsThatAreNoneAreInert() async throws {
        let result = try await Tool.run(Product.polyreel, ["run", "--\u{1B}]0;t\u{7}\u{202E}", "x"])
        #expect(result.status == 2 && obeyed(result.errors).isEmpty && !result.errors.isEmpty)
        // A line of an argument's own is no line of the program's.
        for arguments in [["run", "--x\nfake: error", "y"], ["fly\nfake: error"], ["doctor", "y\nfake: error"]] {
            let result = try await Tool.run(Product.polyreel, arguments)
            #expect(result.status == 2)
            #expect(!result.errors.split(separator: "\n").contains { $0.hasPrefix("fake") }, "\(result.errors)")
        }
    }

    /// A byte that no UTF-8 has: what is said names it, and not the mark of replacement that no file is called.
    @Test func namesThatAreNoUTF8AreTold() async throws {
        let jobs = folder.path("jobs")
        try FileManager.default.createDirectory(atPath: "\(jobs)/inbox", withIntermediateDirectories: true)
        let checked = try await Tool.run("bash", ["-c", "exec \"$0\" check $'/tmp/\\xff.yaml'", Product.polyreel])
        #expect(checked.status == 2 && checked.errors.contains("'/tmp/%FF.yaml' is not UTF-8"), "\(checked.errors)")
        let dropped = try await Tool.run("bash", ["-c", "echo 'version: 1' > \"$0\"/inbox/$'\\xff.yaml'", jobs])
        #expect(dropped.status == 0)
        let drain = [
            "work", "--jobs", jobs, "--drain", "--output", folder.path("out"), "--store", folder.path("store"),
        ]
        let first = try await Tool.run(Product.polyreel, drain)
        #expect(first.status == 2 && first.errors.contains("is not UTF-8"), "\(first.errors)")
        #expect(try await Tool.run(Product.polyreel, drain).status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(jobs)/failed").sorted()
                == ["%FF.report.json", "%FF.report.txt", "%FF.yaml"])
    }

    /// The report beside a job that could not be run is read in terminals too.
    @Test func aJobsReportIsInert() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("jobs/inbox"), withIntermediateDirectories: true)
        try folder.write("jobs/inbox/x\u{1B}[31m\n.yaml", "version: 1\n\"\\e]0;t\\a\": 1\n")
        let result = try await Tool.run(
            Product.polyreel, ["work", "--jobs", folder.path("jobs"), "--drain", "--output", folder.path("out")])
        #expect(result.status == 2 && obeyed(result.errors).isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/failed"))
        let report = try #require(names.first { $0.hasSuffix(".report.txt") })
        let text = try String(contentsOfFile: folder.path("jobs/failed/\(report)"), encoding: .utf8)
        #expect(obeyed(text).isEmpty && text.contains("\\u{1B}]0;t\\u{7}"))
    }

    /// A name that begins with a combining mark: the folder above is not the manifest's own, and nothing of it is read.
    @Test func aNameThatBeginsWithAMarkLiesInItsOwnFolder() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("jobs/inbox"), withIntermediateDirectories: true)
        try folder.write("jobs/above.mp4", "not a video")
        let text = "version: 1\ncampaign: x\nasset: { file: above.mp4, creator: x, language: en }\n"
        try folder.write("jobs/inbox/\u{308}x.yaml", text + "markets: [de-DE]\nplacements: [tiktok]\n")
        let result = try await Tool.run(
            Product.polyreel, ["work", "--jobs", folder.path("jobs"), "--drain", "--output", folder.path("out")])
        #expect(result.status == 2 && result.errors.contains("there is no 'above.mp4'"), "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/inbox")).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/failed")).count == 3)
    }

    /// A link in the inbox: set aside and told, and no line of what it leads to is shown.
    @Test func aLinkInTheInboxShowsNothingOfItsTarget() async throws {
        let secret = try folder.write("secret.yaml", "hunter2: [\n")
        try FileManager.default.createDirectory(
            atPath: folder.path("jobs/inbox"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("jobs/inbox/x.yaml"), withDestinationPath: secret)
        let result = try await Tool.run(
            Product.polyreel, ["work", "--jobs", folder.path("jobs"), "--drain", "--output", folder.path("out")])
        #expect(result.status == 2 && result.errors.contains("[job-not-a-file]"), "\(result.errors)")
        #expect(!(result.errors + result.output).contains("hunter2"))
        let failed = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/failed")).sorted()
        #expect(failed == ["x.report.json", "x.report.txt", "x.yaml"])
        for name in failed.dropLast() {
            #expect(
                try !String(contentsOfFile: folder.path("jobs/failed/\(name)"), encoding: .utf8).contains("hunter2"))
        }
    }
}
