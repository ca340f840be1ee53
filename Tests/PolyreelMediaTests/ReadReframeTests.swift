import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

struct ReadReframeTests {
    /// Each way to turn a picture: a, b, c, d of the display matrix, where (x, y) is shown at (ax + cy, bx + dy).
    static let matrices: [(name: String, matrix: [Int32], rotation: Int, mirrored: Bool)] = [
        ("upright", [1, 0, 0, 1], 0, false), ("clockwise", [0, 1, -1, 0], 90, false),
        ("upside down", [-1, 0, 0, -1], 180, false), ("anticlockwise", [0, -1, 1, 0], 270, false),
        ("mirrored", [-1, 0, 0, 1], 0, true), ("mirrored, clockwise", [0, -1, -1, 0], 90, true),
        ("mirrored, upside down", [1, 0, 0, -1], 180, true), ("mirrored, anticlockwise", [0, 1, 1, 0], 270, true),
    ]

    /// Writes a matrix into an MP4's picture track: the nine numbers begin 40 bytes into the body of `tkhd` (ISO/IEC
    /// 14496-12, 8.3.2, version 0).
    private func turn(_ path: String, _ matrix: [Int32]) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        let box = try #require(data.range(of: Data("tkhd".utf8)))
        let (a, b, c, d) = (matrix[0] << 16, matrix[1] << 16, matrix[2] << 16, matrix[3] << 16)
        let numbers: [Int32] = [a, b, 0, c, d, 0, 0, 0, 1 << 30]
        let bytes = numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) } }
        data.replaceSubrange(box.upperBound + 40..<box.upperBound + 76, with: bytes)
        try data.write(to: URL(fileURLWithPath: path))
    }

    /// What ffmpeg makes of the first picture, as raw 4:2:0.
    private func judged(_ clips: ReadClips, _ path: String, _ filters: String) async throws -> [UInt8] {
        let raw = try await clips.make(
            "judged.yuv",
            ["-i", path, "-vf", filters, "-frames:v", "1", "-pix_fmt", "yuv420p", "-f", "rawvideo"])
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
    }

    private func meanDifference(_ one: [UInt8], _ other: [UInt8]) -> Double {
        guard one.count == other.count, !one.isEmpty else { return 255 }
        return Double(zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(one.count)
    }

    private func first(_ path: String, _ plan: (AssetFacts) -> PicturePlan) throws -> [UInt8] {
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let reader = try PictureReader(path: path, facts: facts, plan: plan(facts))
        return try reader.values(FrameRange(from: 0, to: 1)) { $0.pixels }.first ?? []
    }

    @Test func everyOrientationStandsAsFFmpegShowsIt() async throws {
        let clips = try ReadClips()
        var seen: Set<[UInt8]> = []
        for (name, matrix, rotation, mirrored) in Self.matrices {
            let path = try await clips.make(
                "clip.mp4",
                ReadClips.pattern("160x96", rate: "25", seconds: 0.2) + ["-c:v", "libx264", "-pix_fmt", "yuv420p"])
            try turn(path, matrix)
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            #expect(facts.picture.orientation == Orientation(rotation: rotation, mirrored: mirrored), "\(name)")
            #expect(facts.findings.isEmpty)
            // The pattern's colours are BT.601, and a canvas is BT.709.
            let colours = "colormatrix=bt601:bt709"
            let expected = try await judged(clips, path, colours)
            let whole = try first(path) { wholePicture($0) }
            #expect(meanDifference(whole, expected) < 0.5, "\(name)")
            // A part off the middle, counted in the upright picture.
            let part = try first(path) {
                wholePicture(
                    $0, canvas: PixelSize(width: 40, height: 32),
                    reframe: .crop(PixelRect(x: 8, y: 36, width: 40, height: 32)))
            }
            let cut = try await judged(clips, path, "\(colours),crop=40:32:8:36")
            #expect(meanDifference(part, cut) < 0.5, "\(name), cropped")
            seen.insert(whole)
        }
        #expect(seen.count == 8)
    }

    @Test func aMatrixBetweenTwoOrientationsIsTold() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "clip.mp4", ReadClips.pattern("160x96", rate: "25", seconds: 0.2) + ["-c:v", "libx264"])
        try turn(path, [9, 4, -4, 9])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.orientation == .upright)
        #expect(facts.findings.map(\.code) == ["asset-rotation"])
        try turn(path, [0, 0, 0, 0])
        #expect(try AssetProbe.probe(path: path, digest: "sha256:0").picture.orientation == .upright)
    }

    @Test func aFittedPictureStandsOnItsBackground() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "clip.mp4",
            ReadClips.pattern("320x180", rate: "25", seconds: 0.2) + ["-c:v", "libx264", "-pix_fmt", "yuv420p"])
        let size = PixelSize(width: 320, height: 180)
        let alone = try first(path) { wholePicture($0, canvas: size) }
        let rect = PixelRect(x: 2, y: 200, width: 320, height: 180)
        let canvas = try first(path) {
            wholePicture($0, canvas: PixelSize(width: 324, height: 576), reframe: .fit(rect))
        }
        var rows: [UInt8] = []
        for row in 200..<380 {
            let start = row * 324 + 2
            rows += canvas[start..<start + 320]
        }
        #expect(rows == Array(alone.prefix(320 * 180)))
        let above = canvas.prefix(324 * 190)
        #expect(Set(above).count > 8)
        #expect((above.max() ?? 255) < 190)
    }

    /// BT.709's own values of pure colours, rounded: Y = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B), and so on.
    @Test(arguments: [
        ("red", [63, 102, 240]), ("blue", [32, 240, 118]), ("lime", [173, 42, 26]), ("white", [235, 128, 128]),
    ])
    func coloursAreTheSameWhateverTheyWereStoredAs(colour: String, expected: [Int]) async throws {
        let clips = try ReadClips()
        let source = ["-f", "lavfi", "-i", "color=\(colour):s=64x64:d=0.2,format=rgb24"]
        let forms: [(String, String, [String])] = [
            ("bt601.mp4", "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p", ["-colorspace", "smpte170m"]),
            ("bt709.mp4", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", ["-colorspace", "bt709"]),
            ("full.mp4", "scale=out_color_matrix=bt709:out_range=pc,format=yuvj420p", ["-colorspace", "bt709"]),
            ("deep.mp4", "scale=out_color_matrix=bt709:out_range=tv,format=yuv422p10le", ["-colorspace", "bt709"]),
            ("whole.mp4", "scale=out_color_matrix=bt601:out_range=tv,format=yuv444p", ["-colorspace", "smpte170m"]),
        ]
        for (name, filters, options) in forms {
            let path = try await clips.make(name, source + ["-vf", filters, "-c:v", "libx264", "-qp", "1"] + options)
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            let middle =
                try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
                .values(FrameRange(from: 0, to: 1)) { $0.middle }.first ?? []
            #expect(zip(middle, expected).allSatisfy { abs($0 - $1) <= 2 } && middle.count == 3, "\(name): \(middle)")
        }
    }

    @Test func transparencyLiesOverBlack() async throws {
        let clips = try ReadClips()
        // Half of white on black is 16 + 219 / 2.
        let path = try await clips.make(
            "half.mov", ["-f", "lavfi", "-i", "color=white@0.5:s=64x64:d=0.2,format=argb", "-c:v", "qtrle"])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.alpha)
        let middle =
            try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 0, to: 1)) { $0.middle }.first ?? []
        #expect(abs((middle.first ?? 0) - 125) <= 2, "\(middle)")
    }

    /// ITU-R BT.2408-7 table 1: an 18 % grey card is 38 % of HLG, and 203 cd/m2, reference white, is 75 %.
    @Test(arguments: [(397, 100...120), (721, 205...225), (64, 16...16)])
    func highDynamicRangeLandsWhereStandardRangeWouldBe(code: Int, luma: ClosedRange<Int>) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "hlg.mov",
            [
                "-f", "lavfi", "-i", "color=black:s=64x64:d=0.2,format=yuv420p10le,geq=lum=\(code):cb=512:cr=512",
                "-c:v", "libx265", "-x265-params",
                "log-level=error:lossless=1:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc",
            ])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.dynamicRange == .hlg)
        let middle =
            try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 0, to: 1)) { $0.middle }.first ?? []
        #expect(luma.contains(middle.first ?? 0), "\(middle)")
        #expect(middle.dropFirst().allSatisfy { abs($0 - 128) <= 1 })
    }

    @Test func aSizeThatChangesOnTheWayIsFollowed() async throws {
        let clips = try ReadClips()
        func part(_ name: String, _ size: String, _ offset: String) async throws -> Data {
            let path = try await clips.make(
                name,
                ReadClips.pattern(size, rate: "25", seconds: 1) + ["-c:v", "mpeg2video", "-output_ts_offset", offset])
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
        let both = try await part("a.ts", "160x120", "0") + part("b.ts", "320x240", "1")
        let path = try clips.folder.write("both.ts", both)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(facts, canvas: PixelSize(width: 64, height: 48))
        let luma = try PictureReader(path: path, facts: facts, plan: plan).values(FrameRange(from: 0, to: 50)) {
            $0.digest
        }
        #expect(Set(luma).count > 45)
    }

    @Test func aPlanThatDoesNotSuitIsRefused() async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "clip.mp4", ReadClips.pattern("160x96", rate: "25", seconds: 0.2) + ["-c:v", "libx264"])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plans = [
            wholePicture(facts, reframe: .crop(PixelRect(x: 500, y: 0, width: 10, height: 10))),
            wholePicture(facts, reframe: .fit(PixelRect(x: 1, y: 0, width: 10, height: 10))),
            wholePicture(facts, reframe: .fit(PixelRect(x: 0, y: 0, width: 1000, height: 10))),
            wholePicture(facts, canvas: PixelSize(width: 33, height: 20)),
        ]
        for plan in plans {
            #expect(throws: Finding.self) { _ = try PictureReader(path: path, facts: facts, plan: plan) }
        }
    }
}
