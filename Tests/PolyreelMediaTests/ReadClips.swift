import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Clips that the tests of reading make for themselves, with ffmpeg.
struct ReadClips {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs ffmpeg with `arguments` and then the path of `name`.
    @discardableResult
    func make(_ name: String, _ arguments: [String]) async throws -> String {
        let path = folder.path(name)
        let result = try await Tool.run("ffmpeg", ["-v", "error", "-nostdin", "-y"] + arguments + [path])
        try #require(result.status == 0, "ffmpeg: \(result.errors)")
        return path
    }

    /// Pictures that all differ, with as much detail as seeing a wrong reference needs.
    static func pattern(_ size: String, rate: String, seconds: Double) -> [String] {
        ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=\(rate):duration=\(seconds)"]
    }

    /// Pictures of one grey each: luma is 16 and the picture's number, so that a frame says which one it is.
    static func numbered(rate: String, count: Int) -> [String] {
        [
            "-f", "lavfi", "-i", "nullsrc=s=64x64:r=\(rate),geq=lum='16+N':cb=128:cr=128", "-frames:v", "\(count)",
            "-c:v", "libx264", "-qp", "0", "-pix_fmt", "yuv420p",
        ]
    }
}

/// A plan that shows the whole picture of an asset.
func wholePicture(
    _ facts: AssetFacts, canvas: PixelSize? = nil, rate: Rational? = nil, start: Rational = .zero,
    reframe: Reframe? = nil
) -> PicturePlan {
    let shown = facts.picture.displaySize
    let rate = rate ?? facts.picture.rate
    return PicturePlan(
        asset: facts.digest, start: start, rate: rate,
        frames: Int((facts.picture.end * rate).rounded), canvas: canvas ?? shown,
        path: ReframePath(reframe ?? .crop(PixelRect(x: 0, y: 0, width: shown.width, height: shown.height))),
        encoder: EncoderSettings(
            preset: "medium", constantRateFactor: 190, maximumBitRate: 1, bufferBits: 1, level: 42, referenceFrames: 1,
            bFrames: 0, keyFrameInterval: 1))
}

extension Frame {
    /// All planes, without padding.
    var pixels: [UInt8] {
        var all: [UInt8] = []
        for plane in 0..<3 {
            withPlane(plane) { bytes, stride, width, height in
                for row in 0..<height { all += UnsafeBufferPointer(start: bytes + row * stride, count: width) }
            }
        }
        return all
    }

    /// FNV-1a of all planes.
    var digest: UInt64 {
        pixels.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The values in the middle of the three planes.
    var middle: [Int] {
        (0..<3).compactMap { plane in
            withPlane(plane) { bytes, stride, width, height in Int(bytes[height / 2 * stride + width / 2]) }
        }
    }
}

extension PictureReader {
    /// A value of each frame of a range; fails when a number is left out or comes twice.
    func values<Value>(_ range: FrameRange, _ value: (Frame) -> Value) throws -> [Value] {
        var all: [Value] = []
        try frames(in: range) { number, frame in
            #expect(number == range.from + all.count)
            all.append(value(frame))
        }
        #expect(all.count == range.count)
        return all
    }
}
