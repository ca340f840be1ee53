import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

struct ReadLoudnessTests {
    /// ffmpeg's own summary of the same sound as stereo: integrated LUFS and true peak in dBTP.
    private func judged(_ path: String) async throws -> (integrated: Double, peak: Double) {
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-hide_banner", "-nostdin", "-i", path, "-vn", "-af",
                "aformat=channel_layouts=stereo:sample_rates=48000,ebur128=peak=true", "-f", "null", "-",
            ])
        let summary = try #require(result.errors.components(separatedBy: "Summary:").last)
        func value(_ label: String) -> Double? {
            summary.components(separatedBy: label).dropFirst().first?
                .split(separator: " ", omittingEmptySubsequences: true).first.flatMap { Double($0) }
        }
        return (try #require(value("I:")), try #require(value("Peak:")))
    }

    @Test(arguments: [
        ("stereo", "sine=f=440:d=4:r=48000,pan=stereo|c0=3*c0|c1=c0", "aac"),
        ("mono", "sine=f=997:b=4:d=4:r=44100", "aac"),
        (
            "surround",
            "aevalsrc='0.3*sin(2000*t)|0.1*sin(300*t)|0.5*sin(900*t)|0|0.2*sin(700*t)|0.1':c=5.1:d=4:s=48000", "aac"
        ),
        ("opus", "sine=f=440:d=4:r=48000", "libopus"), ("loud", "sine=f=997:d=4:r=48000,volume=17dB", "pcm_s16le"),
    ])
    func itIsWhatFFmpegMeasures(name: String, source: String, codec: String) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "\(name).mkv",
            ReadClips.pattern("160x120", rate: "25", seconds: 4) + [
                "-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", codec,
            ])
        let sound = try #require(try AssetProbe.probe(path: path, digest: "sha256:0").sound)
        let expected = try await judged(path)
        let integrated = try #require(sound.integratedLoudness)
        let peak = try #require(sound.truePeak)
        // ffmpeg prints one decimal.
        #expect(abs(Double(integrated) / 100 - expected.integrated) <= 0.1)
        #expect(abs(Double(peak) / 100 - expected.peak) <= 0.15)
    }

    @Test func silenceHasNoLoudness() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "silent.mp4",
            ReadClips.pattern("160x120", rate: "25", seconds: 2) + [
                "-f", "lavfi", "-i", "anullsrc=d=2", "-c:v", "libx264", "-shortest",
            ])
        let sound = try #require(try AssetProbe.probe(path: path, digest: "sha256:0").sound)
        #expect(sound.integratedLoudness == nil)
        #expect(sound.truePeak == nil)
    }
}
