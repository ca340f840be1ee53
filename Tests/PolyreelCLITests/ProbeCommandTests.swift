import Foundation
import TestSupport
import Testing

/// `polyreel probe`, judged by ffprobe and ffmpeg.
@Suite(.tags(.judge)) struct ProbeCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    struct Clip: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        /// ffmpeg's arguments.
        let arguments: [String]
        /// Clockwise degrees written into the file afterwards.
        var rotation = 0
        var isVariable = false
    }

    private static func picture(_ size: String, _ rate: String, codec: String...) -> [String] {
        ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=\(rate):duration=2"] + codec
    }

    private static let stereo = ["-f", "lavfi", "-i", "aevalsrc='0.1*sin(440*2*PI*t)|0.2*sin(550*2*PI*t)':s=48000:d=2"]
    private static let surround = [
        "-f", "lavfi", "-i",
        "aevalsrc='0.1*sin(440*2*PI*t)|0.1*sin(550*2*PI*t)|0.1*sin(660*2*PI*t)|0|0.05*sin(330*2*PI*t)|0':c=5.1:s=48000:d=2",
    ]

    static let clips = [
        Clip(testDescription: "no sound", file: "a.mp4", arguments: picture("320x180", "25", codec: "-c:v", "libx264")),
        Clip(
            testDescription: "held upright", file: "b.mp4",
            arguments: picture("320x180", "30000/1001") + stereo + ["-c:v", "libx264", "-c:a", "aac"], rotation: 90),
        Clip(
            testDescription: "upside down", file: "c.mov",
            arguments: picture("320x180", "24", codec: "-c:v", "libx264", "-pix_fmt", "yuv422p"), rotation: 180),
        Clip(
            testDescription: "frames at odd times", file: "d.mp4",
            arguments: picture(
                "160x120", "30", codec: "-vf", "select='lt(n,30)+not(mod(n,3))'", "-vsync", "vfr", "-c:v", "libx264"),
            isVariable: true),
        Clip(
            testDescription: "5.1", file: "e.mkv",
            arguments: picture("320x180", "50") + surround + ["-c:v", "libx264", "-c:a", "flac"]),
        Clip(
            testDescription: "VP9 and Opus", file: "f.webm",
            arguments: picture("320x180", "25") + stereo
                + ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
    ]

    // MARK: What ffprobe and this program say

    private struct Judged: Decodable {
        struct Stream: Decodable {
            struct SideData: Decodable { let rotation: Int? }
            let index: Int
            let codecName: String
            let codecType: String
            let width: Int?
            let height: Int?
            let pixFmt: String?
            let nbReadPackets: String?
            let sampleRate: String?
            let channels: Int?
            let channelLayout: String?
            let sideDataList: [SideData]?
        }
        struct Format: Decodable {
            let formatName: String
            let size: String
        }
        let streams: [Stream]
        let format: Format
    }

    private struct Probed: Decodable {
        struct Size: Decodable {
            let width: Int
            let height: Int
        }
        struct Orientation: Decodable {
            let rotation: Int
            let mirrored: Bool
        }
        struct Picture: Decodable {
            let stream: Int
            let codec: String
            let pixelFormat: String
            let codedSize: Size
            let frames: Int
            let rate: String
            let orientation: Orientation
            let variableRate: Bool
        }
        struct Sound: Decodable {
            let stream: Int
            let codec: String
            let channels: Int
            let layout: String
            let sampleRate: Int
            let integratedLoudness: Double?
            let truePeak: Double?
        }
        struct Finding: Decodable { let code: String }
        let container: String
        let bytes: Int
        let digest: String
        let picture: Picture
        let sound: Sound?
        let findings: [Finding]
    }

    private func make(_ clip: Clip) async throws -> String {
        let path = folder.path(clip.file)
        let made = try await Tool.run("ffmpeg", ["-v", "error", "-nostdin", "-y"] + clip.arguments + [path])
        try #require(made.status == 0, "\(made.errors)")
        if clip.rotation != 0 { try turn(path, by: clip.rotation) }
        return path
    }

    /// Writes a quarter turn into an MP4's picture track: the nine numbers of its matrix begin 40 bytes into the body of
    /// `tkhd` (ISO/IEC 14496-12, 8.3.2, version 0).
    private func turn(_ path: String, by degrees: Int) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        let box = try #require(data.range(of: Data("tkhd".utf8)))
        let quarter: [Int32] = degrees == 90 ? [0, 1, -1, 0] : [-1, 0, 0, -1]
        let numbers = [quarter[0] << 16, quarter[1] << 16, 0, quarter[2] << 16, quarter[3] << 16, 0, 0, 0, 1 << 30]
        let bytes = numbers.flatMap { number in withUnsafeBytes(of: Int32(number).bigEndian) { [UInt8]($0) } }
        data.replaceSubrange(box.upperBound + 40..<box.upperBound + 76, with: bytes)
        try data.write(to: URL(filePath: path))
    }

    private func probed(_ path: String) async throws -> Probed {
        let result = try await Tool.run(Product.polyreel, ["probe", path, "--json"])
        #expect(result.status == 0 && result.errors == "", "\(result.errors)")
        return try JSONDecoder().decode(Probed.self, from: Data(result.output.utf8))
    }

    @Test(arguments: clips) func whatIsSaidIsWhatFFprobeSays(_ clip: Clip) async throws {
        let path = try await make(clip)
        let result = try await Tool.run(
            "ffprobe",
            ["-v", "error", "-count_packets", "-print_format", "json", "-show_streams", "-show_format", path])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let judged = try decoder.decode(Judged.self, from: Data(result.output.utf8))
        let said = try await probed(path)
        let picture = try #require(judged.streams.first { $0.codecType == "video" })
        #expect(said.container == judged.format.formatName)
        #expect("\(said.bytes)" == judged.format.size)
        #expect(said.picture.stream == picture.index)
        #expect(said.picture.codec == picture.codecName && said.picture.pixelFormat == picture.pixFmt)
        #expect(said.picture.codedSize.width == picture.width && said.picture.codedSize.height == picture.height)
        #expect("\(said.picture.frames)" == picture.nbReadPackets)
        // ffprobe counts anticlockwise, from -180 to 180.
        let turned = picture.sideDataList?.compactMap(\.rotation).first ?? 0
        #expect(said.picture.orientation.rotation == (360 - turned) % 360)
        #expect(said.picture.orientation.rotation == clip.rotation && !said.picture.orientation.mirrored)
        #expect(said.picture.variableRate == clip.isVariable)

        let sound = judged.streams.first { $0.codecType == "audio" }
        #expect(said.sound?.stream == sound?.index && said.sound?.codec == sound?.codecName)
        #expect(said.sound?.channels == sound?.channels && said.sound?.layout == sound?.channelLayout)
        #expect((said.sound?.sampleRate).map { "\($0)" } == sound?.sampleRate)

        let sum = try await Tool.run("sha256sum", [path]).output.prefix(64)
        #expect(said.digest == "sha256:\(sum)")
    }

    @Test func levelsAreInLUFSAndDecibels() async throws {
        let path = try await make(Self.clips[1])
        let sound = try #require(try await probed(path).sound)
        let summary =
            try await Tool.run(
                "ffmpeg", ["-nostdin", "-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"]
            ).errors.components(separatedBy: "Summary:").last ?? ""
        func level(_ name: String) -> Double? {
            summary.components(separatedBy: name).dropFirst().first?.split(separator: " ").first.flatMap { Double($0) }
        }
        let (loudness, peak) = (try #require(level("I:")), try #require(level("Peak:")))
        let (ownLoudness, ownPeak) = (try #require(sound.integratedLoudness), try #require(sound.truePeak))
        #expect(abs(ownLoudness - loudness) <= 0.1)
        #expect(abs(ownPeak - peak) <= 0.2)

        let table = try await Tool.run(Product.polyreel, ["probe", path]).output
        #expect(table.contains("\(ownLoudness) LUFS"))
        #expect(table.contains("peak \(ownPeak) dBTP"))
    }

    @Test func aTableIsForPeople() async throws {
        func rows(_ clip: Int) async throws -> [String: String] {
            let output = try await Tool.run(Product.polyreel, ["probe", try await make(Self.clips[clip])]).output
            return Dictionary(
                output.split(separator: "\n").map { line in
                    let parts = line.components(separatedBy: "  ").filter { !$0.isEmpty }
                    return (parts[0], parts.dropFirst().joined(separator: "  ").trimmingCharacters(in: .whitespaces))
                }, uniquingKeysWith: { first, _ in first })
        }
        let upright = try await rows(1)
        #expect(upright["picture"] == "h264 yuv420p, 320x180" && upright["shown as"] == "180x320")
        #expect(upright["rotation"] == "90 degrees" && upright["frames"] == "60, 30000/1001 a second")
        let silent = try await rows(0)
        #expect(silent["sound"] == "none" && silent["loudness"] == nil && silent["scan"] == "progressive")
        #expect(try await rows(3)["frames"]?.contains("variable") == true)
        #expect(try await rows(4)["sound"]?.hasPrefix("flac, 5.1, 48000 Hz") == true)
    }

    // MARK: What is no video

    @Test(arguments: ["nowhere.mp4", "folder", "pipe", "noise.mp4", "empty.mp4"])
    func whatIsNoVideoIsOneFindingAndStatus2(_ name: String) async throws {
        try folder.write("noise.mp4", Data((0..<9000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }))
        try folder.write("empty.mp4", Data())
        try folder.write("folder/inside", "")
        _ = try await Tool.run("mkfifo", [folder.path("pipe")])
        let codes = ["noise.mp4": "asset-unreadable", "empty.mp4": "asset-empty"]
        let expected = codes[name] ?? "asset-missing"
        // A pipe that nobody writes into must not be waited for.
        let result = try await Tool.run("timeout", ["30", Product.polyreel, "probe", folder.path(name)])
        #expect(result.status == 2 && result.output == "")
        #expect(result.errors.contains("[\(expected)]") && result.errors.contains("  hint: "), "\(result.errors)")
        #expect(result.errors.components(separatedBy: "error: ").count == 2)

        let json = try await Tool.run("timeout", ["30", Product.polyreel, "probe", folder.path(name), "--json"])
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [[String: Any]]]
        #expect(json.status == 2)
        #expect(document?["findings"]?.compactMap { $0["code"] as? String } == [expected])
    }

    @Test func allClipsWereMade() { #expect(Self.clips.count == 6) }
}
