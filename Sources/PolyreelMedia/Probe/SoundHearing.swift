internal import CFFmpeg
public import PolyreelCore

/// Measures what is heard of an asset where a film uses it: the very sound that its soundtrack is made of.
public enum SoundHearing {
    /// How much less than the other, in power, an empty side has: 30 dB, a product's figure. Analogue inputs and lossy codecs
    /// leave that much on a side that nothing was sent to.
    private static let empty = 0.001

    /// Mixes and measures a part of an asset.
    /// - Parameters:
    ///   - path: the asset.
    ///   - facts: what was measured on it.
    ///   - choice: what the manifest says of its sound; nil: nothing.
    ///   - part: seconds of the asset's own time.
    /// - Throws: a finding that says what of the choice is not there; `MediaError` without memory.
    public static func measure(
        path: String, facts: AssetFacts, choice: SoundChoice?, part: TrimRange
    ) throws -> HeardSound {
        let selection = try SoundSelection.made(choice, among: facts.soundTracks)
        var findings = selection.findings
        let used = facts.soundTracks.filter { selection.mix?.streams.contains($0.stream) ?? false }
        guard var mix = selection.mix, let first = used.first else { return HeardSound(sound: nil, findings: findings) }
        findings += used.flatMap { SoundFindings.oddities(of: $0, several: facts.soundTracks.count > 1) }
        do throws(MediaError) {
            var level = try Level(path: path, facts: facts, mix: mix, part: part)
            if let side = level.onlySide {
                if mix.side == nil {
                    findings.append(SoundFindings.oneSide(side))
                    mix = SoundMix(streams: mix.streams, side: side)
                    level = try Level(path: path, facts: facts, mix: mix, part: part)
                } else if mix.side != side {
                    findings.append(SoundFindings.emptySide(side.other))
                }
            }
            let start = used.compactMap(\.start).min().flatMap {
                WideFraction($0).subtracting(WideFraction(facts.picture.origin))?.bounded
            }
            let sound = SoundFacts(
                stream: first.stream, codec: first.codec, channels: first.channels, layout: first.layout,
                sampleRate: first.sampleRate, start: start ?? .zero, tracks: facts.soundTracks.count, mix: mix,
                integratedLoudness: level.loudness?.integrated, truePeak: level.loudness?.truePeak)
            return HeardSound(sound: sound, findings: findings)
        } catch {
            if error.isOutOfMemory { throw error }
            return HeardSound(sound: nil, findings: findings + [SoundFindings.nothingReadable])
        }
    }

    private struct Level {
        let loudness: (integrated: Int, truePeak: Int)?
        /// The side that has something, where the other has nothing.
        let onlySide: SoundMix.Side?

        init(path: String, facts: AssetFacts, mix: SoundMix, part: TrimRange) throws(MediaError) {
            let samples = Int(((part.to - part.from) * Rational(Int64(SoundPlan.sampleRate))).rounded)
            let mixer = try SoundMixer(path: path, facts: facts, mix: mix, start: part.from, samples: samples)
            let meter = try LoudnessMeter()
            while let block = try mixer.next() { try meter.add(block) }
            loudness = try meter.finish()
            let (left, right) = mixer.energy
            let least = Double(samples) * 1e-10
            onlySide =
                if right <= left * empty, left > least { .left } else if left <= right * empty, right > least {
                    .right
                } else { nil }
        }
    }
}
