internal import Foundation
internal import PolyreelCore

/// Makes a picture as large as the place that it fills.
///
/// A pixel is the mean of those around its middle, weighted by a triangle: as wide as two pixels of the picture, or of the
/// place where those are the larger (linear interpolation, and its counterpart for smaller ones). All in whole numbers, so
/// that no library's version decides a pixel; where nothing is scaled every pixel is the picture's own.
struct PictureScaling {
    private let size: PixelSize
    private let place: PixelRect

    /// - Parameters:
    ///   - size: the picture's own.
    ///   - place: all that it fills.
    init(from size: PixelSize, to place: PixelRect) {
        self.size = size
        self.place = place
    }

    /// What of the scaled picture lies in `seen`, a part of the place.
    func pixels(of picture: PlatePicture, in seen: PixelRect) -> PlatePixels {
        let columns = (seen.x..<seen.right).map { Mean(at: $0 - place.x, from: size.width, to: place.width) }
        let rows = (seen.y..<seen.bottom).map { Mean(at: $0 - place.y, from: size.height, to: place.height) }
        let (top, bottom) = (rows.first?.range.lowerBound ?? 0, rows.last?.range.upperBound ?? 0)
        let width = 4 * seen.width
        // In 1/256.
        var across = [UInt16](repeating: 0, count: width * (bottom - top))
        picture.bytes.withUnsafeBytes { bytes in
            for y in top..<bottom {
                for (x, mean) in columns.enumerated() {
                    for channel in 0..<4 {
                        let sum = mean.sum { Int(bytes[4 * (y * size.width + $0) + channel]) }
                        across[(y - top) * width + 4 * x + channel] =
                            UInt16((256 * sum + mean.whole / 2) / mean.whole)
                    }
                }
            }
        }
        var bytes = [UInt8](repeating: 0, count: width * seen.height)
        for (y, mean) in rows.enumerated() {
            for index in 0..<width {
                let sum = mean.sum { Int(across[($0 - top) * width + index]) }
                bytes[y * width + index] = UInt8((sum + 128 * mean.whole) / (256 * mean.whole))
            }
        }
        return PlatePixels(size: PixelSize(width: seen.width, height: seen.height), stride: width, bytes: bytes)
    }
}

/// Which pixels of a line make one of the scaled line, and how much each counts.
private struct Mean {
    let range: Range<Int>
    private let weights: [Int]
    /// All weights together.
    let whole: Int

    /// - Parameters:
    ///   - index: of the scaled line's pixel.
    ///   - count: pixels of the line.
    ///   - scaled: pixels of the scaled line.
    init(at index: Int, from count: Int, to scaled: Int) {
        // The line is 2 * count * scaled long: a pixel's middle is at a whole number in both.
        let middle = (2 * index + 1) * count
        let reach = 2 * max(count, scaled)
        let first = max(0, (middle - reach) / (2 * scaled))
        let last = min(count - 1, (middle + reach) / (2 * scaled))
        range = first..<last + 1
        weights = range.map { max(0, reach - abs(middle - (2 * $0 + 1) * scaled)) }
        whole = weights.reduce(0, +)
    }

    func sum(_ value: (Int) -> Int) -> Int {
        var sum = 0
        for (weight, index) in zip(weights, range) { sum += weight * value(index) }
        return sum
    }
}
