import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Colours that count from other primaries, and pictures with transparency.
struct ReadColourTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let primaries: String
        let matrix: String
        let expected: ColourPrimaries
        var testDescription: String { "\(primaries), \(matrix)" }
    }

    static let cases = [
        Case(primaries: "smpte432", matrix: "bt709", expected: .displayP3),
        Case(primaries: "smpte170m", matrix: "smpte170m", expected: .bt601Lines525),
        Case(primaries: "bt470bg", matrix: "bt470bg", expected: .bt601Lines625),
        Case(primaries: "bt470bg", matrix: "bt709", expected: .bt601Lines625),
        Case(primaries: "bt2020", matrix: "bt2020nc", expected: .bt2020),
        Case(primaries: "bt2020", matrix: "bt709", expected: .bt2020),
        Case(primaries: "bt709", matrix: "bt2020nc", expected: .bt709),
    ]

    private func first(_ path: String) throws -> (facts: PictureFacts, middle: [Int]) {
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let middle = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 0, to: 1)) { $0.middle }
        return (facts.picture, middle.first ?? [])
    }

    /// zimg converts the same file, in linear light and floating point.
    @Test(arguments: cases, ["0xff0007", "0xd08050", "0x208060", "0xffffff", "0x404040"])
    func primariesAreConvertedAsZimgDoes(_ example: Case, colour: String) async throws {
        let clips = try ReadClips()
        let options = [
            "-c:v", "libx264", "-qp", "0", "-pix_fmt", "yuv420p", "-color_primaries", example.primaries, "-color_trc",
            "bt709", "-colorspace", example.matrix,
        ]
        let path = try await clips.make(
            "clip.mp4",
            [
                "-f", "lavfi", "-i", "color=\(colour):s=64x64:r=25:d=0.2,format=gbrp", "-vf",
                "zscale=min=gbr:rin=full:pin=\(example.primaries):tin=bt709:m=\(Self.zimg(example.matrix)):r=limited"
                    + ":p=\(example.primaries):t=bt709,format=yuv420p",
            ] + options)
        let (facts, middle) = try first(path)
        #expect(facts.primaries == example.expected)
        // As R'G'B', which has no room for colours that BT.709 does not have.
        let raw = try await clips.make(
            "judged.rgb",
            [
                "-i", path, "-vf", "zscale=p=bt709:t=bt709:m=gbr:r=full,format=gbrp,format=rgb24", "-frames:v", "1",
                "-f", "rawvideo",
            ])
        let judged = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
        let place = 3 * (64 * 32 + 32)
        let (red, green, blue) = (
            Double(judged[place]) / 255, Double(judged[place + 1]) / 255, Double(judged[place + 2]) / 255
        )
        // ITU-R BT.709-6, items 3.2 to 3.4.
        let grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        let expected = [16 + 219 * grey, 128 + 224 * (blue - grey) / 1.8556, 128 + 224 * (red - grey) / 1.5748]
        #expect(
            zip(middle, expected).allSatisfy { abs(Double($0) - $1) <= 2.5 } && middle.count == 3,
            "\(middle), not \(expected)")
    }

    private static func zimg(_ matrix: String) -> String { ["bt2020nc": "2020_ncl", "bt709": "709"][matrix] ?? matrix }

    /// What is said to be transparent lies over black: half of it hides a colour, the other is that colour.
    @Test(arguments: [
        ("libvpx-vp9", "webm"), ("libvpx", "webm"), ("libvpx-vp9", "mkv"), ("prores_ks", "mov"), ("png", "mov"),
    ])
    func hiddenColoursStayHidden(codec: String, container: String) async throws {
        let clips = try ReadClips()
        let format = codec == "png" ? "rgba" : codec == "prores_ks" ? "yuva444p10le" : "yuva420p"
        let path = try await clips.make(
            "alpha.\(container)",
            [
                "-f", "lavfi", "-i",
                "color=red:s=128x64:r=25:d=3,format=rgba,geq=r=200:g=60:b='90+N':a='if(lt(X,64),0,255)'", "-c:v", codec,
                "-pix_fmt", format,
            ] + (codec.hasPrefix("libvpx") ? ["-auto-alt-ref", "0", "-g", "15", "-b:v", "1M"] : []))
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.alpha)
        #expect(facts.picture.frames == 75)
        func luma(_ frame: Frame) -> (Int, Int) {
            frame.withPlane(0) { bytes, stride, _, _ in (Int(bytes[32 * stride + 24]), Int(bytes[32 * stride + 100])) }
                ?? (0, 0)
        }
        let reader = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
        for (hidden, shown) in try reader.values(FrameRange(from: 0, to: 75), luma) {
            #expect(abs(hidden - 16) <= 2)
            #expect(shown > 70)
        }
        // A place in the middle is found again.
        let all = try reader.values(FrameRange(from: 0, to: 75)) { $0.digest }
        let part = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 50, to: 60)) { $0.digest }
        #expect(part == Array(all[50..<60]))
    }
}
