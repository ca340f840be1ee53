import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@Suite(.tags(.render, .judge)) struct FilmPosterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// RGB of the middle of a picture, by ffmpeg.
    private func colour(of path: String) async throws -> [Int] {
        let raw = path + ".rgb"
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-i", path, "-vf", "crop=2:2,format=rgb24", "-frames:v", "1", "-f",
                "rawvideo", raw,
            ])
        #expect(result.errors == "")
        return [UInt8](try Data(contentsOf: URL(filePath: raw))).prefix(3).map { Int($0) }
    }

    /// BT.709 limited-range values of pure colours (ITU-R BT.709-6, 3.2 to 3.5), and the RGB that they stand for.
    static let colours: [(name: String, ycbcr: [UInt8], rgb: [Int])] = [
        ("red", [63, 102, 240], [255, 0, 0]), ("green", [173, 42, 26], [0, 255, 0]),
        ("blue", [32, 240, 118], [0, 0, 255]), ("white", [235, 128, 128], [255, 255, 255]),
        ("black", [16, 128, 128], [0, 0, 0]),
    ]

    @Test func posterHasTheFilmsColours() async throws {
        let size = PixelSize(width: 64, height: 64)
        let film = folder.path("film.mp4")
        let encoder = try SegmentEncoder(path: film, size: size, rate: Rational(25), settings: .test)
        for index in 0..<(Self.colours.count * 6) {
            let frame = try Frame(picture: size)
            for plane in 0...2 {
                _ = frame.withPlane(plane) { bytes, stride, _, height in
                    bytes.update(repeating: Self.colours[index / 6].ycbcr[plane], count: stride * height)
                }
            }
            try encoder.encode(frame)
        }
        _ = try encoder.finish()
        var checked = 0
        for (number, colour) in Self.colours.enumerated() {
            let poster = folder.path("\(colour.name).jpg")
            try PosterFrame.extract(film: film, frame: number * 6 + 3, to: poster)
            let found = try await self.colour(of: poster)
            for (one, other) in zip(found, colour.rgb) { #expect(abs(one - other) <= 6, "\(colour.name): \(found)") }
            checked += found.count
        }
        #expect(checked == 15)
        let poster = folder.path("red.jpg")
        // ffprobe says "EOI missing" of ffmpeg's own JPEGs too; errors only.
        let stream = try await Tool.run(
            "ffprobe",
            ["-v", "error", "-show_entries", "stream=codec_name,width,height,pix_fmt", "-of", "csv=p=0", poster])
        #expect(stream.output == "mjpeg,64,64,yuvj420p\n")
        #expect(stream.errors == "")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: poster)))
        #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]) && bytes[6..<10].elementsEqual("JFIF".utf8))
        #expect(bytes.suffix(2) == [0xFF, 0xD9])
    }

    @Test func posterIsTheFrameAskedFor() async throws {
        let (film, picture) = (folder.path("film.mp4"), WriteTestPicture())
        try picture.segment(FrameRange(from: 0, to: 60), rate: Rational(30), to: film)
        for index in [0, 1, 24, 25, 26, 59] {
            let poster = folder.path("\(index).jpg")
            try PosterFrame.extract(film: film, frame: index, to: poster)
            // The poster against that frame of the film, and against the one before.
            let like = try await likeness(poster, film, frame: index)
            #expect(like > 30, "frame \(index): \(like) dB")
            if index > 0 { #expect(try await likeness(poster, film, frame: index - 1) < like - 5) }
        }
        #expect(throws: MediaError.self) { try PosterFrame.extract(film: film, frame: 60, to: folder.path("x.jpg")) }
        #expect(throws: MediaError.self) { try PosterFrame.extract(film: film, frame: -1, to: folder.path("x.jpg")) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("x.jpg")))
        try PosterFrame.extract(film: film, frame: 25, to: folder.path("again.jpg"))
        #expect(
            try Data(contentsOf: URL(filePath: folder.path("again.jpg")))
                == Data(contentsOf: URL(filePath: folder.path("25.jpg"))))
    }

    /// PSNR of the brightness, in dB.
    private func likeness(_ poster: String, _ film: String, frame: Int) async throws -> Double {
        let graph =
            "[1:v]select=eq(n\\,\(frame)),scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,"
            + "format=yuvj420p,setpts=0[f];[0:v]setpts=0[p];[p][f]psnr"
        let result = try await Tool.run(
            "ffmpeg", ["-nostdin", "-i", poster, "-i", film, "-lavfi", graph, "-frames:v", "1", "-f", "null", "-"])
        let value = result.errors.components(separatedBy: "PSNR y:").last?.split(separator: " ").first
        return try #require(value.flatMap { Double($0) })
    }
}
