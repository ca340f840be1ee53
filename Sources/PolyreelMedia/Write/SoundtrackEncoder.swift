internal import CFFmpeg
internal import Foundation
public import PolyreelCore

/// Encodes the sound of a film: AAC-LC, 48 kHz, stereo, exactly as long as the plan says, its first sample at zero
/// without an edit list.
public enum SoundtrackEncoder {
    /// Mixes what the plan takes of the asset's sound and writes the soundtrack as an MP4 at `output`.
    ///
    /// The sound is mixed to stereo in floating point, so nothing clips before the gain. Where the asset has no sound there is silence: before its first sample, in gaps of its timestamps, after its
    /// end. The same asset and plan make the same bytes. Memory does not grow with the length.
    /// - Parameters:
    ///   - path: the asset. Not read when the plan is silent.
    ///   - facts: what was measured on it.
    /// - Throws: `MediaError`; no file stays.
    public static func encode(
        asset path: String, facts: AssetFacts, plan: SoundPlan, to output: String
    ) throws(MediaError) {
        guard plan.samples > 0 else {
            throw MediaError(doing: "making a soundtrack of \(plan.samples) samples", status: -EINVAL)
        }
        // Coming back to 48 kHz and the coding of AAC lift peaks again, by how much depends on the sound. So the result
        // is measured, and where it passes the ceiling it is made again with more distance.
        var margin = 30
        for attempt in 1...4 {
            try encode(asset: path, facts: facts, plan: plan, margin: margin, to: output)
            guard plan.limited, plan.mix != nil, attempt < 4 else { return }
            do throws(MediaError) {
                guard let peak = try truePeak(of: output), peak > plan.ceiling + tolerance else { return }
                margin += peak - plan.ceiling + 10
            } catch {
                unlink(output)
                throw error
            }
        }
    }

    /// In hundredths of a dBTP, rounded up; nil for silence.
    private static func truePeak(of soundtrack: String) throws(MediaError) -> Int? {
        let source = try SoundSource(path: soundtrack, containers: InputFile.mp4, stream: 0, start: 0)
        let meter = try TruePeakMeter()
        while let block = try source.next() { try meter.add(block.frame) }
        return try meter.finish().map { Int($0.rounded(.up)) }
    }

    /// How far the finished track may be over the ceiling, in hundredths of a dB.
    private static let tolerance = 10

    private static func encode(
        asset path: String, facts: AssetFacts, plan: SoundPlan, margin: Int, to output: String
    ) throws(MediaError) {
        let writer = try SoundtrackWriter(path: output, samples: plan.samples, bitRate: plan.bitRate)
        let leveller = try SoundLeveller(plan: plan, margin: margin, output: writer)
        let sound = try SoundMixer(path: path, facts: facts, mix: plan.mix, start: plan.start, samples: plan.samples)
        while let block = try sound.next() { try leveller.add(block) }
        try leveller.finish()
        try writer.finish()
    }
}
