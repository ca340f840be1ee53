/// What is heard of an asset.
public struct SoundFacts: Codable, Sendable, Hashable {
    /// The first stream of the mix; codec, channels, layout and rate are its.
    public let stream: Int
    public let codec: String
    public let channels: Int
    /// libavutil's description, such as `5.1`.
    public let layout: String
    /// Samples a second.
    public let sampleRate: Int
    /// When the sound begins, in the asset's time; before that there is silence.
    public let start: Rational
    /// How many sound tracks the asset has.
    public let tracks: Int
    /// Which tracks are heard, and which of their sides.
    public let mix: SoundMix
    /// EBU R128 integrated loudness of what is heard as stereo, in hundredths of a LUFS; nil for silence.
    public let integratedLoudness: Int?
    /// Highest true peak, in hundredths of a dBTP; nil for silence.
    public let truePeak: Int?

    public init(
        stream: Int, codec: String, channels: Int, layout: String, sampleRate: Int, start: Rational, tracks: Int,
        mix: SoundMix? = nil, integratedLoudness: Int?, truePeak: Int?
    ) {
        self.stream = stream
        self.codec = codec
        self.channels = channels
        self.layout = layout
        self.sampleRate = sampleRate
        self.start = start
        self.tracks = tracks
        self.mix = mix ?? SoundMix(streams: [stream])
        self.integratedLoudness = integratedLoudness
        self.truePeak = truePeak
    }
}
