internal import PolyreelCore
internal import PolyreelStep

/// How loud the asset's sound is made: one linear gain to the placement's target, peaks held by a limiter.
enum Loudness {
    /// Hundredths of a dBTP: -1 dBTP leaves room for what a lossy codec adds (EBU R 128, 2020, true peak level).
    static let ceiling = -100
    /// Hundredths of a dB: what AAC may add to a peak; nearer to the ceiling than this the limiter is there to measure.
    static let codecRoom = 100
    /// Hundredths of a dB: more gain would lift noise, not speech.
    static let mostGain = 2000

    static func plan(_ asset: AssetFacts, picture: PicturePlan, placement: Placement) -> SoundPlan {
        let samples = Int((picture.duration * Rational(SoundPlan.sampleRate)).rounded)
        let gain = gain(asset, placement: placement)
        let peak = asset.sound?.truePeak.map { $0 + gain }
        return SoundPlan(
            asset: asset.digest, start: picture.start, samples: samples, mix: asset.sound?.mix, gain: gain,
            limited: peak.map { $0 > ceiling - codecRoom } ?? false, ceiling: ceiling, bitRate: placement.audioBitRate)
    }

    static func findings(_ asset: AssetFacts, placement: Placement) -> [Finding] {
        guard let sound = asset.sound else {
            return [
                Finding(
                    .note, "sound-none",
                    asset.soundTracks.isEmpty
                        ? "the asset has no sound; the film gets a silent track"
                        : "no sound of the asset is used; the film gets a silent track", step: Reformat.name)
            ]
        }
        guard let loudness = sound.integratedLoudness else {
            return [
                Finding(
                    .note, "sound-silent", "what is heard of the asset is silence, and stays so", step: Reformat.name)
            ]
        }
        let wanted = placement.loudness.value - loudness
        guard wanted > mostGain else { return [] }
        return [
            Finding(
                .warning, "sound-faint",
                "the sound would need \(decibels(wanted)) dB more to reach \(decibels(placement.loudness.value)) LUFS;"
                    + " it gets \(decibels(mostGain)) dB",
                hint: "ask the creator for a louder recording", step: Reformat.name)
        ]
    }

    /// Hundredths of a LU that a film may be off its placement's target without a word: EBU R 128 allows programmes ±1.
    static let tolerance = 100

    /// Hundredths of a dB that a peak may be over the ceiling without a word: a product's figure, half of what is left to
    /// full scale.
    static let peakTolerance = 50

    /// Hundredths of a LUFS: what is so much over the -70 below which EBU R 128 hears nothing was not silence before either.
    static let audible = -6000

    /// What the encoded sound misses of the target and the ceiling. Both are aims, not a platform's limits: nothing is
    /// blocked.
    static func proof(_ film: FinishedProduct, of asset: AssetFacts, placement: Placement, sound: SoundPlan)
        -> [Finding]
    {
        var findings: [Finding] = []
        let target = placement.loudness.value
        // The limiter, or the most gain, took what is missing.
        if let loudness = film.integratedLoudness, abs(loudness - target) > tolerance {
            findings.append(
                Finding(
                    .warning, "sound-off-target",
                    "the film's sound has \(decibels(loudness)) LUFS; \(placement.name) aims at \(decibels(target))",
                    hint: "its peaks leave no room for more gain; ask the creator for a less noisy recording",
                    step: Reformat.name))
        }
        // The limiter holds the sound before it is coded; what a lossy codec adds comes after it.
        if let peak = film.truePeak, peak > sound.ceiling + peakTolerance {
            findings.append(
                Finding(
                    .warning, "sound-peak",
                    "the film's sound peaks at \(decibels(peak)) dBTP; \(decibels(sound.ceiling)) are aimed at",
                    hint: "listen to its loudest part; a platform that codes it again may clip it",
                    step: Reformat.name))
        }
        let isSilent = asset.sound?.truePeak == nil && (asset.sound == nil || film.integratedLoudness ?? 0 > audible)
        if isSilent, let peak = film.truePeak {
            findings.append(
                Finding(
                    .error, "proof-silence",
                    "nothing of the asset is heard, and the film's sound peaks at \(decibels(peak)) dBTP",
                    hint: "run again with an empty store; if it stays, report it", step: Reformat.name))
        }
        return findings
    }

    private static func gain(_ asset: AssetFacts, placement: Placement) -> Int {
        guard let loudness = asset.sound?.integratedLoudness else { return 0 }
        return min(mostGain, placement.loudness.value - loudness)
    }

    /// Hundredths as a decimal: -1400 is "-14.0".
    static func decibels(_ hundredths: Int) -> String { Decibels.decimal(hundredths, places: 1) }
}
