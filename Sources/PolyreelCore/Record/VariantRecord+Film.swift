extension VariantRecord {
    /// What the finished film is, by its own file.
    public struct Media: Codable, Sendable {
        public let width: Int
        public let height: Int
        public let frameRate: Rational
        public let frames: Int
        /// Seconds.
        public let duration: Double
        public let videoCodec: String
        public let audioCodec: String
        /// LUFS and dBTP of the soundtrack as encoded; null for silence.
        public let integratedLoudness: Double?
        public let truePeak: Double?

        public init(
            width: Int, height: Int, frameRate: Rational, frames: Int, duration: Double, videoCodec: String,
            audioCodec: String, integratedLoudness: Double?, truePeak: Double?
        ) {
            self.width = width
            self.height = height
            self.frameRate = frameRate
            self.frames = frames
            self.duration = duration
            self.videoCodec = videoCodec
            self.audioCodec = audioCodec
            self.integratedLoudness = integratedLoudness
            self.truePeak = truePeak
        }

        /// Whether it may be of a film or a picture: a record lies where anybody may have written to it.
        var isPossible: Bool {
            let (sides, rates) = (0...1 << 16, 0...Int64(1_000_000))
            return sides.contains(width) && sides.contains(height) && (0...1 << 31).contains(frames)
                && rates.contains(frameRate.numerator) && rates.contains(frameRate.denominator)
                && [integratedLoudness, truePeak].allSatisfy { $0.map { abs($0) <= 400 } ?? true }
        }
    }

    /// Frames `from ..< to` of the film, and the key under which they are kept.
    public struct Span: Codable, Sendable, Hashable {
        public let key: String
        public let from: Int
        public let to: Int

        public init(key: String, from: Int, to: Int) {
            self.key = key
            self.from = from
            self.to = to
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let frames = try FrameRange(from: decoder)
            self.init(key: try container.decode(String.self, forKey: .key), from: frames.from, to: frames.to)
        }
    }

    /// How many spans the film has, and how many of them this run rendered.
    public struct Spans: Codable, Sendable {
        public let total: Int
        public let reused: Int
        public let rendered: Int
        public let frames: Int
        public let framesRendered: Int

        public static let none = Spans(total: 0, reused: 0, rendered: 0, frames: 0, framesRendered: 0)

        public init(total: Int, reused: Int, rendered: Int, frames: Int, framesRendered: Int) {
            self.total = total
            self.reused = reused
            self.rendered = rendered
            self.frames = frames
            self.framesRendered = framesRendered
        }
    }
}
