import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// What a file is that cannot be used, in a sentence.
struct ReadMessagesTests {
    private func refusal(_ path: String) -> Finding? {
        do throws(Finding) {
            _ = try AssetProbe.probe(path: path, digest: "sha256:0")
            return nil
        } catch { return error }
    }

    private static let pattern = ReadClips.pattern("160x120", rate: "25", seconds: 1)

    /// An FLV of one picture tag: its header (Adobe's specification, E.2) and a tag (E.4.1) with `body`.
    private func flash(_ body: [UInt8]) -> Data {
        var data = Data("FLV".utf8 + [1, 1, 0, 0, 0, 9, 0, 0, 0, 0])
        for index in 0..<20 {
            let size = body.count
            data += Data([9, 0, UInt8(size >> 8), UInt8(size & 255), 0, 0, UInt8(index * 10), 0, 0, 0, 0] + body)
            data += Data([0, 0, 0, UInt8(size + 11)])
        }
        return data
    }

    private func replaced(_ path: String, _ old: String, _ new: String) throws -> Data {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        while let range = data.range(of: Data(old.utf8)) { data.replaceSubrange(range, with: Data(new.utf8)) }
        return data
    }

    @Test func codingsAreNamedAlsoWhereTheLibraryKnowsNone() async throws {
        let clips = try ReadClips()
        let mp4 = try await clips.make("clip.mp4", Self.pattern + ["-c:v", "libx264"])
        let mkv = try await clips.make("clip.mkv", Self.pattern + ["-c:v", "libx264"])
        let cases: [(Data, String, String)] = [
            (try replaced(mp4, "avc1", "vvc1"), "a.mp4", "VVC (H.266)"),
            (try replaced(mp4, "avc1", "evc1"), "b.mp4", "EVC (MPEG-5)"),
            (try replaced(mp4, "avc1", "qqqq"), "c.mp4", "'qqqq'"),
            (try replaced(mkv, "V_MPEG4/ISO/AVC", "V_MPEGI/ISO/VVC"), "d.mkv", "VVC (H.266)"),
            (try replaced(mkv, "V_MPEG4/ISO/AVC", "V_QUITE_A_NEW_1"), "e.mkv", "'V_QUITE_A_NEW_1'"),
            (flash([0x1c, 0, 0, 0, 0] + Array(repeating: 1, count: 40)), "f.flv", "HEVC (H.265) in FLV"),
            (flash([0x90] + "hvc1".utf8 + Array(repeating: 1, count: 40)), "g.flv", "HEVC (H.265) in FLV"),
            (flash([0x90] + "av01".utf8 + Array(repeating: 1, count: 40)), "h.flv", "AV1 in FLV"),
        ]
        for (data, name, expected) in cases {
            let finding = refusal(try clips.folder.write(name, data))
            #expect(finding?.code == "asset-unreadable")
            #expect(finding?.message.contains("coded as \(expected)") ?? false, "\(finding?.message ?? "accepted")")
        }
        #expect(cases.count == 8)
    }

    /// libavcodec describes them with all their names, or with another one first.
    @Test(arguments: [("libx264", "H.264"), ("libx265", "HEVC (H.265)"), ("mpeg4", "MPEG-4 part 2")])
    func codingsHaveOneName(encoder: String, name: String) async throws {
        let clips = try ReadClips()
        var data = try Data(
            contentsOf: URL(fileURLWithPath: try await clips.make("clip.mp4", Self.pattern + ["-c:v", encoder])))
        // Nothing of the pictures is left. ffmpeg writes the box of the index, and its length, behind them.
        let (pictures, index) = (
            try #require(data.range(of: Data("mdat".utf8))), try #require(data.range(of: Data("moov".utf8)))
        )
        data.replaceSubrange(
            pictures.upperBound..<index.lowerBound - 4,
            with: Data(repeating: 0x11, count: index.lowerBound - 4 - pictures.upperBound))
        let finding = refusal(try clips.folder.write("broken.mp4", data))
        #expect(finding?.message.hasSuffix("is coded as \(name)") ?? false, "\(finding?.message ?? "accepted")")
    }

    @Test(arguments: ["cenc-aes-ctr"], [["-movflags", "+faststart"], ["-movflags", "+frag_keyframe+empty_moov"]])
    func anEncryptedFileIsNamedSo(scheme: String, options: [String]) async throws {
        let clips = try ReadClips()
        let encryption = [
            "-encryption_scheme", scheme, "-encryption_key", "00112233445566778899aabbccddeeff", "-encryption_kid",
            "112233445566778899aabbccddeeff00",
        ]
        for inputs in [Self.pattern, Self.pattern + ["-f", "lavfi", "-i", "sine=d=1"]] {
            let path = try await clips.make("locked.mp4", inputs + ["-c:v", "libx264"] + encryption + options)
            let finding = refusal(path)
            #expect(finding?.code == "asset-encrypted", "\(finding?.message ?? "accepted")")
        }
    }

    @Test func picturesThatMoveAreNoStillsAndBarePicturesAreNamed() async throws {
        let clips = try ReadClips()
        let still = Self.pattern + ["-frames:v", "1"]
        let photo = try await clips.make("photo.jpg", still)
        var motion = try Data(contentsOf: URL(fileURLWithPath: photo))
        motion += Data("http://ns.google.com/photos/1.0/camera/ GCamera:MotionPhoto=1".utf8)
        let cases: [(String, String, String)] = [
            (try await clips.make("a.gif", Self.pattern), "asset-unreadable", "an animated GIF"),
            (try await clips.make("b.gif", still), "asset-still", "a still image (GIF)"),
            (
                try await clips.make("c.webp", Self.pattern + ["-c:v", "libwebp_anim"]), "asset-unreadable",
                "animated WebP"
            ),
            (try await clips.make("d.webp", still + ["-c:v", "libwebp"]), "asset-still", "a still image (WebP)"),
            (try await clips.make("e.apng", Self.pattern + ["-f", "apng"]), "asset-unreadable", "an animated PNG"),
            (try clips.folder.write("f.jpg", motion), "asset-still", "a motion photo"),
            (
                try await clips.make("g.m1v", Self.pattern + ["-c:v", "mpeg1video"]), "asset-unreadable",
                "a bare MPEG-1"
            ),
            (
                try await clips.make("h.m2v", Self.pattern + ["-c:v", "mpeg2video"]), "asset-unreadable",
                "a bare MPEG-2"
            ),
            (try await clips.make("i.264", Self.pattern + ["-c:v", "libx264"]), "asset-unreadable", "a bare H.264"),
            (try await clips.make("j.hevc", Self.pattern + ["-c:v", "libx265"]), "asset-unreadable", "a bare HEVC"),
            (
                try await clips.make("k.m4v", Self.pattern + ["-c:v", "mpeg4", "-f", "m4v"]), "asset-unreadable",
                "a bare MPEG-4"
            ),
            (try await clips.make("l.y4m", Self.pattern), "asset-unreadable", "a bare uncompressed (Y4M)"),
            (try await clips.make("m.ivf", Self.pattern + ["-c:v", "libvpx"]), "asset-unreadable", "a bare IVF"),
        ]
        for (path, code, words) in cases {
            let finding = refusal(path)
            #expect(finding?.code == code, "\(path): \(finding?.message ?? "accepted")")
            #expect(finding?.message.contains(words) ?? false, "\(path): \(finding?.message ?? "accepted")")
        }
        #expect(cases.count == 13)
        // The same MPEG-1 in a container is a film.
        let film = try await clips.make("film.mpg", Self.pattern + ["-c:v", "mpeg1video"])
        #expect(try AssetProbe.probe(path: film, digest: "sha256:0").picture.codec == "mpeg1video")
    }
}
