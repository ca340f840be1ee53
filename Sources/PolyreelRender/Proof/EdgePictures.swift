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
        var sums = ColumnSums(width: size.width * scale)
        let wanted = rows.map { $0.lowerBound / scale..<($0.upperBound + scale - 1) / scale } ?? 0..<size.height
        small.withUnsafeMutableBufferPointer { small in
            _ = picture.withPlane(0) { bytes, stride, width, height in
                guard let start = small.baseAddress, width >= size.width * scale, height >= size.height * scale else {
                    return
                }
                for y in wanted.clamped(to: 0..<size.height) {
                    sums.gather(bytes + y * scale * stride, stride: stride, step: 1, rows: scale)
                    sums.writeMeans(of: scale, to: start + y * size.width)
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
