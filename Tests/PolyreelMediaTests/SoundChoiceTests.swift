import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Which of several sound tracks is heard, and on which ears. ffmpeg decodes; the tones are told apart by arithmetic.
@Suite(.tags(.judge)) struct SoundChoiceTests {
    private static let silence = "anullsrc=r=48000:cl=stereo:d=3"

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let sources: [String]
        var codec = "pcm_s16le"
        var more: [String] = []
        /// Numbers of the tracks that must be heard, by the container's flags and what is in them.
        let tracks: [Int]
        let codes: [String]
    }

    private static func defaults(_ flags: String...) -> [String] {
        flags.enumerated().flatMap { ["-disposition:a:\($0.offset)", $0.element] }
    }

    static let cases = [
        Case(
            testDescription: "silence first, the default speaks", file: "a.mkv",
            sources: [silence, HeardClip.tone(440)],
            more: defaults("0", "default"), tracks: [2], codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "the default is silent", file: "b.mkv", sources: [silence, HeardClip.tone(440)],
            more: defaults("default", "0"), tracks: [2], codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "silence first in MP4", file: "c.mp4", sources: [silence, HeardClip.tone(440)],
            codec: "aac",
            tracks: [2], codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "both speak, the second is the default", file: "d.mkv",
            sources: ["\(HeardClip.tone(440)),aformat=channel_layouts=stereo", HeardClip.tone(880)],
            more: defaults("0", "default"), tracks: [2], codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "a commentary first", file: "e.mkv",
            sources: [HeardClip.tone(440), "\(HeardClip.tone(880)),aformat=channel_layouts=stereo"],
            more: defaults("comment", "0"), tracks: [2], codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "two of one channel", file: "f.mov", sources: [HeardClip.tone(440), HeardClip.tone(880)],
            tracks: [1, 2], codes: ["asset-sound-mono-tracks"]),
        Case(
            testDescription: "two of one channel, lossy", file: "g.mp4",
            sources: [HeardClip.tone(440), HeardClip.tone(880)], codec: "aac", tracks: [1, 2],
            codes: ["asset-sound-mono-tracks"]),
        Case(
            testDescription: "four of one channel, two silent", file: "h.mov",
            sources: [
                HeardClip.tone(440), HeardClip.tone(880), "anullsrc=r=48000:cl=mono:d=3",
                "anullsrc=r=48000:cl=mono:d=3",
            ], tracks: [1, 2], codes: ["asset-sound-mono-tracks"]),
        Case(
            testDescription: "one of one channel in two languages", file: "i.mkv",
            sources: [HeardClip.tone(440), HeardClip.tone(880)],
            more: ["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=deu"], tracks: [1],
            codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "all silent", file: "j.mkv", sources: [silence, silence], tracks: [1],
            codes: ["asset-sound-tracks"]),
        Case(
            testDescription: "one track", file: "k.mkv", sources: [HeardClip.tone(440)], tracks: [1], codes: []),
    ]

    @Test(arguments: cases) func theTrackThatIsMeantIsHeard(_ case: Case) async throws {
        let clip = try await HeardClip(
            `case`.file, HeardClip.tracks(`case`.sources, codec: `case`.codec, more: `case`.more))
        let sound = try #require(clip.facts.sound)
        #expect(sound.mix.streams == `case`.tracks)
        #expect(clip.codes() == `case`.codes)
        let samples = try await clip.samples(sound)
        for (number, source) in zip(1..., `case`.sources) {
            let isHeard = `case`.tracks.contains(number)
            for frequency in [440, 880] where source.contains("*\(frequency)*") {
                for side in 0...1 {
                    let amplitude = HeardClip.amplitude(frequency, samples, side: side)
                    #expect(isHeard ? abs(amplitude - 0.2) < 0.01 : amplitude < 0.001, "\(frequency) Hz: \(amplitude)")
                }
            }
        }
    }

    /// Tracks of one channel are counted as such only where all are.
    @Test func tracksOfOneChannelAreCountedAlone() async throws {
        let clip = try await HeardClip(
            "mixed.mov",
            HeardClip.tracks([Self.silence, HeardClip.tone(440), HeardClip.tone(880)], codec: "pcm_s16le"))
        #expect(
            clip.facts.findings.map(\.message) == [
                "the asset has 3 sound tracks; both ears get tracks 2 and 3, which have one channel each, mixed"
            ])
    }

    @Test func whatTheManifestNamesIsHeard() async throws {
        let sources = [
            "aevalsrc='0.2*sin(2*PI*440*t)|0.1*sin(2*PI*550*t)':s=48000:d=3", HeardClip.tone(880), HeardClip.tone(1320),
        ]
        let clip = try await HeardClip("named.mkv", HeardClip.tracks(sources, codec: "pcm_s16le"))
        /// Amplitudes of 440, 550, 880 and 1320 Hz, left and right.
        let expected: [(SoundChoice, [[Double]])] = [
            (.tracks([1]), [[0.2, 0], [0, 0.1], [0, 0], [0, 0]]),
            (.tracks([3]), [[0, 0], [0, 0], [0, 0], [0.2, 0.2]]),
            (.tracks([1, 2]), [[0.2, 0], [0, 0.1], [0.2, 0.2], [0, 0]]),
            (.left, [[0.2, 0.2], [0, 0], [0, 0], [0, 0]]), (.right, [[0, 0], [0.1, 0.1], [0, 0], [0, 0]]),
            (.silence, [[0, 0], [0, 0], [0, 0], [0, 0]]),
        ]
        for (choice, amplitudes) in expected {
            let heard = try clip.heard(choice)
            #expect((heard.sound == nil) == (choice == .silence))
            let samples = try await clip.samples(heard.sound)
            for (frequency, sides) in zip([440, 550, 880, 1320], amplitudes) {
                for side in 0...1 {
                    let found = HeardClip.amplitude(frequency, samples, side: side)
                    #expect(abs(found - sides[side]) < 0.005, "\(choice), \(frequency) Hz, side \(side): \(found)")
                }
            }
        }
    }

    @Test(arguments: ["pcm_s16le", "aac", "libopus"], [0, 1])
    func aSideThatIsEmptyGetsWhatTheOtherHas(codec: String, side: Int) async throws {
        let tone = "0.2*sin(2*PI*440*t)"
        let source = "aevalsrc='\(side == 0 ? "\(tone)|0" : "0|\(tone)")':s=48000:d=3"
        let clip = try await HeardClip("side.mkv", HeardClip.tracks([source], codec: codec))
        #expect(clip.codes() == ["asset-sound-side"])
        let sound = try #require(clip.facts.sound)
        let samples = try await clip.samples(sound)
        for ear in 0...1 { #expect(abs(HeardClip.amplitude(440, samples, side: ear) - 0.2) < 0.01) }
    }

    /// What is only quieter, or comes later, on one side is meant to be.
    @Test(arguments: [
        "0.2*sin(2*PI*440*t)|0.01*sin(2*PI*660*t)", "0.2*sin(2*PI*440*t)*lt(t,1.5)|0.2*sin(2*PI*660*t)*gt(t,1.5)",
    ])
    func stereoStaysStereo(channels: String) async throws {
        let clip = try await HeardClip(
            "stereo.mkv", HeardClip.tracks(["aevalsrc='\(channels)':s=48000:d=3"], codec: "pcm_s16le"))
        #expect(clip.codes() == [] && clip.facts.sound?.mix == SoundMix(streams: [1]))
    }

    @Test func aChoiceThatIsNotThereIsRefused() async throws {
        let mono = try await HeardClip("mono.mkv", HeardClip.tracks([HeardClip.tone(440)], codec: "pcm_s16le"))
        let mute = try await HeardClip("mute.mkv", ["-c:v", "libx264"])
        func code(_ clip: HeardClip, _ choice: SoundChoice) -> String? {
            do {
                _ = try clip.heard(choice)
                return nil
            } catch { return (error as? Finding)?.code }
        }
        #expect(code(mono, .tracks([2])) == "sound-missing")
        #expect(code(mono, .tracks([1, 2])) == "sound-missing")
        #expect(code(mono, .left) == "sound-mono" && code(mono, .right) == "sound-mono")
        #expect(code(mute, .tracks([1])) == "sound-missing" && code(mute, .left) == "sound-missing")
        #expect(code(mono, .tracks([1])) == nil && code(mono, .silence) == nil && code(mute, .silence) == nil)
    }
}
