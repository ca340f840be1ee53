import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// A clip that ffmpeg makes, and what becomes of its sound.
struct HeardClip {
    let clips: ReadClips
    let path: String
    let facts: AssetFacts

    /// - Parameters:
    ///   - seconds: of picture.
    ///   - arguments: ffmpeg's, for the inputs after the picture's and for encoding.
    init(_ name: String, seconds: Double = 3, _ arguments: [String]) async throws {
        clips = try ReadClips()
        path = try await clips.make(
            name, ReadClips.pattern("160x120", rate: "25", seconds: seconds) + arguments)
        facts = try AssetProbe.probe(path: path, digest: "sha256:00")
    }

    /// The same of a file that ffmpeg made of another.
    init(_ clips: ReadClips, _ path: String) throws {
        self.clips = clips
        self.path = path
        facts = try AssetProbe.probe(path: path, digest: "sha256:00")
    }

    /// Arguments for tones in a container: what libavfilter's `aevalsrc` takes, one source for each track.
    static func tracks(_ sources: [String], codec: String, more: [String] = []) -> [String] {
        sources.flatMap { ["-f", "lavfi", "-i", $0] } + ["-map", "0"]
            + sources.indices.flatMap { ["-map", "\($0 + 1)"] }
            + ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", codec] + more
    }

    /// A tone of one channel that both ears hear with an amplitude of 0.2: a channel in the middle is 3 dB less on each side
    /// (ITU-R BS.775), and 0.2828 is the root of two times 0.2.
    static func tone(_ frequency: Int, seconds: Double = 3) -> String {
        "aevalsrc=0.2828*sin(2*PI*\(frequency)*t):s=48000:d=\(seconds)"
    }

    func codes(_ heard: HeardSound? = nil) -> [String] {
        (heard?.findings ?? facts.findings).map(\.code).filter { $0.hasPrefix("asset-sound") }
    }

    func heard(_ choice: SoundChoice?, from: Rational = .zero, to: Rational? = nil) throws -> HeardSound {
        try SoundHearing.measure(
            path: path, facts: facts, choice: choice,
            part: TrimRange(from: from, to: to ?? facts.picture.end))
    }

    /// The soundtrack of a part of it, as ffmpeg decodes it.
    func samples(_ sound: SoundFacts?, from: Rational = .zero, seconds: Double = 3) async throws -> [Int16] {
        let output = clips.folder.path("sound.mp4")
        try SoundtrackEncoder.encode(
            asset: path, facts: facts,
            plan: SoundPlan(
                asset: "sha256:00", start: from, samples: Int(seconds * 48_000), mix: sound?.mix, gain: 0,
                limited: false, ceiling: -100, bitRate: 192_000), to: output)
        return try await Judge.samples(of: output)
    }

    /// The amplitude of a tone on one side (0 or 1) over the second from `second` on: the sum of its products with sine and
    /// cosine.
    static func amplitude(_ frequency: Int, _ samples: [Int16], side: Int, second: Double = 1) -> Double {
        var (sine, cosine) = (0.0, 0.0)
        let first = Int(second * 48_000)
        for index in first..<min(first + 48_000, samples.count / 2) {
            let angle = 2 * Double.pi * Double(frequency) * Double(index) / 48_000
            let value = Double(samples[2 * index + side]) / 32_768
            sine += value * sin(angle)
            cosine += value * cos(angle)
        }
        return 2 * (sine * sine + cosine * cosine).squareRoot() / 48_000
    }
}
