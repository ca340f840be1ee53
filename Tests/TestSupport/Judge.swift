internal import Foundation
internal import Testing

/// What other programs say of a file.
public enum Judge {
    /// ffprobe's answer, line by line; any word of its own on standard error fails the test.
    public static func lines(
        _ entries: String, of path: String, stream: String? = nil, format: String = "csv=p=0"
    ) async throws -> [String] {
        let selection = stream.map { ["-select_streams", $0] } ?? []
        let result = try await Tool.run(
            "ffprobe", ["-v", "warning"] + selection + ["-show_entries", entries, "-of", format, path])
        #expect(result.status == 0)
        #expect(result.errors == "")
        return result.output.split(separator: "\n").map { String($0) }
    }

    /// What ffmpeg says while it decodes all of a file with nothing forgiven; empty for a sound one.
    public static func silentDecode(of path: String) async throws -> String {
        let result = try await Tool.run(
            "ffmpeg", ["-nostdin", "-v", "warning", "-xerror", "-i", path, "-f", "null", "-"])
        return result.errors + (result.status == 0 ? "" : "status \(result.status)")
    }

    /// MD5 of every decoded frame, in order.
    public static func frameDigests(of path: String) async throws -> [String] {
        let result = try await Tool.run(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", path, "-map", "0:v", "-f", "framemd5", "-"])
        #expect(result.errors == "")
        return result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: ",").last?.trimmingCharacters(in: .whitespaces) }
    }

    /// One value of MediaInfo.
    public static func mediaInfo(_ query: String, of path: String) async throws -> String {
        try await Tool.run("mediainfo", ["--Inform=\(query)", path]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A file decoded to 16-bit samples at 48 kHz, interleaved.
    public static func samples(of path: String, channels: Int = 2) async throws -> [Int16] {
        let raw = path + ".s16"
        defer { try? FileManager.default.removeItem(atPath: raw) }
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-y", "-i", path, "-map", "0:a", "-ar", "48000", "-ac", "\(channels)", "-f",
                "s16le", raw,
            ])
        #expect(result.errors == "")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: raw)))
        return stride(from: 0, to: bytes.count - 1, by: 2).map {
            Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
        }
    }
}
