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
