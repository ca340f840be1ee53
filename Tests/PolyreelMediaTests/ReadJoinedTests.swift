import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Recordings that were joined as they were, so that their times start again in the middle.
struct ReadJoinedTests {
    /// Pictures that say their number as luma, with a tone of its own for each recording; in a programme stream, where
    /// small pictures share one time, larger ones.
    private func recording(
        _ clips: ReadClips, _ name: String, from number: Int, tone: Int, count: Int = 100, _ more: [String] = []
    ) async throws -> Data {
        let seconds = Double(count) / 25
        let picture =
            name.hasSuffix("mpg")
            ? "testsrc2=s=320x240:r=25:d=\(seconds)"
            : "nullsrc=s=64x64:r=25:d=\(seconds),geq=lum='16+\(number)+N':cb=128:cr=128"
        let codecs =
            switch name.suffix(3) {
            case "mpg": ["-c:v", "mpeg2video", "-c:a", "mp2"]
            case "avi", "wmv": ["-c:v", "mpeg4", "-c:a", name.hasSuffix("avi") ? "mp3" : "wmav2"]
            case "ogv": ["-c:v", "libtheora", "-c:a", "libvorbis"]
            case "ebm": ["-c:v", "libvpx-vp9", "-lossless", "1", "-deadline", "realtime", "-c:a", "libopus"]
            default: ["-c:v", "libx264", "-qp", "0", "-c:a", "aac"]
            }
        let path = try await clips.make(
            name,
            [
                "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "sine=frequency=\(tone):r=48000:d=\(seconds)",
                "-pix_fmt", "yuv420p",
            ] + codecs + more)
        return try Data(contentsOf: URL(filePath: path))
    }

    private func shown(_ path: String, _ facts: AssetFacts, _ frames: Int) throws -> [Int] {
        try PictureReader(path: path, facts: facts, plan: wholePicture(facts, rate: Rational(25)))
            .values(FrameRange(from: 0, to: frames)) { ($0.middle.first ?? 0) - 16 }
    }

    /// Of the sound of a film of it, in each second: how often it passes zero upward.
    private func frequencies(_ clips: ReadClips, _ path: String, _ facts: AssetFacts) async throws -> [Int] {
        let seconds = Int(facts.picture.end.approximation.rounded())
        let output = clips.folder.path("sound.mp4")
        try SoundtrackEncoder.encode(
            asset: path, facts: facts,
            plan: SoundPlan(
                asset: facts.digest, start: .zero, samples: seconds * 48_000, mix: facts.sound?.mix, gain: 0,
                limited: false, ceiling: -100, bitRate: 128_000), to: output)
        let samples = try await Judge.samples(of: output)
        return (0..<seconds).map { second in
            let left = stride(from: second * 96_000, to: (second + 1) * 96_000, by: 2).map { samples[$0] }
            return zip(left, left.dropFirst()).count { $0 < 0 && $1 >= 0 }
        }
    }

    @Test(arguments: ["ts", "mpg", "webm"])
    func timesThatStartAgainGoOnWhereTheyStopped(container: String) async throws {
        let clips = try ReadClips()
        let (a, b) = (
            try await recording(clips, "a.\(container)", from: 0, tone: 440),
            try await recording(clips, "b.\(container)", from: 100, tone: 880)
        )
        let path = try clips.folder.write("joined.\(container)", a + b)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.findings.filter { $0.code != "asset-times-disordered" }.map(\.code) == ["asset-times-restart"])
        #expect(facts.picture.frames == 200)
        #expect(abs(facts.picture.end.approximation - 8) < 0.05)
        if container != "mpg" { #expect(try shown(path, facts, 200) == Array(0..<200)) }

        let heard = try await frequencies(clips, path, facts)
        let (first, second) = (heard[..<3], heard[5..<7])
        #expect(first.allSatisfy { abs($0 - 440) < 3 } && second.allSatisfy { abs($0 - 880) < 3 }, "\(heard)")
    }

    @Test func severalJoinsAndLeapsAddUp() async throws {
        let clips = try ReadClips()
        let a = try await recording(clips, "a.ts", from: 0, tone: 440, count: 50)
        let later = try await recording(
            clips, "later.ts", from: 50, tone: 440, count: 50, ["-output_ts_offset", "3600"])
        let b = try await recording(clips, "b.ts", from: 100, tone: 440, count: 50)
        let path = try clips.folder.write("joined.ts", a + later + b)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.frames == 150 && abs(facts.picture.end.approximation - 6) < 0.1)
        #expect(try shown(path, facts, 150) == Array(0..<150))
    }

    @Test func aThirdRecordingIsNotLost() async throws {
        let clips = try ReadClips()
        let one = try await recording(clips, "a.webm", from: 0, tone: 440, count: 50)
        let path = try clips.folder.write("joined.webm", one + one + one)
        // libavformat reads two of them, or all; what it does not read is not left out without a word.
        do {
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            #expect(facts.picture.frames == 150)
        } catch { #expect(error.code == "asset-joined") }
    }

    @Test(arguments: ["mp4", "flv", "mkv", "wmv", "ogv"])
    func aSecondRecordingThatIsNotReadIsRefused(container: String) async throws {
        let clips = try ReadClips()
        let a = try await recording(clips, "a.\(container)", from: 0, tone: 440, count: 50)
        // Another size, so that the decoder of the first would make nothing of it.
        let b = try await recording(clips, "b.\(container)", from: 0, tone: 440, count: 50, ["-s", "96x96"])
        let path = try clips.folder.write("joined.\(container)", a + b)
        let error = #expect(throws: Finding.self) { try AssetProbe.probe(path: path, digest: "sha256:0") }
        #expect(error?.code == "asset-joined" && error?.message.contains("byte \(a.count)") ?? false, "\(error as Any)")
    }

    @Test(arguments: ["mp4", "avi"])
    func halfOfASecondRecordingIsRefusedToo(container: String) async throws {
        let clips = try ReadClips()
        let a = try await recording(clips, "a.\(container)", from: 0, tone: 440, count: 50)
        let b = try await recording(clips, "b.\(container)", from: 50, tone: 440, count: 50)
        let path = try clips.folder.write("joined.\(container)", a + b.prefix(b.count / 2))
        let error = #expect(throws: Finding.self) { try AssetProbe.probe(path: path, digest: "sha256:0") }
        #expect(error?.code == "asset-joined" && error?.message.contains("byte \(a.count)") ?? false, "\(error as Any)")
    }

    @Test func twoRIFFsThatAreReadAreOneFilm() async throws {
        let clips = try ReadClips()
        let one = try await recording(clips, "a.avi", from: 0, tone: 440, count: 50)
        let facts = try AssetProbe.probe(path: clips.folder.write("joined.avi", one + one), digest: "sha256:0")
        #expect(facts.picture.frames == 100 && facts.missing == nil)
    }

    @Test func aSecondIndexWithMediaOfItsOwnIsASecondRecording() async throws {
        let clips = try ReadClips()
        let a = try await recording(clips, "a.mov", from: 0, tone: 440, count: 50)
        // Without `ftyp`, as QuickTime files of old are: its length stands before it (ISO/IEC 14496-12, 4.3).
        let second = a.dropFirst(Int(a[3]))
        let path = try clips.folder.write("joined.mov", a + second)
        let error = #expect(throws: Finding.self) { try AssetProbe.probe(path: path, digest: "sha256:0") }
        #expect(error?.code == "asset-joined", "\(error as Any)")
        // An index that was left behind has no media.
        let index = try #require(a.range(of: Data("moov".utf8))).lowerBound - 4
        let film = try await recording(clips, "b.mp4", from: 0, tone: 440, count: 50, ["-movflags", "faststart"])
        let left = try clips.folder.write("left.mp4", film + a[index...])
        #expect(try AssetProbe.probe(path: left, digest: "sha256:0").picture.frames == 50)
    }

    @Test func soundThatOnlyTheSecondRecordingHasIsHeard() async throws {
        let clips = try ReadClips()
        let silent = try await recording(clips, "a.ts", from: 0, tone: 440, count: 75, ["-an"])
        let b = try await recording(clips, "b.ts", from: 75, tone: 440, count: 75)
        let facts = try AssetProbe.probe(path: clips.folder.write("joined.ts", silent + b), digest: "sha256:0")
        #expect(facts.picture.frames == 150 && facts.soundTracks.map(\.state) == [.heard], "\(facts.findings)")
        #expect(abs(try #require(facts.sound).start.approximation - 3) < 0.1)
    }

    @Test func soundThatTheRecordingInTheMiddleLacksStaysWithItsPictures() async throws {
        let clips = try ReadClips()
        let a = try await recording(clips, "a.ts", from: 0, tone: 440, count: 75)
        let silent = try await recording(clips, "b.ts", from: 75, tone: 440, count: 75, ["-an"])
        let c = try await recording(clips, "c.ts", from: 150, tone: 880, count: 75)
        let path = try clips.folder.write("joined.ts", a + silent + c)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.findings.map(\.code) == ["asset-times-restart"] && facts.picture.frames == 225)
        let heard = try await frequencies(clips, path, facts)
        let (first, second, third) = (heard[..<2], heard[4], heard[7..<8])
        #expect(first.allSatisfy { abs($0 - 440) < 3 } && third.allSatisfy { abs($0 - 880) < 3 }, "\(heard)")
        #expect(second < 50, "\(heard)")
    }

    @Test func oneDamagedTimeIsNoJoin() async throws {
        let clips = try ReadClips()
        var data = try await recording(clips, "a.ts", from: 0, tone: 440)
        // The PTS of a packet of sound: five bytes behind the header of a PES (ISO/IEC 13818-1, 2.4.3.7).
        let heads = stride(from: 0, to: data.count, by: 188).filter { packet in
            data[packet + 1] & 0x40 != 0 && data[packet..<packet + 188].range(of: Data([0, 0, 1, 0xC0])) != nil
        }
        let place = try #require(heads.dropFirst(heads.count / 2).first)
        let head = try #require(data[place..<place + 188].range(of: Data([0, 0, 1, 0xC0])))
        data.replaceSubrange(head.lowerBound + 9..<head.lowerBound + 14, with: [0x2F, 0xFF, 0xFF, 0xFF, 0xFF])
        let path = try clips.folder.write("damaged.ts", data)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.restarts.isEmpty && facts.picture.frames == 100)
        #expect(abs(facts.picture.end.approximation - 4) < 0.1, "\(facts.picture.end)")
    }
}
