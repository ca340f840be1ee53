internal import PolyreelCore
internal import PolyreelMedia

/// How a picture's planes are looked at when two pictures are held against each other: the mean of each cell of a coarse
/// grid, in sixteenths of a code, so that the noise of coding averages out and a shift of a frame does not.
struct PictureGrid {
    /// One plane's cells.
    private struct Plane {
        /// Left edges of the columns, and the width.
        let columns: [Int]
        let rows: [Int]
        /// Every how many rows of pixels one is read.
        let step: Int

        /// About `cells` a side, none smaller than 4 pixels.
        init(width: Int, height: Int, cells: Int) {
            func edges(_ length: Int) -> [Int] {
                let count = max(1, min(cells, length / 4))
                return (0...count).map { $0 * length / count }
            }
            (columns, rows) = (edges(width), edges(height))
            // 16 rows of a cell say what all of them do, and the sums of a column stay far inside 16 bits.
            step = max(1, (rows[1] - rows[0]) / 16)
        }

        var count: Int { (columns.count - 1) * (rows.count - 1) }
    }

    private let planes: [Plane]
    /// Of the luma and of the chroma.
    private var sums: [ColumnSums]
    let size: PixelSize

    /// Cells of the luma, which come first, and of all planes.
    let lumaCount: Int
    let count: Int

    init(canvas: PixelSize) {
        size = canvas
        let half = PixelSize(width: (canvas.width + 1) / 2, height: (canvas.height + 1) / 2)
        let chroma = Plane(width: half.width, height: half.height, cells: 16)
        planes = [Plane(width: canvas.width, height: canvas.height, cells: 32), chroma, chroma]
        lumaCount = planes[0].count
        count = planes.reduce(0) { $0 + $1.count }
        sums = [ColumnSums(width: canvas.width), ColumnSums(width: half.width)]
    }

    /// Appends the means of a picture of the canvas's size.
    mutating func append(_ picture: Frame, to cells: inout [UInt16]) {
        for (index, plane) in planes.enumerated() {
            let found: Void? = picture.withPlane(index) { bytes, stride, _, _ in
                for band in 0..<plane.rows.count - 1 {
                    let first = plane.rows[band] + plane.step / 2
                    let rows = (plane.rows[band + 1] - first + plane.step - 1) / plane.step
                    sums[min(index, 1)].gather(bytes + first * stride, stride: stride, step: plane.step, rows: rows)
                    for column in 0..<plane.columns.count - 1 {
                        let columns = plane.columns[column]..<plane.columns[column + 1]
                        let pixels = UInt32(rows * columns.count)
                        let sum = sums[min(index, 1)].sum(columns)
                        cells.append(UInt16(truncatingIfNeeded: (sum &* 16 &+ pixels / 2) / max(1, pixels)))
                    }
                }
            }
            if found == nil { cells.append(contentsOf: repeatElement(0, count: plane.count)) }
        }
    }

    /// How far two pictures' cells are apart, in hundredths of a code: on average over the luma, and at most over all.
    static func distance(
        _ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>, luma: Int
    ) -> (mean: Int, most: Int) {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var (sum, most): (Int32, Int32) = (0, 0)
                for index in 0..<min(left.count, right.count) {
                    let difference = abs(Int32(left[index]) - Int32(right[index]))
                    if index < luma { sum &+= difference }
                    most = max(most, difference)
                }
                return (Int(sum) * 100 / (16 * max(1, luma)), Int(most) * 100 / 16)
            }
        }
    }
}
