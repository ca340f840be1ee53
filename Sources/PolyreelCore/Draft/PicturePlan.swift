/// How the asset's picture becomes a canvas: everything that decides its pixels but the plates on it.
///
/// Two variants with equal picture plans share their spans.
public struct PicturePlan: Codable, Sendable, Hashable {
    /// `sha256:…` of the asset.
    public let asset: String
    /// Where frame 0 is taken from, in seconds of the asset's own time.
    public let start: Rational
    /// Frames a second, constant.
    public let rate: Rational
    public let frames: Int
    public let canvas: PixelSize
    public let path: ReframePath
    public let encoder: EncoderSettings

    public init(
        asset: String, start: Rational, rate: Rational, frames: Int, canvas: PixelSize, path: ReframePath,
        encoder: EncoderSettings
    ) {
        self.asset = asset
        self.start = start
        self.rate = rate
        self.frames = frames
        self.canvas = canvas
        self.path = path
        self.encoder = encoder
    }

    /// Seconds.
    public var duration: Rational { Rational(frames) / rate }

    /// The same picture with other encoder settings.
    public func encoded(_ encoder: EncoderSettings) -> PicturePlan {
        PicturePlan(
            asset: asset, start: start, rate: rate, frames: frames, canvas: canvas, path: path, encoder: encoder)
    }

    /// The same for all pictures that differ in nothing but their framing.
    public var unframed: PicturePlan {
        PicturePlan(
            asset: asset, start: start, rate: rate, frames: frames, canvas: canvas,
            path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: 0, height: 0))), encoder: encoder)
    }

    /// Whether the other plan makes the same of `frames`; elsewhere the picture may be framed otherwise.
    public func isSame(as other: PicturePlan, in frames: FrameRange) -> Bool {
        let alike = PicturePlan(
            asset: asset, start: start, rate: rate, frames: self.frames, canvas: canvas, path: other.path,
            encoder: encoder)
        return alike == other && path.clipped(to: frames) == other.path.clipped(to: frames)
    }
}

/// How an upright picture of square pixels is put on a canvas of another shape.
public enum Reframe: Codable, Sendable, Hashable {
    /// The part `PixelRect` of the upright picture fills the canvas.
    case crop(PixelRect)
    /// The whole picture stands at `PixelRect` of the canvas (even numbers); around it is a blurred, enlarged copy.
    case fit(PixelRect)
}

/// Settings of the H.264 encoder, explicit and equal for a canvas so that segments can be joined by copying.
public struct EncoderSettings: Codable, Sendable, Hashable {
    /// x264's preset.
    public let preset: String
    /// x264's constant rate factor, in tenths: 190 is CRF 19.
    public let constantRateFactor: Int
    /// Bits per second that the rate control never passes over `bufferBits`.
    public let maximumBitRate: Int
    public let bufferBits: Int
    /// H.264 level times ten: 42 is level 4.2.
    public let level: Int
    public let referenceFrames: Int
    public let bFrames: Int
    /// Longest distance between IDR frames, in frames.
    public let keyFrameInterval: Int

    public init(
        preset: String, constantRateFactor: Int, maximumBitRate: Int, bufferBits: Int, level: Int, referenceFrames: Int,
        bFrames: Int, keyFrameInterval: Int
    ) {
        self.preset = preset
        self.constantRateFactor = constantRateFactor
        self.maximumBitRate = maximumBitRate
        self.bufferBits = bufferBits
        self.level = level
        self.referenceFrames = referenceFrames
        self.bFrames = bFrames
        self.keyFrameInterval = keyFrameInterval
    }
}
