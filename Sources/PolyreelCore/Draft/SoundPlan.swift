/// How the asset's sound becomes a film's soundtrack: AAC-LC, 48 kHz, stereo, one encode for all variants that share it.
public struct SoundPlan: Codable, Sendable, Hashable {
    /// `sha256:…` of the asset.
    public let asset: String
    /// Where sample 0 is taken from, in seconds of the asset's own time.
    public let start: Rational
    /// Exact length in samples at 48 kHz.
    public let samples: Int
    /// What of the asset's sound is heard; nil: nothing, and the track is digital silence.
    public let mix: SoundMix?
    /// Linear gain, in hundredths of a dB.
    public let gain: Int
    /// Whether a true-peak limiter holds the peaks that the gain would lift over the ceiling.
    public let limited: Bool
    /// Ceiling of the limiter, in hundredths of a dBTP.
    public let ceiling: Int
    /// Bits a second.
    public let bitRate: Int

    /// Samples a second of every soundtrack.
    public static let sampleRate = 48_000

    public init(
        asset: String, start: Rational, samples: Int, mix: SoundMix?, gain: Int, limited: Bool, ceiling: Int,
        bitRate: Int
    ) {
        self.asset = asset
        self.start = start
        self.samples = samples
        self.mix = mix
        self.gain = gain
        self.limited = limited
        self.ceiling = ceiling
        self.bitRate = bitRate
    }
}
