import Foundation
import PolyreelCore
import PolyreelType
import TestSupport
import Testing

/// Pictures on plates; the expected values are sums done by hand or the arithmetic of "over".
@Suite struct PlateImageTests {
    private func picture(_ width: Int, _ height: Int, _ bytes: [UInt8]) throws -> PlatePicture {
        try #require(PlatePicture(size: PixelSize(width: width, height: height), bytes: Data(bytes)))
    }

    /// A row of opaque greys, so high.
    private func greys(_ values: [UInt8], height: Int = 1) throws -> PlatePicture {
        let row: [UInt8] = values.flatMap { [$0, $0, $0, 255] as [UInt8] }
        return try picture(values.count, height, Array(repeating: row, count: height).flatMap { $0 })
    }

    private func draw(
        _ picture: PlatePicture, at rect: PixelRect, on size: PixelSize, box: PlateBox? = nil
    ) throws -> PlatePixels {
        let image = try #require(
            PlateImage(rect: rect, size: picture.size, digest: String(repeating: "0", count: 64)))
        return try PlateArtist.draw(
            Plate(
                frame: PixelRect(x: 0, y: 0, width: size.width, height: size.height),
                elements: (box.map { [.box($0)] } ?? []) + [.image(image)], madeWith: [])
        ) { asked in
            #expect(asked == image)
            return picture
        }
    }

    /// Every alpha over an opaque and a half clear box: s + d (255 - a) / 255, rounded.
    @Test(arguments: [UInt8(255), 128]) func pixelsLieOverWhatIsBelowAsTheyAre(below: UInt8) throws {
        var bytes: [UInt8] = []
        for alpha in 0..<256 { bytes += [UInt8(alpha), UInt8(alpha / 2), UInt8(alpha / 3), UInt8(alpha)] }
        let size = PixelSize(width: 20, height: 18)
        let box = PlateBox(
            rect: PixelRect(x: 0, y: 0, width: 20, height: 18), colour: .white.withAlpha(below), cornerRadius: 0)
        let drawn = try draw(
            try picture(16, 16, bytes), at: PixelRect(x: 3, y: 1, width: 16, height: 16), on: size, box: box)
        for y in 0..<18 {
            for x in 0..<20 {
                guard (3..<19).contains(x), (1..<17).contains(y) else {
                    #expect(drawn.pixel(x, y) == [below, below, below, below])
                    continue
                }
                let alpha = 16 * (y - 1) + x - 3
                let rest = (2 * Int(below) * (255 - alpha) + 255) / 510
                #expect(drawn.pixel(x, y) == [alpha, alpha / 2, alpha / 3, alpha].map { UInt8($0 + rest) })
            }
        }
    }

    @Test func whatIsBeyondThePlateIsNotSeen() throws {
        let values = (0..<40).map { UInt8(5 * $0) }
        let picture = try greys(values, height: 12)
        let drawn = try draw(
            picture, at: PixelRect(x: -7, y: -2, width: 40, height: 12), on: PixelSize(width: 24, height: 16))
        for y in 0..<16 {
            for x in 0..<24 {
                #expect(
                    drawn.pixel(x, y) == (y < 10 ? [values[x + 7], values[x + 7], values[x + 7], 255] : [0, 0, 0, 0]))
            }
        }
        // Scaled, too: the same pixels as of a plate that shows all of it.
        let whole = try draw(
            picture, at: PixelRect(x: 0, y: 0, width: 60, height: 30), on: PixelSize(width: 60, height: 30))
        let part = try draw(
            picture, at: PixelRect(x: -11, y: -9, width: 60, height: 30), on: PixelSize(width: 20, height: 8))
        for y in 0..<8 { for x in 0..<20 { #expect(part.pixel(x, y) == whole.pixel(x + 11, y + 9)) } }
        let beside = try draw(
            picture, at: PixelRect(x: 24, y: 0, width: 40, height: 12), on: PixelSize(width: 24, height: 16))
        #expect(beside.bytes.allSatisfy { $0 == 0 })
    }

    /// Half as wide: one, three, three and one eighth of four neighbours; at the ends what is left of them, of seven.
    /// Twice as wide: three quarters of the nearer, one of the farther. Three in one: two, three and two of seven, 200 / 7.
    @Test(
        arguments: [
            ([10, 50, 90, 130, 170, 210, 250, 200], [39, 110, 190, 223]), ([0, 200], [0, 50, 150, 200]),
            ([70, 70, 70], [70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70]), ([9, 9, 9, 9, 9, 9, 9], [9, 9, 9]),
            ([10, 20, 60], [29]),
        ] as [([UInt8], [UInt8])])
    func aScaledPixelIsTheWeightedMeanOfThoseAroundIt(values: [UInt8], expected: [UInt8]) throws {
        let across = try draw(
            try greys(values), at: PixelRect(x: 0, y: 0, width: expected.count, height: 1),
            on: PixelSize(width: expected.count, height: 1))
        #expect((0..<expected.count).map { across.pixel($0, 0) } == expected.map { [$0, $0, $0, 255] })
        let column = try picture(1, values.count, values.flatMap { [$0, $0, $0, 255] as [UInt8] })
        let down = try draw(
            column, at: PixelRect(x: 0, y: 0, width: 1, height: expected.count),
            on: PixelSize(width: 1, height: expected.count))
        #expect((0..<expected.count).map { down.pixel(0, $0) } == expected.map { [$0, $0, $0, 255] })
    }

    /// swscale's linear filter is the same triangle. At the ends it repeats the last pixel instead of leaving it out.
    @Test(arguments: [(64, 32), (64, 24), (48, 100), (100, 37)]) func rowsAreScaledAsFFmpegDoes(
        width: Int, scaled: Int
    ) async throws {
        let folder = try TemporaryFolder()
        let values = (0..<width).map { UInt8(($0 * 7919 + 31) % 251) }
        try Data(Array(repeating: values, count: 16).flatMap { $0 }).write(to: URL(filePath: folder.path("in.raw")))
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-f", "rawvideo", "-pix_fmt", "gray", "-s", "\(width)x16", "-i",
                folder.path("in.raw"), "-vf", "scale=\(scaled):16:flags=bilinear+accurate_rnd", "-f", "rawvideo",
                "-pix_fmt", "gray", folder.path("out.raw"),
            ])
        #expect(result.status == 0 && result.errors == "")
        let expected = [UInt8](try Data(contentsOf: URL(filePath: folder.path("out.raw"))))
        let size = PixelSize(width: scaled, height: 1)
        let drawn = try draw(
            try greys(values), at: PixelRect(x: 0, y: 0, width: scaled, height: 1), on: size)
        for x in 3..<scaled - 3 {
            #expect(abs(Int(drawn.pixel(x, 0)[0]) - Int(expected[x])) <= 1)
        }
    }

    /// Clear pixels have no colour that could bleed in.
    @Test func aScaledEdgeKeepsItsColour() throws {
        let red: [UInt8] = [0, 0, 255, 255]
        let drawn = try draw(
            try picture(4, 1, red + red + [0, 0, 0, 0] + [0, 0, 0, 0]),
            at: PixelRect(x: 0, y: 0, width: 13, height: 1), on: PixelSize(width: 13, height: 1))
        let pixels = (0..<13).map { drawn.pixel($0, 0) }
        #expect(pixels.allSatisfy { $0[0] == 0 && $0[1] == 0 && $0[2] == $0[3] })
        #expect(pixels.first == red && pixels.last == [0, 0, 0, 0])
        #expect(Set(pixels.map { $0[3] }).count > 3)
    }

    @Test(arguments: [
        PixelRect(x: 0, y: 0, width: 0, height: 4), PixelRect(x: 0, y: 0, width: 4, height: -1),
        PixelRect(x: 0, y: 0, width: .max, height: 4), PixelRect(x: .max, y: 0, width: 4, height: 4),
        PixelRect(x: 0, y: .min, width: 4, height: 4),
    ])
    func placesOutOfRangeAreRefused(rect: PixelRect) throws {
        let picture = try greys([1, 2, 3, 4])
        let finding = #expect(throws: Finding.self) {
            try draw(picture, at: rect, on: PixelSize(width: 8, height: 8))
        }
        #expect(finding?.code == "plate-image")
    }

    @Test func aPictureThatNobodyHasIsNotLeftOut() throws {
        let image = try #require(
            PlateImage(
                rect: PixelRect(x: 0, y: 0, width: 4, height: 4), size: PixelSize(width: 4, height: 4),
                digest: String(repeating: "c", count: 64)))
        let finding = #expect(throws: Finding.self) {
            try PlateArtist.draw(
                Plate(
                    frame: PixelRect(x: 0, y: 0, width: 8, height: 8), elements: [.image(image)], madeWith: []))
        }
        #expect(finding?.code == "picture-missing")
        #expect(finding?.hint != nil)
    }
}
