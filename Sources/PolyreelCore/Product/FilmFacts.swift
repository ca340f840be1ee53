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
