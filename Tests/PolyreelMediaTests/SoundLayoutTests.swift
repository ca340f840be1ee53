import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Channels that libav's own matrix does not know; weights by ITU-R BS.775, RFC 8486 and arithmetic.
@Suite(.tags(.judge)) struct SoundLayoutTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let channels: Int
        /// ffmpeg's filters behind a source whose channels are tones of 300, 400, 500 Hz and so on, amplitude 0.1.
        var filters = ""
        var codec = ["-c:a", "pcm_s16le"]
        /// What ffprobe calls the channels.
        let layout: String
        /// By channel, its share of left and right.
        let shares: [Int: (left: Double, right: Double)]
        let codes: [String]
        /// That are not heard.
        var absent: [Int] = []
    }

    static let cases: [Case] = [
        Case(
            testDescription: "twelve without a word", file: "a.mov", channels: 12, layout: "unknown",
            shares: [0: (1 / 12, 1 / 12), 5: (1 / 12, 1 / 12), 11: (1 / 12, 1 / 12)], codes: ["asset-sound-layout"]),
        Case(
            testDescription: "ambisonics", file: "b.mkv", channels: 4,
            codec: ["-c:a", "libopus", "-mapping_family", "2", "-b:a", "512k"], layout: "ambisonic 1",
            shares: [0: (0.5, 0.5), 1: (0.5, 0.5)], codes: [], absent: [2, 3]),
        // Each side adds up to half of W, half of Y and its own channel: 2, by which all is divided.
        Case(
            testDescription: "ambisonics with stereo", file: "c.mkv", channels: 6,
            codec: ["-c:a", "libopus", "-mapping_family", "2", "-b:a", "768k"], layout: "ambisonic 1+stereo",
            shares: [0: (0.25, 0.25), 1: (0.25, 0.25), 4: (0.5, 0), 5: (0, 0.5)], codes: [], absent: [2, 3]),
        Case(
            testDescription: "5.1", file: "d.mkv", channels: 6, filters: ",pan=5.1|c0=c0|c1=c1|c2=c2|c3=c3|c4=c4|c5=c5",
            codec: ["-c:a", "flac"],
            layout: "5.1",
            // 1 / (1 + 2 * 0.7071): the matrix is normalised.
            shares: [0: (0.414, 0), 1: (0, 0.414), 2: (0.293, 0.293), 4: (0.293, 0), 5: (0, 0.293)], codes: [],
            absent: [3]),
    ]

    @Test(arguments: cases) func whatIsKnownIsMixed(_ case: Case) async throws {
        let tones = (0..<`case`.channels).map { "0.1*sin(2*PI*\(300 + 100 * $0)*t)" }.joined(separator: "|")
        let clip = try await HeardClip(
            `case`.file,
            ["-f", "lavfi", "-i", "aevalsrc='\(tones)':s=48000:d=3\(`case`.filters)", "-c:v", "libx264"] + `case`.codec)
        let said = try await Tool.run(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "a", "-show_entries", "stream=channel_layout", "-of", "csv=p=0",
                clip.path,
            ])
        #expect(said.output.trimmingCharacters(in: .whitespacesAndNewlines) == `case`.layout)
        #expect(clip.codes() == `case`.codes)
        let samples = try await clip.samples(clip.facts.sound)
        for (channel, share) in `case`.shares {
            for (side, expected) in [share.left, share.right].enumerated() {
                let found = HeardClip.amplitude(300 + 100 * channel, samples, side: side)
                #expect(abs(found - 0.1 * expected) < 0.002, "channel \(channel), side \(side): \(found)")
            }
        }
        for channel in `case`.absent {
            for side in 0...1 { #expect(HeardClip.amplitude(300 + 100 * channel, samples, side: side) < 0.001) }
        }
    }

    /// Y points left: what it adds on the left it takes away on the right (RFC 8486, ACN and SN3D).
    @Test func ambisonicsHasSides() async throws {
        let tone = "0.1*sin(2*PI*440*t)"
        let clip = try await HeardClip(
            "left.mkv",
            [
                "-f", "lavfi", "-i", "aevalsrc='\(tone)|0.8*\(tone)|0|0.6*\(tone)':s=48000:d=3", "-c:v", "libx264",
                "-c:a",
                "libopus", "-mapping_family", "2", "-b:a", "512k",
            ])
        let samples = try await clip.samples(clip.facts.sound)
        #expect(abs(HeardClip.amplitude(440, samples, side: 0) - 0.09) < 0.003)
        #expect(abs(HeardClip.amplitude(440, samples, side: 1) - 0.01) < 0.003)
    }

    /// More channels than libav mixes: another track is heard, or none, and the picture is used all the same.
    @Test(arguments: [false, true]) func aTrackThatCannotBeMixedRefusesNothing(hasOther: Bool) async throws {
        let clips = try ReadClips()
        // Two seconds of 65 channels, 16 bits each.
        let raw = try clips.folder.write("raw", Data(repeating: 0x11, count: 2 * 48_000 * 65 * 2))
        let other = hasOther ? ["-f", "lavfi", "-i", "\(HeardClip.tone(880)),aformat=channel_layouts=stereo"] : []
        let path = try await clips.make(
            "many.mov",
            ReadClips.pattern("160x120", rate: "25", seconds: 2) + [
                "-f", "s16le", "-ar", "48000", "-ac", "65", "-i", raw,
            ]
                + other + ["-map", "0", "-map", "1"] + (hasOther ? ["-map", "2"] : [])
                + ["-c:v", "libx264", "-c:a:0", "copy", "-c:a:1", "pcm_s16le"])
        let clip = try HeardClip(clips, path)
        #expect(clip.facts.soundTracks.first?.channels == 65)
        #expect(clip.facts.sound?.mix.streams == (hasOther ? [2] : nil))
        #expect(clip.codes().contains("asset-sound-unreadable"))
    }
}
