/// What an asset is, measured on its own data: what steps plan with and `polyreel probe` prints.
///
/// Times are seconds on the asset's own clock, whose zero is where a player would start: at the first picture, or at
/// the sound where that begins more than a frame earlier.
public struct AssetFacts: Codable, Sendable, Hashable {
    /// `sha256:` and the hexadecimal digest of the file.
    public let digest: String
    public let bytes: Int
    /// libavformat's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`.
    public let container: String
    public fileprivate(set) var picture: PictureFacts
    /// What is heard: of the whole asset, or of the part and the tracks that a film uses. Nil for no sound.
    public internal(set) var sound: SoundFacts?
    /// All sound tracks, in the container's order.
    public let soundTracks: [SoundTrackFacts]
    /// What is odd about it, as warnings and notes.
    public internal(set) var findings: [Finding]
    /// What the file says that it holds, and does not; nil for a whole one.
    public let missing: MissingPart?
    /// Where its times start again, and how they go on instead.
    public let restarts: [TimeRestart]

    public init(
        digest: String, bytes: Int, container: String, picture: PictureFacts, sound: SoundFacts?,
        soundTracks: [SoundTrackFacts] = [], findings: [Finding], missing: MissingPart? = nil,
        restarts: [TimeRestart] = []
    ) {
        self.missing = missing
        self.restarts = restarts
        self.digest = digest
        self.bytes = bytes
        self.container = container
        self.picture = picture
        self.sound = sound
        self.soundTracks = soundTracks
        self.findings = findings
    }

    /// All that reading the asset takes. Where its key frames are is for planning alone, and may be thousands of times.
    public var forReading: AssetFacts {
        var facts = self
        facts.picture.keyFrames = []
        return facts
    }

    /// The same asset as long as other sound of it makes it.
    /// - Parameters:
    ///   - findings: what is said of that.
    ///   - codes: of findings that said it until now.
    public func ending(at end: Rational, _ findings: [Finding], instead codes: [String]) -> AssetFacts {
        var facts = self
        facts.picture.end = end
        facts.findings = findings + self.findings.filter { !codes.contains($0.code) }
        return facts
    }
}

/// How stored pixels are turned to stand upright: mirrored first (left and right swapped), then rotated.
public struct Orientation: Codable, Sendable, Hashable {
    /// Clockwise degrees: 0, 90, 180 or 270.
    public let rotation: Int
    public let mirrored: Bool

    public static let upright = Orientation(rotation: 0, mirrored: false)

    public init(rotation: Int, mirrored: Bool) {
        self.rotation = rotation
        self.mirrored = mirrored
    }

    public var swapsSides: Bool { rotation == 90 || rotation == 270 }
}

/// The light that stored values stand for.
public enum DynamicRange: String, Codable, Sendable, Hashable {
    case standard = "sdr"
    /// Hybrid log-gamma, ARIB STD-B67.
    case hlg
    /// Perceptual quantiser, SMPTE ST 2084.
    case pq
}

/// Which matrix turned RGB into the stored YCbCr.
public enum ColourMatrix: String, Codable, Sendable, Hashable {
    case bt601, bt709, bt2020
}

/// Which red, green, blue and white the stored values count from.
public enum ColourPrimaries: String, Codable, Sendable, Hashable, CaseIterable {
    case bt709
    /// BT.601 of 525 lines (SMPTE ST 170) and of 625 lines (BT.470, system B and G).
    case bt601Lines525 = "bt601-525"
    case bt601Lines625 = "bt601-625"
    /// SMPTE EG 432-1: the primaries of cinemas with the white of television; cameras and screens call it Display P3.
    case displayP3 = "display-p3"
    /// SMPTE RP 431-2: the same with the white of cinemas.
    case cinemaP3 = "dci-p3"
    case bt2020
    /// BT.470, system M: NTSC of 1953.
    case bt470M = "bt470m"
    /// Film of H.273, with illuminant C.
    case film
    /// EBU Tech. 3213.
    case ebu3213
}

/// The picture track of an asset.
public struct PictureFacts: Codable, Sendable, Hashable {
    /// The stream's index in the container.
    public let stream: Int
    public let codec: String
    /// libavutil's name of the stored pixel format, such as `yuv420p10le`.
    public internal(set) var pixelFormat: String
    /// As stored, before rotation and with its pixels' own shape.
    public internal(set) var codedSize: PixelSize
    /// Width over height of one stored pixel.
    public internal(set) var sampleAspect: Rational
    public let orientation: Orientation
    public let interlaced: Bool
    /// Whether only some of the pictures are interlaced, and say so.
    public let mixedScan: Bool
    public internal(set) var dynamicRange: DynamicRange
    public internal(set) var matrix: ColourMatrix
    public internal(set) var primaries: ColourPrimaries
    public internal(set) var fullRange: Bool
    /// Whether the stored frames have transparency.
    public internal(set) var alpha: Bool
    /// What the first picture says of itself: the facts above hold for pictures that say the same. Nil: for all.
    public let first: PictureMark?
    /// Frames in the file.
    public let frames: Int
    /// Frames a second: the inverse of the commonest distance between frames.
    public let rate: Rational
    /// Frames a second over the whole of it; differs from `rate` where the rate varies.
    public let averageRate: Rational
    public let variableRate: Bool
    /// Container time (seconds) of the asset's zero; subtract it from a timestamp to get the asset's own time.
    public let origin: Rational
    /// When the first picture is shown.
    public let start: Rational
    /// When the last picture ends, or the sound over which it is held: the length of the asset.
    public fileprivate(set) var end: Rational
    /// When the last picture ends by its own times.
    public let shownEnd: Rational
    /// How long the picture that stands longest is shown, in seconds.
    public let longest: Rational
    /// When the pictures are shown at which decoding can begin, ascending: at most `mostKeyFrames` of them, spread evenly.
    /// Empty where the container's times do not name the pictures.
    public fileprivate(set) var keyFrames: [Rational]

    /// Of longer lists every second, third and so on would say as much.
    public static let mostKeyFrames = 20_000

    public init(
        stream: Int, codec: String, pixelFormat: String, codedSize: PixelSize, sampleAspect: Rational,
        orientation: Orientation, interlaced: Bool, dynamicRange: DynamicRange, matrix: ColourMatrix, fullRange: Bool,
        alpha: Bool, frames: Int, rate: Rational, averageRate: Rational, variableRate: Bool, origin: Rational,
        start: Rational, end: Rational, keyFrames: [Rational] = [], primaries: ColourPrimaries = .bt709,
        mixedScan: Bool = false, first: PictureMark? = nil, shownEnd: Rational? = nil, longest: Rational = .zero
    ) {
        self.stream = stream
        self.codec = codec
        self.pixelFormat = pixelFormat
        self.codedSize = codedSize
        self.sampleAspect = sampleAspect
        self.orientation = orientation
        self.interlaced = interlaced
        self.dynamicRange = dynamicRange
        self.matrix = matrix
        self.fullRange = fullRange
        self.alpha = alpha
        self.frames = frames
        self.rate = rate
        self.averageRate = averageRate
        self.variableRate = variableRate
        self.origin = origin
        self.start = start
        self.end = end
        self.shownEnd = shownEnd ?? end
        self.longest = longest
        self.keyFrames = keyFrames
        self.primaries = primaries
        self.mixedScan = mixedScan
        self.first = first
    }

    /// Size as seen: square pixels, upright. The longer side keeps its stored number of pixels or gains some.
    public var displaySize: PixelSize {
        let square = (Rational(codedSize.width) * sampleAspect).rounded
        let (width, height) = (max(1, Int(square)), codedSize.height)
        return orientation.swapsSides
            ? PixelSize(width: height, height: width) : PixelSize(width: width, height: height)
    }
}
