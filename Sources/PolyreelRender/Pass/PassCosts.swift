internal import PolyreelCore

/// What the parts of a pass take, in seconds of one core, for estimating only: no picture depends on them.
///
/// Measured with `perf` on one core of an AMD EPYC, with Debian 12's FFmpeg 5.1 and x264's preset veryfast at CRF 19
/// (docs/decisions/0017), but for codecs other than H.264, which are guessed. On another machine all of them are longer or
/// shorter, which changes no choice; what footage is like makes a third of difference.
struct PassCosts: Sendable {
    let asset: PictureFacts

    /// A process until it reads its asset: libraries, the order, the sandbox.
    static let start = 0.075
    /// A span: an encoder opened and ended, its files.
    static let span = 0.06
    /// What another thread adds to decoding, as a share: what is handed over between them.
    static let decodingTogether = 0.04

    /// By codec, for a million stored pixels of 8 bits.
    private static let decoding: [String: Double] = [
        "h264": 0.0036, "hevc": 0.0032, "vp9": 0.0032, "av1": 0.0050, "prores": 0.0090,
    ]

    /// One picture of the asset.
    var decode: Double {
        let deep = asset.pixelFormat.contains("10") || asset.pixelFormat.contains("12") ? 1.4 : 1
        return Self.decoding[asset.codec, default: 0.0040] * deep * Self.megapixels(asset.codedSize)
    }

    /// One canvas frame out of a decoded picture: cropped, scaled, and its tones mapped where it is brighter than a screen.
    func reframe(_ canvas: PixelSize) -> Double {
        (asset.dynamicRange == .standard ? 0.0011 : 0.0220) * Self.megapixels(canvas)
    }

    /// One frame composed, noted and encoded.
    func encode(_ canvas: PixelSize) -> Double { 0.0168 * Self.megapixels(canvas) }

    /// One frame decoded again and held against what was composed, when its span has ended.
    func prove(_ canvas: PixelSize) -> Double { 0.0025 * Self.megapixels(canvas) }

    private static func megapixels(_ size: PixelSize) -> Double { Double(size.area) / 1e6 }
}
