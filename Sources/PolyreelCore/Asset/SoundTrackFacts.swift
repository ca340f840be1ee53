/// One sound track of an asset, all of it.
public struct SoundTrackFacts: Codable, Sendable, Hashable {
    /// Counted among the sound tracks from 1, as manifests name it.
    public let number: Int
    /// The stream's index in the container.
    public let stream: Int
    public let codec: String
    public let channels: Int
    /// libavutil's description, such as `5.1`.
    public let layout: String
    /// Samples a second.
    public let sampleRate: Int
    /// As the container names it, such as `eng`; nil where it does not say.
    public let language: String?
    public let rank: Rank
    public let state: State
    /// When its first sample is played, in the container's time, in seconds; nil where it cannot be decoded.
    public let start: Rational?
    /// When the last of it ends that can be heard, in the container's time, in seconds, with times that are trusted as
    /// `timing` says; nil where nothing can be heard.
    public let end: Rational?
    public let timing: SoundTiming
    /// How many of its channels have no known place: they are heard alike on both ears, or, beside others, not at all.
    public let placeless: Int
    /// Samples that are no numbers, or absurd ones: they are silenced.
    public let silenced: Int
    /// By how many bits samples in floating point are too high, because they are whole numbers for which 1 is not full
    /// scale: they are divided by two to the power of it.
    public let excessBits: Int
    /// Packets that cannot be decoded.
    public let damaged: Int

    /// What the container says of its use, the likeliest first.
    public enum Rank: String, Codable, Sendable, Hashable, CaseIterable {
        /// Flagged as the one to play.
        case chosen
        case plain
        /// A commentary, or a track for people who do not see or hear well.
        case aside
    }

    public enum State: String, Codable, Sendable, Hashable {
        case heard
        /// No sample of it reaches -70 dB of full scale, below which EBU R 128 hears nothing.
        case silent
        /// It cannot be decoded, or not be mixed down.
        case unreadable
    }

    public init(
        number: Int, stream: Int, codec: String, channels: Int, layout: String, sampleRate: Int, language: String?,
        rank: Rank, state: State, start: Rational?, end: Rational?, timing: SoundTiming, placeless: Int,
        silenced: Int, excessBits: Int, damaged: Int
    ) {
        self.number = number
        self.stream = stream
        self.codec = codec
        self.channels = channels
        self.layout = layout
        self.sampleRate = sampleRate
        self.language = language
        self.rank = rank
        self.state = state
        self.start = start
        self.end = end
        self.timing = timing
        self.placeless = placeless
        self.silenced = silenced
        self.excessBits = excessBits
        self.damaged = damaged
    }
}
