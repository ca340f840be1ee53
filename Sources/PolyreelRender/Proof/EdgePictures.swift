internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia

/// The first and the last decoded picture of a span, made small, and what its plates look like at that size: what shows,
/// without decoding again, that a plate is gone in the frames beside its span.
struct EdgePictures: Hashable {
    let canvas: PixelSize
    /// Pixels of the canvas for one of these, each way.
    let scale: Int
    let size: PixelSize
    /// Luma, rows without padding.
    var first: [UInt8]
    var last: [UInt8]
    /// By plate of the span, in its order.
    var marks: [PlateMark]

    /// Of a kind, of each plate; the samples of small pictures are few anyway.
    static let mostSamples = 256

    /// A quarter of each side; less where letters would not be seen any more.
    static func scale(canvas: PixelSize) -> Int { max(1, min(4, min(canvas.width, canvas.height) / 256)) }

    init(canvas: PixelSize) {
        self.canvas = canvas
        scale = Self.scale(canvas: canvas)
        size = PixelSize(width: canvas.width / scale, height: canvas.height / scale)
        (first, last, marks) = ([], [], [])
    }

    /// A picture's luma at this size: each pixel the mean of those it stands for. Rows outside `rows` (of the canvas) stay
    /// black.
    func reduced(_ picture: Frame, rows: Range<Int>? = nil) -> [UInt8] {
        var small = [UInt8](repeating: 16, count: size.area)
        var sums = [UInt16](repeating: 0, count: size.width * scale)
        let area = UInt32(scale * scale)
        small.withUnsafeMutableBufferPointer { small in
            sums.withUnsafeMutableBufferPointer { sums in
                _ = picture.withPlane(0) { bytes, stride, width, height in
                    guard width >= size.width * scale, height >= size.height * scale else { return }
                    let wanted = rows.map { $0.lowerBound / scale..<($0.upperBound + scale - 1) / scale }
                    for y in (wanted ?? 0..<size.height).clamped(to: 0..<size.height) {
                        sums.update(repeating: 0)
                        for line in y * scale..<(y + 1) * scale {
                            let row = UnsafeBufferPointer(start: bytes + line * stride, count: sums.count)
                            for x in 0..<sums.count { sums[x] &+= UInt16(row[x]) }
                        }
                        for x in 0..<size.width {
                            var sum = area / 2
                            for column in x * scale..<(x + 1) * scale { sum &+= UInt32(sums[column]) }
                            small[y * size.width + x] = UInt8(truncatingIfNeeded: sum / area)
                        }
                    }
                }
            }
        }
        return small
    }

    /// Whether a plate of another span is seen in the first picture, or in the last; nil when that cannot be said.
    /// - Parameter covers: rectangles of the canvas over which other plates lie.
    func shows(_ mark: PlateMark, inLast: Bool, beside covers: [PixelRect]) -> Bool? {
        let mark = mark.outside(covers, scale: scale)
        guard mark.canBeMissed, (inLast ? last : first).count == size.area else { return nil }
        return (inLast ? last : first).withUnsafeBufferPointer {
            PlateTolerance.isFound(PlateMatch(mark, luma: $0, stride: size.width), of: mark)
        }
    }
}
