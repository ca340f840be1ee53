import Foundation
import PolyreelCore
import Testing

@Suite struct PlatePictureTests {
    private func picture(_ width: Int, _ height: Int, _ bytes: [UInt8]) -> PlatePicture? {
        PlatePicture(size: PixelSize(width: width, height: height), bytes: Data(bytes))
    }

    @Test func premultipliedPixelsOfItsSizeAreAPicture() {
        #expect(picture(2, 1, [10, 20, 30, 30, 0, 0, 0, 0]) != nil)
        #expect(picture(1, 2, [255, 255, 255, 255, 0, 0, 0, 0]) != nil)
        // A colour that is more than its alpha; bytes that are too few and too many; no pixels.
        #expect(picture(2, 1, [10, 20, 31, 30, 0, 0, 0, 0]) == nil)
        #expect(picture(2, 1, [0, 0, 0, 0, 1, 0, 0, 0]) == nil)
        #expect(picture(2, 1, [0, 0, 0, 0]) == nil)
        #expect(picture(1, 1, [0, 0, 0, 0, 0]) == nil)
        #expect(picture(0, 0, []) == nil)
        #expect(picture(4097, 1, [UInt8](repeating: 0, count: 4 * 4097)) == nil)
        #expect(picture(.max, .max, []) == nil)
    }

    /// 200 x 128 / 255 = 100.39, 100 x 128 / 255 = 50.2, 51 x 128 / 255 = 25.6.
    @Test func straightColoursAreMultipliedByTheirAlpha() throws {
        let straight = Data([200, 100, 51, 128, 1, 2, 3, 255, 255, 255, 255, 0])
        let size = PixelSize(width: 3, height: 1)
        let picture = try #require(PlatePicture(size: size, straight: straight))
        #expect([UInt8](picture.bytes) == [26, 50, 100, 128, 3, 2, 1, 255, 0, 0, 0, 0])
        #expect(PlatePicture(size: size, bytes: picture.bytes) == picture)
        // A part of other data counts its bytes from elsewhere.
        let part = (Data([9, 9, 9]) + straight).dropFirst(3)
        #expect(PlatePicture(size: size, straight: part) == picture)
        #expect(PlatePicture(size: size, straight: straight.dropLast()) == nil)
    }

    @Test func whatIsPutElsewhereIsTheSamePicture() throws {
        let digest = String(repeating: "b", count: 64)
        let image = try #require(
            PlateImage(
                rect: PixelRect(x: 0, y: 0, width: 8, height: 4), size: PixelSize(width: 8, height: 4), digest: digest))
        let rect = PixelRect(x: 20, y: 10, width: 4, height: 2)
        #expect(image.at(rect) == PlateImage(rect: rect, size: image.size, digest: digest))
    }
}
