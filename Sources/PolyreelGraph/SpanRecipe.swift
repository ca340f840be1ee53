// PolyreelGraph: recipes, their keys and render plans: what planning writes and rendering reads.

public import PolyreelCore
public import PolyreelStore

/// Everything that decides the pixels and the bytes of one span. Its digest is the span's key.
public struct SpanRecipe: Codable, Sendable, Hashable {
    /// Raised when this build would make other pixels or bytes from the same values.
    public let format: Int
    /// Versions of the libraries that decode, scale and encode.
    public let madeWith: String
    public let asset: String
    /// Seconds of the asset's own time at which the span's first frame is taken.
    public let start: Rational
    public let frames: Int
    public let rate: Rational
    public let canvas: PixelSize
    /// Of the span alone, counted from its first frame.
    public let path: ReframePath
    public let encoder: EncoderSettings
    /// In drawing order.
    public let plates: [VisiblePlate]

    public static let currentFormat = 6

    public init(
        format: Int, madeWith: String, asset: String, start: Rational, frames: Int, rate: Rational, canvas: PixelSize,
        path: ReframePath, encoder: EncoderSettings, plates: [VisiblePlate]
    ) {
        self.format = format
        self.madeWith = madeWith
        self.asset = asset
        self.start = start
        self.frames = frames
        self.rate = rate
        self.canvas = canvas
        self.path = path
        self.encoder = encoder
        self.plates = plates
    }

    /// Under which the span is kept.
    public var key: Digest {
        get throws { try Digest.ofJSON(self) }
    }
}
