public import Foundation

/// The pixels of a picture that plates show: premultiplied, four bytes a pixel in the order blue, green, red, alpha, rows
/// from the top with nothing between them. So they lie in the store too: the SHA-256 of these bytes is the picture's name.
public struct PlatePicture: Sendable, Hashable {
    /// Pixels that a side may have; no film is longer on either.
    public static let sides = 1...4096

    public let size: PixelSize
    public let bytes: Data

    /// Nil where a side is not among `sides`, where there are not four bytes for each pixel, and where a colour is more
    /// than its alpha, which premultiplied ones never are.
    public init?(size: PixelSize, bytes: Data) {
        guard Self.holds(size, bytes) else { return nil }
        let isPremultiplied = bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).allSatisfy { pixel in
                max(bytes[pixel], bytes[pixel + 1], bytes[pixel + 2]) <= bytes[pixel + 3]
            }
        }
        guard isPremultiplied else { return nil }
        self.size = size
        self.bytes = bytes
    }

    /// From pixels as most programs hold them: red, green, blue and straight alpha, eight bits each, rows from the top with
    /// nothing between them. Nil where a side is not among `sides` and where there are not four bytes for each pixel.
    public init?(size: PixelSize, straight rgba: Data) {
        guard Self.holds(size, rgba) else { return nil }
        var premultiplied: [UInt8] = []
        premultiplied.reserveCapacity(rgba.count)
        rgba.withUnsafeBytes { source in
            for pixel in stride(from: 0, to: source.count, by: 4) {
                let alpha = source[pixel + 3]
                func share(_ channel: Int) -> UInt8 { UInt8((Int(source[pixel + channel]) * Int(alpha) + 127) / 255) }
                premultiplied.append(share(2))
                premultiplied.append(share(1))
                premultiplied.append(share(0))
                premultiplied.append(alpha)
            }
        }
        self.size = size
        bytes = Data(premultiplied)
    }

    private static func holds(_ size: PixelSize, _ bytes: Data) -> Bool {
        sides.contains(size.width) && sides.contains(size.height) && bytes.count == 4 * size.area
    }
}
