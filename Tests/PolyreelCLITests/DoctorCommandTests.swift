import Foundation
import TestSupport
import Testing

/// `polyreel doctor`: what it says is what other programs find here, and what is missing it says.
@Suite struct DoctorCommandTests {
    private struct Report: Decodable {
        struct Check: Decodable {
            let name: String
            let works: Bool
            let detail: String
        }
        let checks: [Check]
    }

    private func report(_ output: String) throws -> [Report.Check] {
        try JSONDecoder().decode(Report.self, from: Data(output.utf8)).checks
    }

    @Test(.tags(.judge)) func everyFilterAndEncoderIsThere() async throws {
        let result = try await Tool.run(Product.polyreel, ["doctor", "--json"])
        #expect(result.status == 0, "\(result.output)")
        let checks = try report(result.output)
        #expect(checks.allSatisfy { $0.works })
        let filters = try await Tool.run("ffmpeg", ["-hide_banner", "-filters"]).output
        let encoders = try await Tool.run("ffmpeg", ["-hide_banner", "-encoders"]).output
        for (kind, list) in [("filter ", filters), ("encoder ", encoders)] {
            // Flags, name, what it is.
            let known = Set(list.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst().first })
            let named = checks.map(\.name).filter { $0.hasPrefix(kind) }.map { $0.dropFirst(kind.count) }
            #expect(named.count >= 3)
            #expect(named.filter { !known.contains($0) } == [])
        }
    }

    @Test(.tags(.judge)) func versionsAreThoseOfTheLibraries() async throws {
        let checks = try report(try await Tool.run(Product.polyreel, ["doctor", "--json"]).output)
        for (check, package, prefix) in [
            ("libav", "libavcodec", "avcodec "), ("libav", "libavfilter", "avfilter "), ("ICU", "icu-i18n", ""),
            ("text", "pango", "pango "), ("text", "fontconfig", "fontconfig "),
        ] {
            let version = try await Tool.run("pkg-config", ["--modversion", package]).output
            let detail = try #require(checks.first { $0.name == check }?.detail)
            let number = version.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(detail.contains(prefix + number), "\(detail) lacks \(prefix)\(number)")
        }
    }

    @Test func aTableIsForPeople() async throws {
        let result = try await Tool.run(Product.polyreel, ["doctor"])
        let checks = try report(try await Tool.run(Product.polyreel, ["doctor", "--json"]).output)
        let rows = result.output.split(separator: "\n")
        #expect(result.status == 0)
        #expect(rows.count == checks.count)
        for (row, check) in zip(rows, checks) {
            #expect(row.hasPrefix("ok  ") && row.contains(check.name) && row.contains(check.detail), "\(row)")
        }
    }

    /// A machine without fonts, and one that has all but those of one folder.
    @Test(.enabled(if: MountNamespace.flags != nil), arguments: ["", "/opentype"])
    func aScriptWithoutAFontIsMissing(below: String) async throws {
        let lacking =
            below == "/opentype" ? ["Japanese", "Korean", "Chinese (simplified)", "Chinese (traditional)"] : nil
        let hide = ["/usr/share/fonts\(below)", "/usr/local/share/fonts", "/var/cache/fontconfig"]
            .map { "mount -t tmpfs tmpfs '\($0)'\n" }.joined()
        let folder = try TemporaryFolder()
        let settings = "export XDG_CACHE_HOME='\(folder.path)'\n"
        let result = try await MountNamespace.run(hide + settings + "polyreel doctor --json")
        #expect(result.status == 3, "\(result.errors)")
        let missing = try report(result.output).filter { !$0.works }
        let names = missing.map { $0.name.replacing("font for ", with: "") }
        if let lacking { #expect(names == lacking) } else { #expect(names.count == 16) }
        #expect(missing.allSatisfy { $0.detail.wholeMatch(of: /install fonts-noto-(core|cjk|color-emoji)/) != nil })

        let table = try await MountNamespace.run(hide + settings + "polyreel doctor")
        #expect(table.status == 3)
        #expect(table.output.split(separator: "\n").count { $0.hasPrefix("MISSING ") } == missing.count)
    }

    /// Text is set by the program's own settings: a user's change neither fonts nor pixels.
    @Test func fontSettingsOfTheUserChangeNothing() async throws {
        let folder = try TemporaryFolder()
        let odd = try folder.write(
            "fonts.conf", "<?xml version=\"1.0\"?><fontconfig><dir>\(folder.path)</dir></fontconfig>")
        for file in [odd, folder.path("nowhere.conf")] {
            let result = try await Tool.run("env", ["FONTCONFIG_FILE=\(file)", Product.polyreel, "doctor", "--json"])
            #expect(result.status == 0, "\(result.output)")
            #expect(try report(result.output).allSatisfy { $0.works })
        }
    }
}
