internal import PolyreelCore

/// Encoder settings for a canvas: the same for every span and variant on it.
enum H264Settings {
    /// CRF 19: social platforms encode again, so bits are nearly free and losses add up.
    static let constantRateFactor = 190
    /// Two B frames, the middle one referable: BrightSign players take at most two (BrightSign, "4K Video Encoding",
    /// 2015-08-25), YouTube asks for two (Google support, answer 1722171).
    static let bFrames = 2
    static let referenceFrames = 1
    /// A film of fewer frames has no B frames: from a track's reordered frames readers learn how far ahead of being shown
    /// frames are decoded, and libavformat passes over those of the last two runs; it would then decode some after they
    /// are shown. It is one span, so it has one kind of parameter sets.
    static let leastFramesReordered = 12

    /// - Parameter frames: of the film.
    static func settings(canvas: PixelSize, rate: Rational, cap: Int, frames: Int) -> EncoderSettings {
        EncoderSettings(
            preset: "veryfast", constantRateFactor: constantRateFactor, maximumBitRate: cap, bufferBits: cap,
            level: level(canvas: canvas, rate: rate, bitRate: cap), referenceFrames: referenceFrames,
            bFrames: frames < leastFramesReordered ? 0 : bFrames,
            keyFrameInterval: max(1, Int((Rational(2) * rate).floor)))
    }

    /// One row of ITU-T H.264 (08/2021), table A-1: level times ten, macroblocks a second, macroblocks a frame, and
    /// bits a second times 1.25 (High profile, table A-2).
    private struct Level {
        let number: Int
        let blocksPerSecond: Int64
        let blocksPerFrame: Int64
        let bitRate: Int
    }

    private static let levels = [
        Level(number: 30, blocksPerSecond: 40_500, blocksPerFrame: 1620, bitRate: 12_500_000),
        Level(number: 31, blocksPerSecond: 108_000, blocksPerFrame: 3600, bitRate: 17_500_000),
        Level(number: 32, blocksPerSecond: 216_000, blocksPerFrame: 5120, bitRate: 25_000_000),
        Level(number: 40, blocksPerSecond: 245_760, blocksPerFrame: 8192, bitRate: 25_000_000),
        Level(number: 42, blocksPerSecond: 522_240, blocksPerFrame: 8704, bitRate: 62_500_000),
        Level(number: 50, blocksPerSecond: 589_824, blocksPerFrame: 22_080, bitRate: 168_750_000),
        Level(number: 51, blocksPerSecond: 983_040, blocksPerFrame: 36_864, bitRate: 300_000_000),
        Level(number: 52, blocksPerSecond: 2_073_600, blocksPerFrame: 36_864, bitRate: 300_000_000),
    ]

    /// The lowest level that holds the canvas at the rate.
    static func level(canvas: PixelSize, rate: Rational, bitRate: Int) -> Int {
        let blocks = Int64((canvas.width + 15) / 16) * Int64((canvas.height + 15) / 16)
        let fitting = levels.first {
            blocks <= $0.blocksPerFrame && Rational(blocks) * rate <= Rational($0.blocksPerSecond)
                && bitRate <= $0.bitRate
        }
        return (fitting ?? levels[levels.count - 1]).number
    }
}
