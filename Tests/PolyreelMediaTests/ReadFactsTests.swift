import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

struct ReadFactsTests {
    @Test(arguments: [
        ("25", "mp4", Rational(25)), ("30000/1001", "mp4", Rational(30_000, 1001)), ("30", "webm", Rational(30)),
        ("30000/1001", "webm", Rational(30_000, 1001)), ("24000/1001", "mkv", Rational(24_000, 1001)),
        ("60", "webm", Rational(60)), ("50", "ts", Rational(50)), ("25", "mpg", Rational(25)),
        ("25", "avi", Rational(25)),
        ("12.5", "mov", Rational(25, 2)),
    ])
    func theRateIsTheOneThatWasWritten(rate: String, container: String, expected: Rational) async throws {
        let clips = try ReadClips()
        let codec =
            switch container {
            case "webm": ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]
            case "mpg": ["-c:v", "mpeg2video"]
            case "avi": ["-c:v", "mpeg4"]
            default: ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2"]
            }
        let source = ReadClips.pattern("160x120", rate: rate, seconds: 3)
        let path = try await clips.make("clip.\(container)", source + codec)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.rate == expected)
        #expect(!facts.variableRate)
        #expect(abs((facts.end - facts.start).approximation - 3) < 0.1)
        #expect(abs(facts.frames - Int((expected * Rational(3)).rounded)) <= 1)
        #expect(facts.start == .zero)
    }

    @Test func aVariableRateIsToldWithItsAverage() async throws {
        let clips = try ReadClips()
        // Every fifth of 25 pictures a second is left out.
        let path = try await clips.make(
            "vfr.mov",
            ReadClips.pattern("160x120", rate: "25", seconds: 4) + [
                "-vf", "select='mod(n,5)'", "-vsync", "vfr", "-c:v", "libx264",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.variableRate)
        #expect(facts.rate == Rational(25))
        #expect(facts.frames == 80)
        #expect(abs(facts.averageRate.approximation - 20) < 0.3)
    }

    /// Matroska's DefaultDuration (0x23E383, RFC 9559, 5.1.4.1.13) in nanoseconds, four bytes long.
    @Test(arguments: [UInt32(1_000_000), 4_000_000_000])
    func aHeadersLengthOfAPictureThatIsWrongLosesNoPicture(nanoseconds: UInt32) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "a.mkv", ReadClips.pattern("160x120", rate: "30", seconds: 10) + ["-c:v", "libx264"])
        var data = try Data(contentsOf: URL(filePath: path))
        let element = try #require(data.range(of: Data([0x23, 0xE3, 0x83, 0x84])))
        withUnsafeBytes(of: nanoseconds.bigEndian) {
            data.replaceSubrange(element.upperBound..<element.upperBound + 4, with: $0)
        }
        let facts = try AssetProbe.probe(path: clips.folder.write("patched.mkv", data), digest: "sha256:0").picture
        #expect(facts.frames == 300 && facts.rate == Rational(30))
        #expect(((facts.end - facts.start) * facts.rate).rounded == 300, "\(facts.end)")
    }

    @Test(arguments: [("a.avi", ["-c:v", "mpeg4"]), ("a.mov", ["-c:v", "libx264", "-video_track_timescale", "30"])])
    func aFirstPictureOfDoubleLengthChangesNoRate(name: String, codec: [String]) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            name,
            ReadClips.pattern("160x120", rate: "30", seconds: 10)
                + ["-vf", "setpts='PTS+gt(N,0)/30/TB'", "-vsync", "passthrough"] + codec)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.rate == Rational(30) && facts.frames == 300)
        #expect(abs(facts.end.approximation - Double(301) / 30) < 0.04, "\(facts.end)")
    }

    @Test(arguments: ["72", "90", "144", "75", "10"])
    func ratesOfScreensAreRead(rate: String) async throws {
        let clips = try ReadClips()
        for name in ["a.mp4", "a.mkv"] {
            let path = try await clips.make(
                name, ReadClips.pattern("160x120", rate: rate, seconds: 3) + ["-c:v", "libx264"])
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
            #expect(facts.rate == Rational(rate) && !facts.variableRate, "\(name): \(facts.rate)")
        }
    }

    @Test func soundThatBeginsFirstIsTheAssetsZero() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "late.mp4",
            ["-itsoffset", "0.4"] + ReadClips.pattern("160x120", rate: "25", seconds: 1) + [
                "-f", "lavfi", "-i", "sine=d=1.4:r=48000", "-c:v", "libx264", "-vsync", "passthrough",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.start == Rational(2, 5))
        #expect(facts.sound?.start == .zero)
        #expect(facts.picture.end == Rational(7, 5))
    }

    @Test(arguments: [
        ("yuv420p", "709", "bt709", ColourMatrix.bt709, DynamicRange.standard, false),
        ("yuvj420p", "smpte170m", "smpte170m", .bt601, .standard, true),
        ("yuv420p10le", "bt2020nc", "arib-std-b67", .bt2020, .hlg, false),
        ("yuv420p10le", "bt2020nc", "smpte2084", .bt2020, .pq, false),
    ])
    func colourIsReadFromTheStream(
        format: String, matrix: String, transfer: String, expected: ColourMatrix, range: DynamicRange, full: Bool
    ) async throws {
        let clips = try ReadClips()
        let options = [
            "-pix_fmt", format, "-c:v", "libx265", "-x265-params",
            "log-level=error:colormatrix=\(matrix == "709" ? "bt709" : matrix):transfer=\(transfer):"
                + "range=\(full ? "full" : "limited")",
        ]
        let path = try await clips.make("clip.mov", ReadClips.pattern("320x240", rate: "25", seconds: 1) + options)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        #expect(facts.matrix == expected)
        #expect(facts.dynamicRange == range)
        #expect(facts.fullRange == full)
        #expect(!facts.alpha)
    }

    @Test(arguments: ["mp4", "mkv"])
    func keyFramesAreWhereFFprobeSeesThem(container: String) async throws {
        let clips = try ReadClips()
        // The picture begins 0.4 s after the sound, so the asset's zero is not the picture's.
        let path = try await clips.make(
            "keys.\(container)",
            ["-itsoffset", "0.4"] + ReadClips.pattern("160x120", rate: "25", seconds: 4) + [
                "-f", "lavfi", "-i", "sine=d=4:r=48000", "-c:v", "libx264", "-g", "31", "-bf", "2", "-vsync",
                "passthrough",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0").picture
        let told = try await Tool.run(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", path,
            ])
        let keys = told.output.split(separator: "\n").filter { $0.contains(",K") }
            .compactMap { $0.split(separator: ",").first.flatMap { Double($0) } }
        #expect(keys.count == 4)
        #expect(facts.keyFrames.count == keys.count)
        for (ours, theirs) in zip(facts.keyFrames, keys) {
            #expect(abs((ours + facts.origin).approximation - theirs) < 0.000_002)
        }
        #expect(facts.keyFrames.first == facts.start)
    }

    @Test func aFileWithoutReliableTimesNamesNoKeyFrames() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "clip.ts", ReadClips.pattern("160x120", rate: "25", seconds: 1) + ["-c:v", "libx264"])
        #expect(try AssetProbe.probe(path: path, digest: "sha256:0").picture.keyFrames.isEmpty)
    }

    @Test func tracksThatAreNotUsedAreTold() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "tracks.mkv",
            ReadClips.pattern("160x120", rate: "25", seconds: 1) + ReadClips.pattern("320x240", rate: "25", seconds: 1)
                + [
                    "-f", "lavfi", "-i", "sine=d=1", "-map", "0", "-map", "1", "-map", "2", "-map", "2", "-c:v",
                    "libx264",
                ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        // ffmpeg marks the first of them as the default.
        #expect(facts.picture.codedSize == PixelSize(width: 160, height: 120))
        #expect(facts.picture.stream == 0)
        #expect(facts.sound?.stream == 2)
        #expect(facts.sound?.tracks == 2)
        #expect(facts.findings.map(\.code).sorted() == ["asset-picture-tracks", "asset-sound-mono-tracks"])
    }

    @Test func aCoverImageIsNotThePicture() async throws {
        let clips = try ReadClips()
        let cover = try await clips.make(
            "cover.png", ReadClips.pattern("640x640", rate: "25", seconds: 1) + ["-frames:v", "1"])
        let path = try await clips.make(
            "covered.mp4",
            ["-i", cover] + ReadClips.pattern("160x120", rate: "25", seconds: 1) + [
                "-map", "0", "-map", "1", "-c:v:0", "png", "-c:v:1", "libx264", "-disposition:v:0", "attached_pic",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.codedSize == PixelSize(width: 160, height: 120))
    }
}
