import PolyreelCore
import PolyreelMedia
import PolyreelType
import Testing

@testable import PolyreelRender

/// A plate over a picture, held against the formulas in double precision.
@Suite struct BlendTests {
    /// Between the picture without the plate and with it, by its share; values, alpha and both blendings are rounded.
    @Test(arguments: [0, 1, 9, 32, 54, 63, 64])
    func aFadedPlateIsBetweenNothingAndAll(share: Int) throws {
        let frame = PixelRect(x: 0, y: 0, width: 32, height: 2)
        let bytes = (0..<64).flatMap { index -> [UInt8] in
            let alpha = index * 4
            return [UInt8(alpha / 2), UInt8(alpha), UInt8(alpha / 3), UInt8(alpha)]
        }
        let plate = YCbCrPlate(
            PlatePixels(size: PixelSize(width: 32, height: 2), stride: 32 * 4, bytes: bytes), frame: frame)
        let below = try Frame(picture: PixelSize(width: 32, height: 16))
        for plane in 0..<3 {
            _ = below.withPlane(plane) { data, stride, width, height in
                for y in 0..<height { for x in 0..<width { data[y * stride + x] = UInt8(60 + 5 * x) } }
            }
        }
        let (whole, faded) = (try below.copy(), try below.copy())
        plate.blend(onto: whole)
        plate.faded(to: share).blend(onto: faded)
        for plane in 0..<3 {
            for y in 0..<2 / (plane == 0 ? 1 : 2) {
                for x in 0..<32 / (plane == 0 ? 1 : 2) {
                    let (from, to) = (Double(value(below, plane, x, y)), Double(value(whole, plane, x, y)))
                    let expected = from + (to - from) * Double(share) / 64
                    #expect(abs(Double(value(faded, plane, x, y)) - expected) <= 2)
                }
            }
        }
    }

    @Test func blendAgreesWithTheFormulasWithinOneCode() throws {
        let size = PixelSize(width: 64, height: 32)
        let frame = PixelRect(x: 16, y: 8, width: 32, height: 16)
        let bytes = (0..<frame.height).flatMap { y in
            (0..<frame.width).flatMap { x -> [UInt8] in
                let alpha = (x * 255) / (frame.width - 1)
                let premultiplied = [(y * 16) % 256, (x * 8) % 256, (x * y) % 256].map { UInt8($0 * alpha / 255) }
                return premultiplied + [UInt8(alpha)]
            }
        }
        let pixels = PlatePixels(size: PixelSize(width: 32, height: 16), stride: 32 * 4, bytes: bytes)
        let picture = try Frame(picture: size)
        for plane in 0..<3 {
            _ = picture.withPlane(plane) { data, stride, width, height in
                for y in 0..<height {
                    for x in 0..<width { data[y * stride + x] = UInt8((x * 5 + y * 3 + plane * 40) % 256) }
                }
            }
        }
        let before = try picture.copy()
        YCbCrPlate(pixels, frame: frame).blend(onto: picture)

        func straight(_ x: Int, _ y: Int) -> (red: Double, green: Double, blue: Double, alpha: Double) {
            let index = y * 128 + 4 * x
            return (Double(bytes[index + 2]), Double(bytes[index + 1]), Double(bytes[index]), Double(bytes[index + 3]))
        }
        // ITU-R BT.709-6: Y' = 0.2126 R' + 0.7152 G' + 0.0722 B'; 16 + 219 Y', 128 + 224 C.
        var worst = 0.0
        for y in 0..<size.height {
            for x in 0..<size.width {
                let old = Double(value(before, 0, x, y))
                let new = Double(value(picture, 0, x, y))
                guard frame.contains(PixelRect(x: x, y: y, width: 1, height: 1)) else {
                    #expect(old == new)
                    continue
                }
                let pixel = straight(x - frame.x, y - frame.y)
                let light = 0.2126 * pixel.red + 0.7152 * pixel.green + 0.0722 * pixel.blue
                let expected = 16 * pixel.alpha / 255 + 219 * light / 255 + old * (255 - pixel.alpha) / 255
                worst = max(worst, abs(expected - new))
            }
        }
        #expect(worst <= 1)
        for plane in 1...2 {
            for y in 0..<size.height / 2 {
                for x in 0..<size.width / 2 {
                    let old = Double(value(before, plane, x, y))
                    let new = Double(value(picture, plane, x, y))
                    let (left, top) = (2 * x - frame.x, 2 * y - frame.y)
                    guard left >= 0, top >= 0, left < frame.width, top < frame.height else {
                        #expect(old == new)
                        continue
                    }
                    let block = [(0, 0), (1, 0), (0, 1), (1, 1)].map { straight(left + $0.0, top + $0.1) }
                    func mean(_ part: ((red: Double, green: Double, blue: Double, alpha: Double)) -> Double) -> Double {
                        block.map(part).reduce(0, +) / 4
                    }
                    let light = 0.2126 * mean(\.red) + 0.7152 * mean(\.green) + 0.0722 * mean(\.blue)
                    let difference = plane == 1 ? (mean(\.blue) - light) / 1.8556 : (mean(\.red) - light) / 1.5748
                    let expected =
                        128 * mean(\.alpha) / 255 + 224 * difference / 255 + old * (255 - mean(\.alpha)) / 255
                    #expect(abs(expected - new) <= 2)
                }
            }
        }
    }

    private func value(_ frame: Frame, _ plane: Int, _ x: Int, _ y: Int) -> UInt8 {
        frame.withPlane(plane) { bytes, stride, _, _ in bytes[y * stride + x] } ?? 0
    }
}
