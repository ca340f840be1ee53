import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Sound that goes on after the last picture.
struct ReadHeldPictureTests {
    private static let h264 = ["-c:v", "libx264", "-c:a", "aac"]
    private static let vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]

    private func clip(_ name: String, rate: String = "25", picture: Double, sound: String, _ options: [String])
        async throws -> (ReadClips, AssetFacts, String)
    {
        let clips = try ReadClips()
        let path = try await clips.make(
            name, ReadClips.pattern("160x120", rate: rate, seconds: picture) + ["-f", "lavfi", "-i", sound] + options)
        return (clips, try AssetProbe.probe(path: path, digest: "sha256:0"), path)
    }

    @Test(arguments: [("a.webm", vp9), ("a.mp4", h264), ("a.mkv", h264), ("a.ts", h264)])
    func theLastPictureIsHeldToTheEndOfTheSound(name: String, options: [String]) async throws {
        let (clips, facts, path) = try await clip(name, picture: 3, sound: "sine=d=10:r=48000", options)
        #expect(facts.findings.map(\.code) == ["asset-picture-held"])
        #expect(facts.picture.frames == 75)
        // ffmpeg's own decoding says how long the sound is.
        let samples = try await Judge.samples(of: path).count / 2
        #expect(abs(facts.picture.end.approximation - Double(samples) / 48_000) < 0.05)
        let reader = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
        let digests = try reader.values(FrameRange(from: 70, to: 250)) { $0.digest }
        #expect(Set(digests[4...]).count == 1 && digests[3] != digests[4])
        _ = clips
    }

    /// A manifest may name another track than the usual one, several, or none.
    @Test func theFilmIsAsLongAsTheSoundThatItHas() async throws {
        let sources = ["-f", "lavfi", "-i", "sine=880:d=5:r=48000", "-map", "0", "-map", "1", "-map", "2"]
        // Of two in stereo the first is the usual one.
        let (_, facts, _) = try await clip(
            "a.mkv", picture: 2, sound: "sine=d=2:r=48000", sources + ["-ac", "2"] + Self.h264)
        #expect(facts.picture.end == Rational(2))
        let expected: [(SoundChoice?, Double)] = [
            (.tracks([2]), 5), (.tracks([1, 2]), 5), (.tracks([1]), 2), (nil, 2), (.silence, 2),
        ]
        for (choice, seconds) in expected {
            let lasting = try facts.lasting(with: choice, of: "a.mkv")
            // A block of AAC is 21 ms.
            #expect(abs(lasting.picture.end.approximation - seconds) < 0.03, "\(String(describing: choice))")
            #expect(lasting.findings.contains { $0.code == "asset-picture-held" } == (seconds > 2))
            #expect(lasting.picture.shownEnd == Rational(2))
        }
        #expect(throws: Finding.self) { try facts.lasting(with: .tracks([3]), of: "a.mkv") }
    }

    @Test func silenceThatIsAskedForHoldsNothing() async throws {
        let (_, facts, _) = try await clip("a.mp4", picture: 2, sound: "sine=d=5:r=48000", Self.h264)
        #expect(abs(facts.picture.end.approximation - 5) < 0.03)
        let silent = try facts.lasting(with: .silence, of: "a.mp4")
        #expect(silent.picture.end == Rational(2) && silent.findings == [])
        #expect(try silent.lasting(with: nil, of: "a.mp4") == facts)
    }

    /// Where the times of sound are not trusted its samples say how long it is, by arithmetic.
    @Test(arguments: [
        ("PTS*1.3", 4.0, 4.0, "libopus", 4.0), ("PTS*2", 20, 20, "libopus", 20), ("PTS/100", 2, 7, "libmp3lame", 7),
    ])
    func timesThatAreNotTrustedHoldNothing(
        change: String, picture: Double, sound: Double, codec: String, expected: Double
    ) async throws {
        let (clips, _, path) = try await clip(
            "a.mkv", picture: picture, sound: "sine=d=\(sound):r=48000", ["-c:v", "libx264", "-c:a", codec])
        let changed = try await clips.make(
            "b.mkv", ["-i", path, "-c", "copy", "-bsf:a", "setts=pts=\(change):dts=\(change)"])
        let facts = try AssetProbe.probe(path: changed, digest: "sha256:0")
        #expect(abs(facts.picture.end.approximation - expected) < 0.06, "\(facts.picture.end)")
        #expect(
            facts.findings.map(\.code) == (expected > picture ? ["asset-picture-held"] : []) + ["asset-sound-times"])
    }

    @Test func aSongThatGoesOnIsLeftOutAndToldSo() async throws {
        let (_, facts, _) = try await clip("a.mp4", picture: 3, sound: "sine=d=30:r=48000", Self.h264)
        #expect(facts.picture.end == Rational(3))
        #expect(facts.findings.map(\.code) == ["asset-picture-shorter"])
    }

    @Test func aTrackThatPausesIsHeldForAsLongAsThereIsSound() async throws {
        let (_, facts, _) = try await clip("a.mkv", rate: "1/2", picture: 6, sound: "sine=d=40:r=48000", Self.h264)
        #expect(abs(facts.picture.end.approximation - 40) < 0.1)
        #expect(facts.findings.map(\.code) == ["asset-picture-held"])
    }

    @Test(arguments: [
        "sine=d=3.2:r=48000", "sine=d=3:r=48000,apad=whole_dur=9", "anullsrc=r=48000:cl=mono,atrim=end=9",
        "sine=d=2:r=48000", "sine=d=3:r=48000,volume=0.0002,apad=whole_dur=9",
    ])
    func silenceAndWhatCodersLeaveOverHoldNothing(sound: String) async throws {
        let (_, facts, _) = try await clip("a.mov", picture: 3, sound: sound, ["-c:v", "libx264", "-c:a", "pcm_s16le"])
        #expect(facts.picture.end == Rational(3) && facts.findings == [])
    }

    @Test(arguments: ["pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_f64le", "pcm_u8", "alac", "libmp3lame"])
    func theEndOfTheSoundIsHeardInEveryFormat(codec: String) async throws {
        let (_, facts, _) = try await clip(
            "a.mov", picture: 1, sound: "sine=d=2:r=48000,apad=whole_dur=6", ["-c:v", "libx264", "-c:a", codec])
        #expect(abs(facts.picture.end.approximation - 2) < 0.06, "\(facts.picture.end)")
    }
}
