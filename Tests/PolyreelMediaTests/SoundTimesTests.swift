import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Times of sound that run otherwise than its samples. Where a beep belongs is arithmetic; ffmpeg decodes and looks for
/// holes.
@Suite(.tags(.judge)) struct SoundTimesTests {
    /// A tone throughout, and ten times as loud in the first 200 ms of each second.
    private static let beeps = "aevalsrc='(0.05+0.45*lt(mod(t,1),0.2))*sin(2*PI*1000*t)':s=48000"

    /// A clip whose sound has the times that `change` makes of its own: an expression of ffmpeg's `setts`.
    private func clip(
        _ change: String, seconds: Double = 12, codec: String = "libopus", ending: String = "mkv"
    ) async throws -> HeardClip {
        let whole = try await HeardClip(
            "whole.\(ending)", seconds: seconds,
            HeardClip.tracks(["\(Self.beeps):d=\(seconds)"], codec: codec))
        let path = try await whole.clips.make(
            "changed.\(ending)",
            ["-i", whole.path, "-c", "copy", "-bsf:a", "setts=pts='\(change)':dts='\(change)'"])
        return try HeardClip(whole.clips, path)
    }

    /// Samples at which the sound becomes loud.
    private func onsets(_ samples: [Int16]) -> [Int] {
        var onsets: [Int] = []
        var quiet = 4_800
        for index in 0..<samples.count / 2 {
            if abs(Int(samples[2 * index])) > 6_000 {
                if quiet >= 4_800 { onsets.append(index) }
                quiet = 0
            } else {
                quiet += 1
            }
        }
        return onsets
    }

    /// Seconds of silence that ffmpeg's `silencedetect` finds in the soundtrack before `seconds`.
    private func holes(_ clip: HeardClip, before seconds: Double) async throws -> [Double] {
        let told = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-i", clip.clips.folder.path("sound.mp4"), "-af", "silencedetect=n=-50dB:d=0.01", "-f",
                "null",
                "-",
            ])
        return told.errors.components(separatedBy: "silence_start: ").dropFirst().compactMap {
            Double($0.prefix { "-.0123456789".contains($0) })
        }.filter { $0 > 0.1 && $0 < seconds }
    }

    @Test(arguments: [5000, -5000, 6000, -9000]) func aClockThatDriftsLeavesNoHoles(millionths: Int) async throws {
        let factor = 1 + Double(millionths) / 1_000_000
        let clip = try await clip("PTS*\(factor)")
        let timing = try #require(clip.facts.soundTracks.first?.timing)
        #expect(timing.kind == .drifting && abs(timing.drift - millionths) < 150, "\(timing)")
        #expect(clip.codes() == ["asset-sound-drift"])
        let samples = try await clip.samples(clip.facts.sound, seconds: 12)
        #expect(try await holes(clip, before: 11.8) == [])
        let found = onsets(samples)
        #expect(found.count == 12)
        for (second, onset) in found.enumerated() {
            guard second > 0 else { continue }
            // Within 5 ms of where the times say; the last would be 50 ms off and more. The first tone begins inside Opus'
            // own delay, so the second is what is counted from.
            let expected = 48_000 * factor * Double(second - 1)
            #expect(abs(Double(onset - found[1]) - expected) < 240, "\(second): \(onset)")
        }
    }

    @Test func aClockThatDriftsIsEvenInAPartToo() async throws {
        let clip = try await clip("PTS*1.005")
        let samples = try await clip.samples(clip.facts.sound, from: Rational(7), seconds: 4)
        #expect(try await holes(clip, before: 3.9) == [])
        let found = onsets(samples).filter { $0 > 0 }
        for (index, onset) in found.enumerated() {
            // Opus' own delay, which ffmpeg takes off again when it copies, is 13 ms.
            let expected = 48_000 * (Double(7 + index) * 1.005 - 7)
            #expect(abs(Double(onset) - expected) < 960, "\(onset)")
        }
        #expect(found.count == 4)
    }

    @Test func aClockThatDriftsTooFarIsCutAndTold() async throws {
        let clip = try await clip("PTS*1.03", seconds: 6)
        #expect(clip.facts.soundTracks.first?.timing.kind == .apart && clip.codes() == ["asset-sound-drift"])
        #expect(clip.facts.findings.contains { $0.message.contains("cut or filled up") })
        let found = onsets(try await clip.samples(clip.facts.sound, seconds: 6))
        for (second, onset) in found.prefix(5).enumerated() {
            let expected = 48_000 * 1.03 * Double(second)
            // 40 ms, and Opus' own delay.
            #expect(abs(Double(onset) - expected) < 2_880, "\(second): \(onset)")
        }
    }

    @Test(
        arguments: [("PTS/100", "libmp3lame"), ("PTS/100", "aac"), ("PTS*3", "libopus"), ("PTS/2", "pcm_s16le")])
    func timesThatCannotBeLeaveTheSamples(change: String, codec: String) async throws {
        let clip = try await clip(change, seconds: 4, codec: codec)
        let timing = try #require(clip.facts.soundTracks.first?.timing)
        #expect(timing.kind == .untrue && abs(timing.counted - 4000) < 60, "\(timing)")
        #expect(clip.codes() == ["asset-sound-times"])
        let samples = try await clip.samples(clip.facts.sound, seconds: 4)
        #expect(try await holes(clip, before: 3.9) == [])
        let found = onsets(samples)
        #expect(found.count == 4)
        for (second, onset) in found.enumerated() {
            // A lossy encoder's delay may stand before it.
            #expect(abs(onset - second * 48_000) < 2_600, "\(second): \(onset)")
        }
    }

    /// Times that are right at first: squeezed from two thirds on, or set back by half a second in the middle. Blocks of Opus
    /// are 20 ms, so 400 of them are 8 s.
    @Test(arguments: ["if(gt(N,400),8000+(PTS-8000)/100,PTS)", "if(gt(N,300),PTS-500,PTS)"])
    func timesThatLeaveNoRoomInALaterPartLoseNothing(change: String) async throws {
        let clip = try await clip(change)
        let timing = try #require(clip.facts.soundTracks.first?.timing)
        #expect(timing.kind == .untrue && abs(timing.counted - 12_000) < 60, "\(timing)")
        #expect(clip.codes() == ["asset-sound-times"])
        let samples = try await clip.samples(clip.facts.sound, seconds: 12)
        #expect(try await holes(clip, before: 11.8) == [])
        let found = onsets(samples)
        #expect(found.count == 12)
        for (second, onset) in found.enumerated() {
            #expect(abs(onset - second * 48_000) < 2_600, "\(second): \(onset)")
        }
    }

    /// What a soundtrack loses by times that are right on the whole is told. A block that leaps ahead by two seconds has two
    /// seconds behind it that come too late; behind a pause of five, four seconds have the room of their last two blocks.
    @Test(
        arguments: [
            ("if(eq(N,300),PTS+2000,PTS)", 2000),
            ("if(gt(N,400),13000+(PTS-8000)/100,if(gt(N,200),PTS+5000,PTS))", 3960),
        ])
    func whatIsLostIsTold(change: String, milliseconds: Int) async throws {
        let clip = try await clip(change)
        let timing = try #require(clip.facts.soundTracks.first?.timing)
        #expect(timing.kind == .even && abs(timing.lost - milliseconds) < 60, "\(timing)")
        #expect(clip.codes() == ["asset-sound-times"])
        #expect(clip.facts.findings.contains { $0.message.contains("leave no room for") })
    }

    @Test func shortSoundLosesNothingEither() async throws {
        let clip = try await clip("PTS/100", seconds: 0.6, codec: "libmp3lame")
        #expect(clip.facts.soundTracks.first?.timing.kind == .untrue && clip.codes() == ["asset-sound-times"])
        _ = try await clip.samples(clip.facts.sound, seconds: 0.6)
        #expect(try await holes(clip, before: 0.55) == [])
    }

    @Test(arguments: ["if(gt(N,300),PTS-200,PTS)", "if(gt(N,300),PTS+700,PTS)"])
    func gapsAndLittleOverlapsAreEven(change: String) async throws {
        let clip = try await clip(change)
        #expect(clip.facts.soundTracks.first?.timing.kind == .even && clip.codes() == [])
    }

    /// Recorders of calls send nothing while nobody speaks: such times are right.
    @Test(arguments: ["lt(mod(n,100),50)", "lt(mod(n,100),15)", "gt(n,100)*lt(n,102)"])
    func pausesAreNotDrift(dropped: String) async throws {
        let whole = try await HeardClip(
            "whole.mkv", seconds: 12, HeardClip.tracks(["\(Self.beeps):d=12"], codec: "libopus"))
        let path = try await whole.clips.make(
            "pauses.mkv", ["-i", whole.path, "-c", "copy", "-bsf:a", "noise=drop='\(dropped)'"])
        let clip = try HeardClip(whole.clips, path)
        #expect(clip.facts.soundTracks.first?.timing.kind == .even && clip.codes() == [])
    }

    @Test(arguments: [("libmp3lame", "mkv"), ("aac", "flv"), ("aac", "ts"), ("aac", "mp4"), ("pcm_s16le", "avi")])
    func timesThatAreOnlyRoundedAreEven(codec: String, ending: String) async throws {
        let clip = try await HeardClip(
            "even.\(ending)", seconds: 12, HeardClip.tracks(["\(Self.beeps):d=12"], codec: codec))
        #expect(clip.facts.soundTracks.first?.timing.kind == .even && clip.codes() == [])
    }
}
