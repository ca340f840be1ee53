import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Files that were cut off, held against the whole ones that they were cut from, in every container.
struct ReadCutOffTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let file: String
        let options: [String]
        /// Whether the container says how much there should be; without, a cut is told and cannot be weighed.
        var saysHowMuch = true
        var testDescription: String { file }
    }

    private static let h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-c:a", "aac"]
    private static let vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]

    static let forms = [
        Form(file: "a.mkv", options: h264), Form(file: "index-first.mkv", options: h264 + ["-cues_to_front", "1"]),
        Form(file: "a.mp4", options: h264 + ["-movflags", "faststart"]),
        Form(file: "a.mov", options: h264 + ["-movflags", "faststart"]), Form(file: "a.webm", options: vp9),
        Form(file: "a.avi", options: ["-c:v", "mpeg4", "-c:a", "mp3"]), Form(file: "a.flv", options: h264),
        Form(file: "a.mxf", options: ["-c:v", "mpeg2video", "-ar", "48000"]),
        Form(file: "a.wmv", options: ["-c:v", "wmv2", "-c:a", "wmav2"]),
        Form(file: "a.ts", options: h264, saysHowMuch: false),
        Form(
            file: "fragments.mp4", options: h264 + ["-movflags", "frag_keyframe+empty_moov"], saysHowMuch: false),
        Form(file: "browser.webm", options: vp9 + ["-live", "1"], saysHowMuch: false),
        Form(file: "no-length.flv", options: h264 + ["-flvflags", "no_duration_filesize"], saysHowMuch: false),
        Form(file: "a.mpg", options: ["-c:v", "mpeg2video", "-c:a", "mp2"], saysHowMuch: false),
        Form(file: "a.ogv", options: ["-c:v", "libtheora", "-c:a", "libvorbis"], saysHowMuch: false),
    ]

    static let source =
        ReadClips.pattern("160x120", rate: "25", seconds: 8) + ["-f", "lavfi", "-i", "sine=d=8:r=48000"]

    private func cut(_ clips: ReadClips, _ path: String, to share: Double) throws -> String {
        let whole = try Data(contentsOf: URL(filePath: path))
        // Not on a border of packets of 188 bytes.
        let bytes = Int(Double(whole.count) * share) / 188 * 188 + 90
        return try clips.folder.write("cut-" + URL(filePath: path).lastPathComponent, whole.prefix(bytes))
    }

    @Test(arguments: forms) func aFileThatWasCutOffSaysSoInAnyContainer(_ form: Form) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(form.file, Self.source + form.options)
        let whole = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(whole.missing == nil && whole.findings.isEmpty, "\(whole.findings)")

        let half = try AssetProbe.probe(path: cut(clips, path, to: 0.5), digest: "sha256:0")
        #expect(half.findings.contains { $0.code == "asset-truncated" && $0.severity == .warning })
        let missing = try #require(half.missing)
        // The pattern costs about the same all along: half the bytes are about half the pictures.
        #expect((60...140).contains(half.picture.frames), "\(half.picture.frames)")
        #expect(missing.wholeUntil > Rational(2) && missing.wholeUntil <= half.picture.end)
        guard form.saysHowMuch else {
            #expect(missing.share == nil && missing.refusal(over: 0, until: nil) == nil)
            return
        }
        let counted = try await Tool.run(
            "ffprobe",
            [
                "-v", "quiet", "-count_packets", "-select_streams", "v", "-show_entries", "stream=nb_read_packets",
                "-of", "csv=p=0", path,
            ])
        let promised = try #require(Int(counted.output.prefix { $0.isNumber }))
        let share = 1000 - half.picture.frames * 1000 / promised
        #expect(abs(try #require(missing.share) - share) < 120, "\(missing), \(share)")
        let refusal = try #require(missing.refusal(over: 5, until: nil))
        #expect(refusal.severity == .error && refusal.code == "asset-truncated" && refusal.hint != nil)
        #expect(missing.refusal(over: 90, until: nil) == nil)
        // What the film does not show need not be there.
        #expect(missing.refusal(over: 5, until: missing.wholeUntil) == nil)
        #expect(missing.refusal(over: 5, until: missing.wholeUntil + Rational(1, 10)) != nil)
    }

    @Test(arguments: forms.filter { $0.saysHowMuch && $0.file != "a.wmv" })
    func aLittleThatIsMissingIsToldAndTaken(_ form: Form) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(form.file, Self.source + form.options)
        let facts = try AssetProbe.probe(path: cut(clips, path, to: 0.98), digest: "sha256:0")
        let missing = try #require(facts.missing)
        #expect(try #require(missing.share) <= 50 && missing.refusal(over: 5, until: nil) == nil, "\(missing)")
        #expect(facts.findings.contains { $0.code == "asset-truncated" && $0.severity == .warning })
    }

    @Test func soundThatIsMissingAloneCounts() async throws {
        // Two seconds of picture at a time and then its sound: the end of the file is sound alone.
        let clips = try ReadClips()
        let path = try await clips.make(
            "a.mp4",
            Self.source + [
                "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "pcm_s16le", "-f", "mov", "-movflags", "faststart",
                "-max_interleave_delta", "0", "-chunk_duration", "8000000",
            ])
        let facts = try AssetProbe.probe(path: cut(clips, path, to: 0.7), digest: "sha256:0")
        let missing = try #require(facts.missing)
        #expect(missing.refusal(over: 5, until: nil) != nil && missing.wholeUntil < Rational(8), "\(missing)")
    }

    @Test func everyCutIsToldOrRefused() async throws {
        let clips = try ReadClips()
        var told = 0
        for name in ["a.mkv", "a.mp4", "a.avi", "a.webm", "a.flv"] {
            let form = try #require(Self.forms.first { $0.file == name })
            let path = try await clips.make(name, Self.source + form.options)
            let whole = try Data(contentsOf: URL(filePath: path))
            for step in 1..<12 {
                let bytes = whole.count * step / 12 + step
                let short = try clips.folder.write("cut-\(name)", whole.prefix(bytes))
                do {
                    let facts = try AssetProbe.probe(path: short, digest: "sha256:0")
                    #expect(facts.missing?.share.map { $0 > 50 } ?? false, "\(name) \(step)/12 is taken for whole")
                } catch { #expect(error.severity == .error) }
                told += 1
            }
        }
        #expect(told == 55)
    }

    // MARK: What only looks like it

    /// Matroska's Duration (0x4489, RFC 9559, 5.1.2.10): 8 bytes of floating point, in milliseconds.
    private func setLength(_ path: String, milliseconds: Double) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        let element = try #require(data.range(of: Data([0x44, 0x89, 0x88])))
        withUnsafeBytes(of: milliseconds.bitPattern.bigEndian) {
            data.replaceSubrange(element.upperBound..<element.upperBound + 8, with: $0)
        }
        try data.write(to: URL(filePath: path))
    }

    @Test(arguments: [("a.mkv", 9_000.0, false), ("a.mkv", 16_000, true), ("a.webm", 8_300, false)])
    func aHeaderThatIsWrongRefusesNoWholeFile(file: String, length: Double, isTold: Bool) async throws {
        let clips = try ReadClips()
        let form = try #require(Self.forms.first { $0.file == file })
        let path = try await clips.make(file, Self.source + form.options)
        try setLength(path, milliseconds: length)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.missing == nil && facts.picture.frames == 200)
        #expect(facts.findings.map(\.code) == (isTold ? ["asset-length"] : []))
    }

    @Test(arguments: [1e18, 1e300, -1, .nan, .infinity])
    func aHeadersLengthBeyondAllBoundsIsNoCrash(milliseconds: Double) async throws {
        let clips = try ReadClips()
        let path = try await clips.make("a.mkv", Self.source + Self.h264)
        try setLength(path, milliseconds: milliseconds)
        #expect(try AssetProbe.probe(path: path, digest: "sha256:0").missing == nil)
        #expect(try AssetProbe.probe(path: cut(clips, path, to: 0.5), digest: "sha256:0").missing != nil)
    }

    @Test func aBoxBeyondAllBoundsIsACut() async throws {
        let clips = try ReadClips()
        let path = try await clips.make("a.mp4", Self.source + Self.h264 + ["-movflags", "faststart"])
        var data = try Data(contentsOf: URL(filePath: path))
        // `free`, which is empty, and the head of `mdat` make room for a length of 64 bits (ISO/IEC 14496-12, 4.2).
        let free = try #require(data.range(of: Data([0, 0, 0, 8]) + Data("free".utf8)))
        data.replaceSubrange(
            free.lowerBound..<free.lowerBound + 16,
            with: Data([0, 0, 0, 1]) + Data("mdat".utf8) + Data([0x7F]) + Data(repeating: 0xFF, count: 7))
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mp4", data), digest: "sha256:0")
        // All that the index lists is there.
        #expect(facts.picture.frames == 200 && facts.missing?.share == 0)
    }

    @Test(arguments: [
        "a.mkv", "a.webm", "a.mp4", "a.flv", "a.mxf", "a.wmv", "fragments.mp4", "browser.webm", "a.ts", "a.mpg",
    ])
    func zerosAreNothing(file: String) async throws {
        let clips = try ReadClips()
        let form = try #require(Self.forms.first { $0.file == file })
        let whole = try Data(contentsOf: URL(filePath: try await clips.make(file, Self.source + form.options)))
        let half = whole.prefix(whole.count / 2) + Data(count: whole.count - whole.count / 2)
        let facts = try AssetProbe.probe(path: clips.folder.write("hole-\(file)", half), digest: "sha256:0")
        #expect(facts.missing?.refusal(over: 5, until: nil) != nil, "\(facts.findings)")
    }

    @Test func aCutBetweenTwoTagsIsHeldAgainstTheHeader() async throws {
        let clips = try ReadClips()
        let form = try #require(Self.forms.first { $0.file == "a.flv" })
        let whole = try Data(contentsOf: URL(filePath: try await clips.make("a.flv", Self.source + form.options)))
        // Each tag is a head of 11 bytes, its body, and the length of both (Flash Video 10.1, E.3 and E.4.1).
        var offset = 13
        while offset < whole.count / 2 {
            offset += 15 + whole[offset + 1..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        let facts = try AssetProbe.probe(path: clips.folder.write("b.flv", whole.prefix(offset)), digest: "sha256:0")
        let missing = try #require(facts.missing)
        #expect(abs((missing.share ?? 0) - (1000 - facts.picture.frames * 5)) < 50, "\(missing)")
        #expect(missing.refusal(over: 5, until: nil) != nil)
    }

    @Test func aMendedLengthHidesNothing() async throws {
        let clips = try ReadClips()
        let form = try #require(Self.forms.first { $0.file == "a.mp4" })
        var data = try Data(contentsOf: URL(filePath: try await clips.make("a.mp4", Self.source + form.options)))
        let media = try #require(data.range(of: Data("mdat".utf8)))
        data = data.prefix(data.count / 2)
        let length = UInt32(data.count - media.lowerBound + 4)
        withUnsafeBytes(of: length.bigEndian) {
            data.replaceSubrange(media.lowerBound - 4..<media.lowerBound, with: $0)
        }
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mp4", data), digest: "sha256:0")
        let missing = try #require(facts.missing)
        // Entries of 200 pictures.
        #expect(abs((missing.share ?? 0) - (1000 - facts.picture.frames * 5)) < 50, "\(missing)")
        #expect(missing.refusal(over: 5, until: nil) != nil)
    }

    @Test func whatAFileHoldsBesideCounts() async throws {
        let clips = try ReadClips()
        // Subtitles that last longer than picture and sound make the header's length; a camera's note ends an MP4.
        try clips.folder.write("late.srt", "1\n00:00:01,000 --> 00:00:20,000\nlate\n")
        let subtitled = try await clips.make(
            "subtitled.mkv", Self.source + ["-i", clips.folder.path("late.srt")] + Self.h264 + ["-c:s", "srt"])
        #expect(try AssetProbe.probe(path: subtitled, digest: "sha256:0").findings == [])
        let film = try await clips.make("film.mp4", Self.source + Self.h264)
        let noted = try clips.folder.write(
            "noted.mp4", Data(contentsOf: URL(filePath: film)) + Data("SEFT and a note".utf8))
        #expect(try AssetProbe.probe(path: noted, digest: "sha256:0").findings == [])
        let padded = try clips.folder.write("padded.mp4", Data(contentsOf: URL(filePath: film)) + Data(count: 4096))
        #expect(try AssetProbe.probe(path: padded, digest: "sha256:0").findings == [])
    }

    @Test func soundThatIsALittleLongerOrShorterIsNoDamage() async throws {
        let clips = try ReadClips()
        for seconds in ["7.95", "8.08", "7.5"] {
            let path = try await clips.make(
                "a.mp4",
                ReadClips.pattern("160x120", rate: "25", seconds: 8) + ["-f", "lavfi", "-i", "sine=d=\(seconds)"]
                    + Self.h264)
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            #expect(facts.findings == [] && facts.missing == nil && facts.picture.end == Rational(8))
        }
    }

    @Test func allFormsAreThere() { #expect(Self.forms.count == 15) }
}
