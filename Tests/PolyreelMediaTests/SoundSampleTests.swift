import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Samples that are no numbers, counted by their bits in what ffmpeg decodes.
@Suite(.tags(.judge)) struct SoundSampleTests {
    @Test(
        arguments: [("nan", "0/0"), ("infinite", "1/0"), ("absurd", "pow(10,9)"), ("burst", "5000")],
        [("pcm_f32le", "mov"), ("pcm_f32le", "mkv"), ("pcm_f64le", "mov")])
    func whatIsNoNumberIsSilencedAndCounted(
        sample: (name: String, value: String), file: (codec: String, ending: String)
    )
        async throws
    {
        let clip = try await HeardClip(
            "\(sample.name).\(file.ending)",
            HeardClip.tracks(
                ["aevalsrc='if(between(t,2,2.001),\(sample.value),0.2828*sin(2*PI*440*t))':s=48000:d=3"],
                codec: file.codec
            ))
        let raw = clip.clips.folder.path("raw")
        let decoded = try await Tool.run(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-i", clip.path, "-map", "0:a", "-c:a", "pcm_f64le", "-f", "f64le", raw])
        try #require(decoded.status == 0)
        let wrong = try Data(contentsOf: URL(filePath: raw)).withUnsafeBytes { bytes in
            bytes.bindMemory(to: UInt64.self).count { bits in
                let value = Double(bitPattern: UInt64(littleEndian: bits))
                return !value.isFinite || abs(value) > 100
            }
        }
        #expect(wrong == 49)
        #expect(clip.facts.soundTracks.first?.silenced == wrong)
        #expect(clip.codes() == ["asset-sound-samples"])
        #expect(clip.facts.findings.contains { $0.message.hasPrefix("\(wrong) samples") })
        // A sine of 0.2 on both ears, at 997 Hz, is -14.0 - 3.0 + 3.0 LUFS by BS.1770; at 440 Hz the filter takes 0.1 more.
        #expect(abs(try #require(clip.facts.sound?.integratedLoudness) + 1440) < 80)
        let samples = try await clip.samples(clip.facts.sound)
        for second in [0.5, 1] {
            #expect(abs(HeardClip.amplitude(440, samples, side: 0, second: second) - 0.2) < 0.01)
        }
        // AAC spreads what is around a hole into it; the hole is still there.
        let hole = (96_010..<96_040).map { abs(Int(samples[2 * $0])) }.max() ?? .max
        #expect(hole < 6554 / 2)
    }

    /// Whole numbers that nobody divided when they were written as floating point: full scale is 2^15, 2^23 or 2^31.
    @Test(arguments: [15, 23, 31], ["pcm_f32le", "pcm_f64le"])
    func wholeNumbersInFloatingPointAreBroughtToFullScale(bits: Int, codec: String) async throws {
        // After two seconds 40 dB less; in the first a hole of no numbers.
        let clip = try await HeardClip(
            "whole.mov",
            HeardClip.tracks(
                [
                    "aevalsrc='if(between(t,0.5,0.501),0/0,(0.2828*lt(t,2)+0.002828*gte(t,2))*\(1 << bits)*sin(2*PI*440*t))'"
                        + ":s=48000:d=3"
                ], codec: codec))
        let track = try #require(clip.facts.soundTracks.first)
        #expect(track.excessBits == bits && track.silenced == 49)
        #expect(clip.codes() == ["asset-sound-samples", "asset-sound-scale"])
        // As above; the quiet second is under R 128's relative gate.
        #expect(abs(try #require(clip.facts.sound?.integratedLoudness) + 1440) < 80)
        let samples = try await clip.samples(clip.facts.sound)
        #expect(abs(HeardClip.amplitude(440, samples, side: 0, second: 0.9) - 0.2) < 0.01)
        #expect(abs(HeardClip.amplitude(440, samples, side: 0, second: 2) - 0.002) < 0.0005)
    }

    /// 32-bit float keeps what is over full scale: that is sound.
    @Test func loudIsNotWrong() async throws {
        let clip = try await HeardClip(
            "loud.mov", HeardClip.tracks(["aevalsrc=20*sin(2*PI*440*t):s=48000:d=3"], codec: "pcm_f32le"))
        #expect(clip.facts.soundTracks.first?.silenced == 0 && clip.codes() == [])
    }
}
