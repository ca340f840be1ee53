/// One pluggable step: it adds its part to a draft, and later proves that the finished file shows it.
public protocol Step: Sendable {
    /// The name in manifests, findings and records.
    static var name: String { get }
    /// This step's part of the manifest.
    associatedtype Settings: Codable & Sendable

    init(settings: Settings) throws

    /// Adds to the draft. What makes the variant impossible goes into the draft as an error finding, not as a throw; a
    /// throw is for a machine that fails.
    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws

    /// Adds, after layout, the facts and sidecars that say where things came to stand. No more intents: they would not be
    /// laid out.
    func complete(_ draft: inout Draft, with tools: Toolbox) async throws

    /// What of this step's promise the finished file does not keep; empty when all is there.
    func prove(_ product: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding]
}

extension Step {
    public func complete(_ draft: inout Draft, with tools: Toolbox) async throws {}
}

/// A variant's files, complete but not yet published.
public struct FinishedProduct: Sendable {
    /// The MP4, in a scratch folder.
    public let path: String
    /// What its own container and packets say.
    public let facts: FilmFacts
    /// EBU R128 integrated loudness of the soundtrack as encoded, in hundredths of a LUFS; nil for silence.
    public let integratedLoudness: Int?
    /// Its highest true peak, in hundredths of a dBTP; nil for silence.
    public let truePeak: Int?
    /// Where each of the draft's overlays is seen, by id.
    public let sightings: [String: OverlaySighting]
    /// By suffix (`de.srt`), where each sidecar was written.
    public let sidecars: [String: String]

    public init(
        path: String, facts: FilmFacts, integratedLoudness: Int?, truePeak: Int?, sightings: [String: OverlaySighting],
        sidecars: [String: String]
    ) {
        self.path = path
        self.facts = facts
        self.integratedLoudness = integratedLoudness
        self.truePeak = truePeak
        self.sightings = sightings
        self.sidecars = sidecars
    }
}

/// What a finished MP4 is, read back from the file.
public struct FilmFacts: Codable, Sendable, Hashable {
    public let bytes: Int
    public let size: PixelSize
    public let frames: Int
    public let rate: Rational
    /// Whether every frame stands exactly one frame's time after the one before, the first at zero.
    public let constantRate: Bool
    public let videoCodec: String
    public let videoProfile: String
    public let pixelFormat: String
    public let audioCodec: String?
    public let audioSampleRate: Int
    public let audioChannels: Int
    /// Seconds at which each track starts.
    public let videoStart: Rational
    public let audioStart: Rational
    /// Seconds.
    public let audioDuration: Rational
    public let movieHeaderFirst: Bool
    public let hasEditList: Bool
    /// Longest distance between frames that a decoder can start at, in frames.
    public let longestGroup: Int
    public let taggedBT709: Bool
    /// Bits of picture in the fullest second, by decoding times.
    public let peakBitRate: Int

    public init(
        bytes: Int, size: PixelSize, frames: Int, rate: Rational, constantRate: Bool, videoCodec: String,
        videoProfile: String, pixelFormat: String, audioCodec: String?, audioSampleRate: Int, audioChannels: Int,
        videoStart: Rational, audioStart: Rational, audioDuration: Rational, movieHeaderFirst: Bool, hasEditList: Bool,
        longestGroup: Int, taggedBT709: Bool, peakBitRate: Int
    ) {
        self.bytes = bytes
        self.size = size
        self.frames = frames
        self.rate = rate
        self.constantRate = constantRate
        self.videoCodec = videoCodec
        self.videoProfile = videoProfile
        self.pixelFormat = pixelFormat
        self.audioCodec = audioCodec
        self.audioSampleRate = audioSampleRate
        self.audioChannels = audioChannels
        self.videoStart = videoStart
        self.audioStart = audioStart
        self.audioDuration = audioDuration
        self.movieHeaderFirst = movieHeaderFirst
        self.hasEditList = hasEditList
        self.longestGroup = longestGroup
        self.taggedBT709 = taggedBT709
        self.peakBitRate = peakBitRate
    }

    /// Seconds, by the frames.
    public var duration: Rational { Rational(frames) / rate }
}
