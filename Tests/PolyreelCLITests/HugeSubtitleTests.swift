import Foundation
import TestSupport
import Testing

/// Subtitle files of a size that nobody means, read by the program itself, which gets half a gigabyte.
@Suite(.long, .tags(.long), .serialized)
struct HugeSubtitleTests {
    struct Format: Sendable, CustomTestStringConvertible {
        let ending: String
        let head: String
        let cue: String
        /// The shortest cue, as many of which as are read at all are in a file.
        let text: String
        var testDescription: String { ending }
    }

    static let formats = [
        Format(ending: "srt", head: "", cue: "00:00:01,000 --> 00:00:02,000\n", text: "A\n\n"),
        Format(ending: "vtt", head: "WEBVTT\n\n", cue: "00:01.000 --> 00:02.000\n", text: "A\n\n"),
        Format(
            ending: "ass", head: "[Events]\n", cue: "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,", text: "A\n"),
        Format(
            ending: "ttml", head: "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>", cue: "<p dur=\"1s\">",
            text: "A</p>"),
    ]

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The codes of what the program says of a file; the memory it had at most, in KiB, is asserted.
    private func codes(_ content: Data, _ ending: String) async throws -> Set<String> {
        let file = folder.path("x.\(ending)")
        try content.write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let script = """
            import resource, subprocess, sys
            done = subprocess.run(sys.argv[1:], timeout=120)
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(done.returncode if done.returncode >= 0 else 99)
            """
        let result = try await Tool.run(
            "python3", ["-c", script, Product.polyreel, "subtitles", "check", file, "--language", "en"])
        // A file that cannot be read, or that has warnings: no crash, and no end by the clock.
        #expect([1, 2].contains(result.status), "\(result.status) \(result.errors.prefix(2000))")
        let lines = result.output.split(separator: "\n")
        let memory = try #require(lines.last.flatMap { Int($0) })
        #expect(memory < 500_000, "\(ending): \(memory) KiB")
        let said = result.output + result.errors
        return Set(said.matches(of: #/\[([a-z]+(?:-[a-z0-9]+)+)\]/#).map { String($0.1) })
    }

    private func repeated(_ unit: String, bytes: Int) -> Data {
        var data = Data()
        data.reserveCapacity(bytes + unit.utf8.count)
        let block = Data(String(repeating: unit, count: 1 + 65_536 / unit.utf8.count).utf8)
        while data.count < bytes { data.append(block) }
        return data
    }

    @Test(arguments: formats) func aHundredMegabytesAreRefused(_ format: Format) async throws {
        let data = Data(format.head.utf8) + repeated(format.cue + format.text, bytes: 100_000_000)
        let found = try await codes(data, format.ending)
        #expect(!found.isDisjoint(with: ["file-too-large", "subtitle-too-large"]), "\(found)")
    }

    @Test(arguments: formats) func aMillionCuesAreRefused(_ format: Format) async throws {
        let unit = format.cue + format.text
        let data = Data(format.head.utf8) + repeated(unit, bytes: 1_000_000 * unit.utf8.count)
        let found = try await codes(data, format.ending)
        #expect(!found.isDisjoint(with: ["file-too-large", "subtitle-too-large"]), "\(found)")
    }

    /// As many cues as a file that is read can have: 400,000 and more.
    @Test(arguments: formats) func asManyCuesAsFitAreTooMany(_ format: Format) async throws {
        let data = Data(format.head.utf8) + repeated(format.cue + format.text, bytes: 16_600_000)
        let found = try await codes(data.prefix(16 << 20), format.ending)
        #expect(found.contains("subtitle-too-many"), "\(found)")
    }

    @Test(arguments: formats) func aLineOfTenMegabytesIsTooLong(_ format: Format) async throws {
        let data = Data((format.head + format.cue).utf8) + repeated("x", bytes: 10_000_000) + Data(format.text.utf8)
        let found = try await codes(data, format.ending)
        #expect(!found.isDisjoint(with: ["subtitle-too-long", "ttml-xml"]), "\(found)")
    }
}
