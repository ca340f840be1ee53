/// Sums of a plane's columns over some rows: what means of rectangles are made from.
///
/// A plain loop over two pointers, which the compiler turns into vector instructions; anything cleverer it does not.
struct ColumnSums {
    private var sums: [UInt16]

    /// Up to 257 rows of 255 fit 16 bits.
    static let mostRows = 257

    init(width: Int) { sums = [UInt16](repeating: 0, count: width) }

    /// Sums `rows` rows, every `step`-th from `first` on.
    /// - Parameter rows: at most `mostRows`.
    mutating func gather(_ first: UnsafePointer<UInt8>, stride: Int, step: Int, rows: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            guard let start = sums.baseAddress else { return }
            start.update(repeating: 0, count: sums.count)
            for row in 0..<rows { Self.add(first + row * step * stride, sums.count, to: start) }
        }
    }

    private static func add(_ row: UnsafePointer<UInt8>, _ count: Int, to sums: UnsafeMutablePointer<UInt16>) {
        for x in 0..<count { sums[x] &+= UInt16(truncatingIfNeeded: row[x]) }
    }

    /// The sum of some columns.
    func sum(_ columns: Range<Int>) -> UInt32 {
        sums.withUnsafeBufferPointer { sums in
            var sum: UInt32 = 0
            for x in columns { sum &+= UInt32(truncatingIfNeeded: sums[x]) }
            return sum
        }
    }

    /// The means of every `scale` columns and `scale` rows, rounded.
    func writeMeans(of scale: Int, to means: UnsafeMutablePointer<UInt8>) {
        let area = UInt32(scale * scale)
        sums.withUnsafeBufferPointer { sums in
            for x in 0..<sums.count / scale {
                var sum = area / 2
                for column in x * scale..<(x + 1) * scale { sum &+= UInt32(truncatingIfNeeded: sums[column]) }
                means[x] = UInt8(truncatingIfNeeded: sum / area)
            }
        }
    }
}
