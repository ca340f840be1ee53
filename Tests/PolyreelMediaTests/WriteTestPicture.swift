import PolyreelCore
import PolyreelMedia

/// A picture drawn by arithmetic: a gradient that drifts, a bright square that moves, a little noise, and a cut to
/// another picture every `cut` frames.
struct WriteTestPicture {
    var size = PixelSize(width: 192, height: 108)
    var cut = 37

    func frame(_ index: Int) throws -> Frame {
        let frame = try Frame(picture: size)
        let scene = index / cut
        var seed = UInt32(truncatingIfNeeded: index &* 2_654_435_761 &+ 1)
        _ = frame.withPlane(0) { bytes, stride, width, height in
            for y in 0..<height {
                for x in 0..<width {
                    seed = seed &* 1_664_525 &+ 1_013_904_223
                    let slope = scene % 2 == 0 ? x + 2 * index : 2 * y + index
                    bytes[y * stride + x] = UInt8(30 + (slope + scene * 53) % 160 + Int(seed >> 28) / 4)
                }
            }
            let (left, top) = ((index * 3) % (width - 24), (index * 2) % (height - 24))
            for y in top..<(top + 24) {
                for x in left..<(left + 24) { bytes[y * stride + x] = 230 }
            }
        }
        for plane in 1...2 {
            _ = frame.withPlane(plane) { bytes, stride, width, height in
                for y in 0..<height {
                    for x in 0..<width { bytes[y * stride + x] = UInt8(90 + (x * plane + y + index + scene * 31) % 70) }
                }
            }
        }
        return frame
    }

    /// Encodes frames `range` as a segment.
    @discardableResult
    func segment(
        _ range: FrameRange, rate: Rational, settings: EncoderSettings = .test, to path: String
    ) throws -> SegmentFacts {
        let encoder = try SegmentEncoder(path: path, size: size, rate: rate, settings: settings)
        for index in range.from..<range.to { try encoder.encode(try frame(index)) }
        return try encoder.finish()
    }
}

extension EncoderSettings {
    static let test = EncoderSettings.with()

    static func with(preset: String = "veryfast", bFrames: Int = 2, interval: Int = 25) -> EncoderSettings {
        EncoderSettings(
            preset: preset, constantRateFactor: 200, maximumBitRate: 8_000_000, bufferBits: 8_000_000, level: 42,
            referenceFrames: 3, bFrames: bFrames, keyFrameInterval: interval)
    }
}
