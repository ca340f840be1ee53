import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Forms in which creators deliver their clips, each made by ffmpeg, and ffmpeg or arithmetic the judge.
struct ReadDeliveredTests {
    private let clips: ReadClips

    init() throws { clips = try ReadClips() }

    /// Which numbered picture each frame shows.
    private func shown(_ path: String, rate: Rational, _ count: Int, start: Rational = .zero) throws -> [Int] {
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(facts, rate: rate, start: start)
        return try PictureReader(path: path, facts: facts, plan: plan)
            .values(FrameRange(from: 0, to: count)) { ($0.middle.first ?? 0) - 16 }
    }

    /// How far a frame's luma is from ffmpeg's own picture on average, in codes.
    private func distance(_ path: String, frame: Int, canvas: PixelSize, from filters: String) async throws -> Double {
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(facts, canvas: canvas)
        let ours =
            try PictureReader(path: path, facts: facts, plan: plan)
            .values(FrameRange(from: frame, to: frame + 1)) { Array($0.pixels.prefix(canvas.area)) }.first ?? []
        let chain = "\(filters),select='eq(n,\(frame))',format=yuv420p"
        let raw = try await clips.make(
            "judge.yuv", ["-i", path, "-vf", chain, "-frames:v", "1", "-f", "rawvideo"])
        let theirs = [UInt8](try Data(contentsOf: URL(filePath: raw)).prefix(canvas.area))
        try #require(ours.count == theirs.count && !ours.isEmpty)
        return zip(ours, theirs).reduce(0.0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(ours.count)
    }

    @Test func variableTimesBecomeConstantByTheTimestamps() async throws {
        // Of 25 pictures a second those are kept whose number divided by 7 leaves 0, 1, 2 or 4.
        let path = try await clips.make(
            "vfr.mp4",
            ["-f", "lavfi", "-i", "nullsrc=s=64x64:r=25,geq=lum='16+N':cb=128:cr=128", "-frames:v", "80"] + [
                "-vf", "select='lt(mod(n,7),3)+eq(mod(n,7),4)'", "-vsync", "vfr", "-c:v", "libx264", "-qp", "0",
                "-pix_fmt", "yuv420p",
            ])
        let expected = (0..<77).map { number in
            switch number % 7 {
            case 3: number - 1
            case 5: number - 1
            case 6: number - 2
            default: number
            }
        }
        #expect(try shown(path, rate: Rational(25), 77) == expected)
    }

    @Test func anamorphicPixelsAreMadeSquare() async throws {
        let path = try await clips.make(
            "wide.mp4",
            ReadClips.pattern("360x288", rate: "25", seconds: 0.4) + [
                "-vf", "setsar=64/45", "-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p", "-colorspace", "bt709",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.sampleAspect == Rational(64, 45))
        // 360 * 64 / 45
        #expect(facts.displaySize == PixelSize(width: 512, height: 288))
        let off = try await distance(
            path, frame: 3, canvas: PixelSize(width: 512, height: 288), from: "scale=512:288:flags=bicubic+accurate_rnd"
        )
        #expect(off < 0.5)
    }

    @Test func interlacedPicturesAreMadeWhole() async throws {
        let path = try await clips.make(
            "fields.mpg",
            ReadClips.pattern("320x240", rate: "50", seconds: 1) + [
                "-vf", "interlace", "-c:v", "mpeg2video", "-flags", "+ildct+ilme", "-q:v", "2", "-colorspace", "bt709",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.interlaced)
        let canvas = PixelSize(width: 320, height: 240)
        #expect(try await distance(path, frame: 9, canvas: canvas, from: "bwdif=mode=send_frame") < 0.5)
        // Left as they are, the two fields of the moving parts are seen at once.
        #expect(try await distance(path, frame: 9, canvas: canvas, from: "null") > 1)
    }

    @Test func oddSizesFillAnEvenCanvas() async throws {
        let path = try await clips.make(
            "odd.mp4",
            ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=0.4"] + [
                "-vf", "format=yuv444p,crop=213:121:exact=1", "-c:v", "libx264", "-qp", "4", "-colorspace", "bt709",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.displaySize == PixelSize(width: 213, height: 121))
        let off = try await distance(
            path, frame: 2, canvas: PixelSize(width: 426, height: 242), from: "scale=426:242:flags=bicubic+accurate_rnd"
        )
        #expect(off < 0.5)
    }

    @Test func dataAndTextTracksAreLeftAside() async throws {
        let words = try clips.folder.write("a.srt", "1\n00:00:00,000 --> 00:00:01,000\nwords\n")
        let path = try await clips.make(
            "camera.mov",
            ["-i", words] + ReadClips.pattern("160x120", rate: "25", seconds: 1) + [
                "-f", "lavfi", "-i", "sine=d=1:r=48000", "-map", "0", "-map", "1", "-map", "2", "-c:s", "mov_text",
                "-c:v", "libx264", "-timecode", "10:00:00:00",
            ])
        let kinds = try await Tool.run(
            "ffprobe", ["-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0", path])
        #expect(kinds.output.contains("data") && kinds.output.contains("subtitle"))
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.frames == 25 && facts.picture.start == .zero)
        #expect(facts.sound?.tracks == 1)
        #expect(facts.findings.isEmpty)
    }

    @Test func aClipWithoutSoundHasNone() async throws {
        let path = try await clips.make(
            "mute.mp4", ReadClips.pattern("160x120", rate: "25", seconds: 1) + ["-c:v", "libx264"])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.sound == nil)
        #expect(facts.findings.isEmpty)
    }

    /// Cut without encoding at 1.4 s inside a group of 30 pictures: what is before is hidden by an edit list.
    @Test func anEditListHidesWhatItHides() async throws {
        let whole = try await clips.make("numbers.mp4", ReadClips.numbered(rate: "25", count: 100) + ["-g", "30"])
        let path = try await clips.make("cut.mp4", ["-ss", "1.4", "-i", whole, "-c", "copy"])
        let boxes = try Data(contentsOf: URL(filePath: path))
        #expect(boxes.range(of: Data("elst".utf8)) != nil)
        #expect(try shown(path, rate: Rational(25), 60) == Array(35..<95))
    }

    @Test(arguments: ["5", "3600.52"])
    func timesThatDoNotBeginAtZeroAreTheClipsOwn(offset: String) async throws {
        let path = try await clips.make(
            "late.mkv", ReadClips.numbered(rate: "25", count: 60) + ["-output_ts_offset", offset])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.start == .zero)
        #expect(facts.origin > Rational(4))
        #expect(try shown(path, rate: Rational(25), 30, start: Rational(1)) == Array(25..<55))
    }

    @Test func aGroupThatNeverEndsIsReadInTheMiddle() async throws {
        let path = try await clips.make(
            "long.mp4",
            ReadClips.pattern("192x108", rate: "25", seconds: 30) + [
                "-c:v", "libx264", "-preset", "ultrafast", "-g", "9999", "-sc_threshold", "0", "-bf", "2",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.keyFrames == [.zero])
        let plan = wholePicture(facts)
        let late = FrameRange(from: 700, to: 705)
        let alone = try PictureReader(path: path, facts: facts, plan: plan).values(late) { $0.digest }
        let whole = try PictureReader(path: path, facts: facts, plan: plan)
            .values(FrameRange(from: 0, to: 705)) { $0.digest }
        #expect(alone == Array(whole.suffix(5)))
    }

    /// Damage in the middle is concealed and counted, and what comes after the next key frame is whole again.
    @Test func damageInTheMiddleIsConcealedAndCounted() async throws {
        let path = try await clips.make(
            "hit.mp4",
            ReadClips.pattern("192x108", rate: "25", seconds: 8) + [
                "-c:v", "libx264", "-g", "25", "-bf", "2", "-sc_threshold", "0",
            ])
        let clean = try AssetProbe.probe(path: path, digest: "sha256:0")
        let expected = try PictureReader(path: path, facts: clean, plan: wholePicture(clean))
            .values(FrameRange(from: 0, to: 200)) { $0.digest }
        let told = try await Tool.run(
            "ffprobe",
            ["-v", "error", "-select_streams", "v", "-show_entries", "packet=pos,size", "-of", "csv=p=0", path])
        let packets = told.output.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",").compactMap { Int($0) }
        }
        var data = try Data(contentsOf: URL(filePath: path))
        for packet in packets[80..<90] where packet.count == 2 {
            data.replaceSubrange(packet[1] + 4..<packet[1] + packet[0], with: Data(repeating: 0, count: packet[0] - 4))
        }
        try data.write(to: URL(filePath: path))
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let reader = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
        let found = try reader.values(FrameRange(from: 0, to: 200)) { $0.digest }
        #expect((5...20).contains(reader.damagedPackets))
        #expect(found.prefix(75) == expected.prefix(75))
        // Group 75 to 99 is hit from packet 80 on; B frames of the next group may lean on it.
        #expect(found.suffix(98) == expected.suffix(98))
    }

    // MARK: Dolby Vision

    /// What is in the box `dvcC` (Dolby, "Dolby Vision Streams Within the ISO Base Media File Format" 2.1.2), 24 bytes.
    private func configuration(profile: UInt8, compatibility: UInt8) -> Data {
        // Version 1.0; profile (7 bits), level 6 (6 bits), metadata, no enhancement layer, base layer; compatibility.
        let (level, flags): (UInt8, UInt8) = (6, 0b101)
        let bytes: [UInt8] = [1, 0, profile << 1 | level >> 5, (level & 31) << 3 | flags, compatibility << 4]
        return Data(bytes) + Data(count: 24 - bytes.count)
    }

    /// Puts the box into the sample entry of a file whose `moov` stands last, so that no offset moves.
    private func withDolbyVision(_ path: String, profile: UInt8, compatibility: UInt8) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        let content = configuration(profile: profile, compatibility: compatibility)
        let box = Data([0, 0, 0, 32]) + Data("dvcC".utf8) + content
        var entry = 0
        for type in ["moov", "trak", "mdia", "minf", "stbl", "stsd", "hev1"] {
            let found = try #require(data.range(of: Data(type.utf8), in: entry..<data.count))
            let size = data[found.lowerBound - 4..<found.lowerBound].reduce(0) { $0 << 8 | Int($1) } + box.count
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }
            data.replaceSubrange(found.lowerBound - 4..<found.lowerBound, with: bytes)
            entry = found.upperBound
        }
        // After the 78 bytes of a visual sample entry.
        data.insert(contentsOf: box, at: entry + 78)
        try data.write(to: URL(filePath: path))
    }

    @Test(
        arguments: [
            (5, 0, true), (10, 0, true), (8, 4, false), (8, 1, false), (7, 6, false), (7, 0, false),
        ] as [(UInt8, UInt8, Bool)])
    func dolbyVisionWithoutABaseLayerIsRefused(profile: UInt8, compatibility: UInt8, isRefused: Bool) async throws {
        let path = try await clips.make(
            "dv.mp4",
            ReadClips.pattern("160x120", rate: "25", seconds: 0.4) + [
                "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le",
            ])
        try withDolbyVision(path, profile: profile, compatibility: compatibility)
        let told = try await Tool.run("ffprobe", ["-v", "error", "-show_streams", path])
        #expect(told.output.contains("dv_profile=\(profile)"))
        var refusal: Finding?
        do throws(Finding) { _ = try AssetProbe.probe(path: path, digest: "sha256:0") } catch { refusal = error }
        #expect((refusal?.code == "asset-dolby-vision") == isRefused)
        #expect(refusal?.message.contains("profile \(profile)") ?? !isRefused)
    }
}
