public import PolyreelCore

/// A drawn plate: premultiplied, four bytes a pixel in the order blue, green, red, alpha (Cairo's ARGB32 on a
/// little-endian machine), rows from the top.
public struct PlatePixels: Sendable, Hashable {
    public let size: PixelSize
    /// Bytes from one row to the next.
    public let stride: Int
    public let bytes: [UInt8]

    public init(size: PixelSize, stride: Int, bytes: [UInt8]) {
        self.size = size
        self.stride = stride
        self.bytes = bytes
    }
}
