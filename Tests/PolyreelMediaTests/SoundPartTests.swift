import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Loudness of what is heard, by ffmpeg's own meter on the same part.
@Suite(.tags(.judge)) struct SoundPartTests {
    private static let speech = "sine=440:d=8:r=48000,volume='if(lt(t,4),7.2,0.4)':eval=frame"

    @Test(arguments: [(0, 8), (0, 4), (5, 8), (2, 6)], ["aac", "pcm_s16le"])
    func loudnessIsThatOfThePart(part: (from: Int64, to: Int64), codec: String) async throws {
        let clip = try await HeardClip("part.mkv", seconds: 8, HeardClip.tracks([Self.speech], codec: codec))
        let heard = try clip.heard(nil, from: Rational(part.from), to: Rational(part.to))
        let judged = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-i", clip.path, "-map", "0:a", "-af",
                "atrim=\(part.from):\(part.to),aformat=channel_layouts=stereo:sample_rates=48000,ebur128=peak=true",
                "-f", "null", "-",
            ])
        let summary = judged.errors.components(separatedBy: "Summary:").last ?? ""
        func value(_ name: String) -> Double? {
            summary.components(separatedBy: name).dropFirst().first?.split(separator: " ").first.flatMap { Double($0) }
        }
        let (loudness, peak) = (try #require(value("I:")), try #require(value("Peak:")))
        let sound = try #require(heard.sound)
        #expect(abs(Double(try #require(sound.integratedLoudness)) / 100 - loudness) <= 0.15)
        #expect(abs(Double(try #require(sound.truePeak)) / 100 - peak) <= 0.2)
    }

    @Test func aPartThatIsSilentIsSilence() async throws {
        let clip = try await HeardClip(
            "half.mkv", seconds: 4, HeardClip.tracks(["sine=440:d=4:r=48000,volume='lt(t,2)':eval=frame"], codec: "aac")
        )
        #expect(clip.facts.sound?.integratedLoudness != nil)
        #expect(try clip.heard(nil, from: Rational(5, 2), to: Rational(4)).sound?.integratedLoudness == nil)
    }

    /// A side that is empty in the part alone.
    @Test func sidesAreThoseOfThePart() async throws {
        let clip = try await HeardClip(
            "sides.mkv", seconds: 4,
            HeardClip.tracks(
                ["aevalsrc='0.2*sin(2*PI*440*t)|0.2*sin(2*PI*550*t)*lt(t,2)':s=48000:d=4"], codec: "pcm_s16le"))
        #expect(clip.codes() == [])
        let heard = try clip.heard(nil, from: Rational(2), to: Rational(4))
        #expect(heard.sound?.mix.side == .left && clip.codes(heard) == ["asset-sound-side"])
    }
}
