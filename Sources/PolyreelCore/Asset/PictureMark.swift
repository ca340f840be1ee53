/// What one decoded picture says of itself, in libav's own numbers: two that say the same are read in the same way.
public struct PictureMark: Codable, Sendable, Hashable {
    /// As stored.
    public let size: PixelSize
    /// Width over height of one stored pixel; nil where the picture does not say.
    public let aspect: Rational?
    /// Numbers of `AVPixelFormat`, `AVColorSpace`, `AVColorTransferCharacteristic`, `AVColorPrimaries`, `AVColorRange`.
    public let format: Int
    public let matrix: Int
    public let transfer: Int
    public let primaries: Int
    public let range: Int

    public init(
        size: PixelSize, aspect: Rational?, format: Int, matrix: Int, transfer: Int, primaries: Int, range: Int
    ) {
        self.size = size
        self.aspect = aspect
        self.format = format
        self.matrix = matrix
        self.transfer = transfer
        self.primaries = primaries
        self.range = range
    }

    /// Whether both have the same colours, whatever their shapes.
    public func hasColours(of other: PictureMark) -> Bool {
        (format, matrix, transfer, primaries, range)
            == (other.format, other.matrix, other.transfer, other.primaries, other.range)
    }
}

extension PictureFacts {
    /// The same track where its pictures are stored in another shape.
    public func reshaped(codedSize: PixelSize, sampleAspect: Rational) -> PictureFacts {
        var facts = self
        (facts.codedSize, facts.sampleAspect) = (codedSize, sampleAspect)
        return facts
    }

    /// The same track where its pictures are stored in other colours.
    public func recoloured(
        pixelFormat: String, dynamicRange: DynamicRange, matrix: ColourMatrix, primaries: ColourPrimaries,
        fullRange: Bool, alpha: Bool
    ) -> PictureFacts {
        var facts = self
        facts.pixelFormat = pixelFormat
        facts.dynamicRange = dynamicRange
        facts.matrix = matrix
        facts.primaries = primaries
        facts.fullRange = fullRange
        facts.alpha = alpha
        return facts
    }
}
