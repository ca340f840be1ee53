/// A picture on a plate, by the digest of its pixels: `PlatePicture` says how they lie. Whoever draws the plate has them.
public struct PlateImage: Sendable, Hashable {
    /// Where it stands in the plate's own coordinates. The picture fills it: one of another size is scaled, and what is
    /// beyond the plate is not seen.
    public let rect: PixelRect
    /// The picture's own size.
    public let size: PixelSize
    /// SHA-256 of the picture's bytes, 64 lower-case hexadecimal digits.
    public let digest: String

    /// Nil where no picture has such a size or name.
    public init?(rect: PixelRect, size: PixelSize, digest: String) {
        guard PlatePicture.sides.contains(size.width), PlatePicture.sides.contains(size.height),
            digest.isWhole(#/[0-9a-f]{64}/#)
        else { return nil }
        self.rect = rect
        self.size = size
        self.digest = digest
    }

    /// The same picture elsewhere.
    public func at(_ rect: PixelRect) -> PlateImage { PlateImage(rect, of: self) }

    private init(_ rect: PixelRect, of other: PlateImage) {
        (self.rect, size, digest) = (rect, other.size, other.digest)
    }

    /// What is said where its pixels are not to be had.
    public var missing: Finding {
        .error(
            "picture-missing", "the picture \(digest.prefix(12)) is not there, or its bytes are others",
            hint: "run it again: the step that shows the picture keeps it again")
    }
}

extension PlateImage: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let digest = try container.decode(String.self, forKey: .digest)
        guard
            let image = PlateImage(
                rect: try container.decode(PixelRect.self, forKey: .rect),
                size: try container.decode(PixelSize.self, forKey: .size), digest: digest)
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .digest, in: container,
                debugDescription: "a picture has a SHA-256 as its name, and sides of \(PlatePicture.sides) pixels")
        }
        self = image
    }
}
