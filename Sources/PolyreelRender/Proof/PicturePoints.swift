internal import PolyreelCore
internal import PolyreelMedia

/// Single pixels of the luma, spread evenly over a picture: what the means of a grid cannot tell apart.
struct PicturePoints {
    private let xs: [Int]
    private let ys: [Int]

    var count: Int { xs.count * ys.count }

    /// 96 across and 32 down, fewer on small canvases.
    init(canvas: PixelSize) {
        func spread(_ length: Int, _ most: Int) -> [Int] {
            let count = max(1, min(most, length / 2))
            return (0..<count).map { (2 * $0 + 1) * length / (2 * count) }
        }
        (xs, ys) = (spread(canvas.width, 96), spread(canvas.height, 32))
    }

    /// Appends a picture's pixels.
    func append(_ picture: Frame, to points: inout [UInt8]) {
        let found: Void? = picture.withPlane(0) { bytes, stride, _, _ in
            for y in ys {
                let row = bytes + y * stride
                for x in xs { points.append(row[x]) }
            }
        }
        if found == nil { points.append(contentsOf: repeatElement(0, count: count)) }
    }

    /// How far they are apart on average, in hundredths of a code.
    static func distance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                let count = min(left.count, right.count)
                var sum: Int32 = 0
                for index in 0..<count { sum &+= abs(Int32(left[index]) - Int32(right[index])) }
                return Int(sum) * 100 / max(1, count)
            }
        }
    }
}
