internal import PolyreelMedia

/// How well a picture agrees with what is known of a plate: mean distances from the values it may have, in hundredths of a
/// code.
struct PlateMatch {
    var light = 0
    var dark = 0
    var blue = 0
    var red = 0
    /// Luma samples in a hundred that are more than two codes off.
    var off = 0

    init(_ mark: PlateMark, in picture: Frame) {
        var strays = 0
        _ = picture.withPlane(0) { bytes, stride, _, _ in
            (light, strays) = Self.distance(mark.light, bytes, stride)
            let (distance, more) = Self.distance(mark.dark, bytes, stride)
            (dark, strays) = (distance, strays + more)
        }
        off = strays * 100 / max(1, mark.light.count + mark.dark.count)
        _ = picture.withPlane(1) { bytes, stride, _, _ in blue = Self.distance(mark.blue, bytes, stride).mean }
        _ = picture.withPlane(2) { bytes, stride, _, _ in red = Self.distance(mark.red, bytes, stride).mean }
    }

    /// The same of luma alone, in rows of `stride` bytes.
    init(_ mark: PlateMark, luma: UnsafeBufferPointer<UInt8>, stride: Int) {
        guard let bytes = luma.baseAddress else { return }
        light = Self.distance(mark.light, bytes, stride).mean
        dark = Self.distance(mark.dark, bytes, stride).mean
    }

    private static func distance(
        _ samples: [PlateMark.Sample], _ bytes: UnsafePointer<UInt8>, _ stride: Int
    ) -> (mean: Int, strays: Int) {
        samples.withUnsafeBufferPointer { samples in
            var (sum, strays) = (0, 0)
            for sample in samples {
                let value = Int32(bytes[Int(sample.y) &* stride &+ Int(sample.x)])
                let distance = max(0, Int32(sample.low) - value, value - Int32(sample.high))
                sum &+= Int(distance)
                if distance > 2 { strays &+= 1 }
            }
            return (sum * 100 / max(1, samples.count), strays)
        }
    }
}
