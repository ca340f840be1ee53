internal import CFFmpeg
internal import PolyreelCore

/// How a display matrix turns the picture.
struct OrientationReading: Equatable {
    let orientation: Orientation
    /// Whether the matrix is that orientation, and not one between two.
    let isExact: Bool

    /// The nearest of the eight orientations to a 3x3 display matrix, row by row as QuickTime stores it: a stored
    /// point (x, y), y downward, is shown at (m0 x + m3 y, m1 x + m4 y).
    ///
    /// libavutil's `av_display_rotation_get` gives an angle only: it misses mirroring, and is not a number for a
    /// matrix of zeros.
    init(matrix: [Int32]) {
        guard matrix.count == 9 else {
            self.init(orientation: .upright, isExact: true)
            return
        }
        let (across, down) = ((Double(matrix[0]), Double(matrix[1])), (Double(matrix[3]), Double(matrix[4])))
        let acrossLength = (across.0 * across.0 + across.1 * across.1).squareRoot()
        let downLength = (down.0 * down.0 + down.1 * down.1).squareRoot()
        guard acrossLength > 0, downLength > 0 else {
            self.init(orientation: .upright, isExact: false)
            return
        }
        var best = (likeness: -Double.infinity, orientation: Orientation.upright)
        for mirrored in [false, true] {
            for (quarter, turn) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)].enumerated() {
                // Mirrored: (x, y) to (-x, y). Then clockwise with y downward: (x, y) to (cx - sy, sx + cy).
                let sign = mirrored ? -1.0 : 1.0
                let likeness =
                    (across.0 * sign * turn.0 + across.1 * sign * turn.1) / acrossLength
                    + (down.0 * -turn.1 + down.1 * turn.0) / downLength
                if likeness > best.likeness {
                    best = (likeness, Orientation(rotation: quarter * 90, mirrored: mirrored))
                }
            }
        }
        // 2 cos 1 degree.
        self.init(orientation: best.orientation, isExact: best.likeness > 1.9997)
    }

    private init(orientation: Orientation, isExact: Bool) {
        self.orientation = orientation
        self.isExact = isExact
    }

    /// Reads the stream's display matrix; upright where it has none.
    init(stream: UnsafeMutablePointer<AVStream>) {
        var size = 0
        guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size), size >= 36 else {
            self.init(orientation: .upright, isExact: true)
            return
        }
        let bytes = UnsafeRawBufferPointer(start: data, count: 36)
        self.init(matrix: (0..<9).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self) })
    }
}
