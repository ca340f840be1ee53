import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

struct ReadRefusalTests {
    private func refusal(_ path: String) -> Finding? {
        do throws(Finding) {
            _ = try AssetProbe.probe(path: path, digest: "sha256:0")
            return nil
        } catch { return error }
    }

    /// A fixed sequence of bytes that look like noise (xorshift).
    private func noise(_ count: Int, seed: UInt64) -> Data {
        var state = seed
        return Data(
            (0..<count).map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return UInt8(truncatingIfNeeded: state)
            })
    }

    @Test func eachThingThatIsNoVideoHasItsOwnFinding() async throws {
        let clips = try ReadClips()
        let video = ReadClips.pattern("320x240", rate: "25", seconds: 2) + ["-c:v", "libx264", "-pix_fmt", "yuv420p"]
        let whole = try await clips.make("whole.mp4", video)
        let cut = try Data(contentsOf: URL(fileURLWithPath: whole)).prefix(20_000)
        let sine = ["-f", "lavfi", "-i", "sine=d=1"]
        let still = ReadClips.pattern("64x64", rate: "25", seconds: 1) + ["-frames:v", "1"]
        let narrow = ["-f", "lavfi", "-i", "testsrc2=size=64x64:d=1", "-vf", "crop=2:64", "-c:v", "mpeg4"]
        let cases: [(path: String, code: String)] = [
            (clips.folder.path("not-there.mp4"), "asset-missing"), (clips.folder.path, "asset-missing"),
            ("a\0b.mp4", "asset-missing"), ("/dev/zero", "asset-missing"),
            (try clips.folder.write("empty.mp4", ""), "asset-empty"),
            (try clips.folder.write("text.mp4", "this is no video"), "asset-unreadable"),
            (try clips.folder.write("list.m3u8", "#EXTM3U\n#EXTINF:1,\nwhole.mp4\n"), "asset-unreadable"),
            (try clips.folder.write("list.ffconcat", "ffconcat version 1.0\nfile whole.mp4\n"), "asset-unreadable"),
            (try clips.folder.write("noise.mp4", noise(4096, seed: 7)), "asset-unreadable"),
            (try clips.folder.write("zeros.mp4", Data(count: 4096)), "asset-unreadable"),
            (try clips.folder.write("cut.mp4", cut), "asset-truncated"),
            (try await clips.make("sound.m4a", sine), "asset-no-picture"),
            (try await clips.make("sound.wav", sine), "asset-no-picture"),
            (try await clips.make("still.jpg", still), "asset-still"),
            (try await clips.make("still.png", still), "asset-still"),
            (try await clips.make("one.mp4", still + ["-c:v", "libx264"]), "asset-still"),
            (try await clips.make("narrow.mov", narrow), "asset-too-small"),
        ]
        for (path, code) in cases {
            let finding = refusal(path)
            #expect(finding?.code == code, "\(path): \(finding.map { "\($0)" } ?? "was accepted")")
            #expect(finding?.severity == .error)
            #expect(finding?.hint != nil)
        }
        #expect(cases.count == 17)
    }

    @Test func aScrambledTransportIsNamedSo() async throws {
        let clips = try ReadClips()
        let clear = try await clips.make(
            "clear.ts", ReadClips.pattern("320x240", rate: "25", seconds: 2) + ["-c:v", "libx264"])
        var data = try Data(contentsOf: URL(filePath: clear))
        // ISO/IEC 13818-1, 2.4.3.2: the stream's number, scrambling, and what comes before the content.
        for packet in stride(from: 0, to: data.count, by: 188)
        where data[packet + 1] & 0x1F == 1 && data[packet + 2] == 0 && data[packet + 3] & 0x10 != 0 {
            let begin = packet + 4 + (data[packet + 3] & 0x20 != 0 ? 1 + Int(data[packet + 4]) : 0)
            data[packet + 3] |= 0x80
            for index in begin..<packet + 188 { data[index] ^= UInt8(truncatingIfNeeded: index &* 167 &+ 91) }
        }
        let finding = refusal(try clips.folder.write("scrambled.ts", data))
        #expect(finding?.code == "asset-encrypted", "\(finding as Any)")
    }

    @Test func picturesInARowAreNoStillImage() async throws {
        let clips = try ReadClips()
        let moving = try await clips.make(
            "a.mjpeg", ReadClips.pattern("320x240", rate: "25", seconds: 2) + ["-c:v", "mjpeg"])
        let finding = refusal(moving)
        #expect(finding?.code == "asset-unreadable" && finding?.message.contains("Motion JPEG") ?? false)
        // A photo with a second picture says so in its APP2 (CIPA DC-007, 5.2).
        let one = try Data(
            contentsOf: URL(
                filePath: try await clips.make(
                    "a.jpg", ReadClips.pattern("64x64", rate: "25", seconds: 1) + ["-frames:v", "1"])))
        let several = one.prefix(2) + Data([0xFF, 0xE2, 0, 6]) + Data("MPF\0".utf8) + one.dropFirst(2) + one
        #expect(refusal(try clips.folder.write("several.jpg", several))?.code == "asset-still")
        #expect(refusal(try clips.folder.write("two.jpg", one + one))?.code == "asset-unreadable")
    }

    @Test func filesCutAnywhereAreReadOrRefused() async throws {
        let clips = try ReadClips()
        let source = ReadClips.pattern("160x120", rate: "25", seconds: 2) + ["-f", "lavfi", "-i", "sine=d=2"]
        let forms: [(name: String, options: [String])] = [
            ("a.mp4", ["-c:v", "libx264", "-g", "12", "-movflags", "faststart"]),
            ("b.mp4", ["-c:v", "libx264", "-g", "12", "-movflags", "frag_keyframe+empty_moov"]),
            ("c.webm", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
            ("d.mpg", ["-c:v", "mpeg2video"]), ("e.ts", ["-c:v", "libx264", "-g", "12"]),
        ]
        var tried = 0
        for (name, options) in forms {
            let whole = try Data(contentsOf: URL(fileURLWithPath: try await clips.make(name, source + options)))
            for share in 1..<16 {
                let cut = whole.prefix(whole.count * share / 16)
                tried += try use(clips.folder.write("cut-\(name)", cut))
                var broken = whole
                for (index, byte) in noise(40, seed: UInt64(share)).enumerated() {
                    broken[(index * 7919 + share * 104_729) % whole.count] = byte
                }
                tried += try use(clips.folder.write("broken-\(name)", broken))
            }
        }
        #expect(tried == 150)
    }

    /// Probes a file and reads it; either gives what it promises, or throws an error with words. Gives 1.
    private func use(_ path: String) throws -> Int {
        do {
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            #expect(facts.picture.frames > 1)
            #expect(facts.picture.start < facts.picture.end)
            let reader = try PictureReader(
                path: path, facts: facts, plan: wholePicture(facts, canvas: PixelSize(width: 64, height: 64)))
            _ = try reader.values(FrameRange(from: 0, to: 60)) { $0.middle }
        } catch let finding as Finding {
            #expect(finding.severity == .error)
        } catch let error as MediaError {
            #expect(!error.doing.isEmpty)
        }
        return 1
    }

    @Test func aFileCutAfterItsIndexTellsHowMuchIsThere() async throws {
        let clips = try ReadClips()
        let whole = try await clips.make(
            "whole.mp4",
            ReadClips.pattern("320x240", rate: "25", seconds: 4) + ["-c:v", "libx264", "-movflags", "faststart"])
        let data = try Data(contentsOf: URL(fileURLWithPath: whole))
        let path = try clips.folder.write("cut.mp4", data.prefix(data.count * 6 / 10))
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.findings.map(\.code) == ["asset-truncated"])
        #expect(facts.findings.first?.message.contains("\(facts.picture.frames) of 100") ?? false)
        let counted = try await Tool.run(
            "ffprobe",
            ["-v", "quiet", "-count_frames", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", path])
        let decodable = try #require(Int(counted.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        // ffmpeg also shows the picture that is there in part.
        #expect((decodable - 1...decodable).contains(facts.picture.frames))
    }
}
