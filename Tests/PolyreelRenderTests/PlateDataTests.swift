import Foundation
import PolyreelCore
import PolyreelMedia
import PolyreelType
import Testing

@testable import PolyreelRender

/// Plates as bytes, and over the edges of a picture.
@Suite struct PlateDataTests {
    private func plate(x: Int = 4, y: Int = 6) -> YCbCrPlate {
        let (width, height) = (20, 10)
        let bytes = (0..<width * height).flatMap { index -> [UInt8] in
            let alpha = UInt8(index * 255 / (width * height))
            return [alpha / 2, alpha / 3, alpha, alpha]
        }
        return YCbCrPlate(
            PlatePixels(size: PixelSize(width: width, height: height), stride: width * 4, bytes: bytes),
            frame: PixelRect(x: x, y: y, width: width, height: height))
    }

    private func planes(_ frame: Frame) -> [[UInt8]] {
        (0..<3).map { plane in
            frame.withPlane(plane) { bytes, stride, width, height in
                (0..<height).flatMap { y in (0..<width).map { bytes[y * stride + $0] } }
            } ?? []
        }
    }

    private func picture() throws -> Frame {
        let frame = try Frame(picture: PixelSize(width: 32, height: 24))
        for plane in 0..<3 {
            _ = frame.withPlane(plane) { bytes, stride, width, height in
                for y in 0..<height { for x in 0..<width { bytes[y * stride + x] = UInt8((x * 7 + y * 11) % 256) } }
            }
        }
        return frame
    }

    @Test func aPlateFromItsBytesIsTheSamePlate() throws {
        let (first, second) = (try picture(), try picture())
        plate().blend(onto: first)
        try YCbCrPlate(data: plate().data).blend(onto: second)
        #expect(planes(first) == planes(second))
        #expect(try planes(first) != planes(picture()))
    }

    @Test func everyTruncationIsRefused() {
        let data = plate().data
        for length in 0..<data.count { #expect(throws: Finding.self) { try YCbCrPlate(data: data.prefix(length)) } }
        #expect(throws: Finding.self) { try YCbCrPlate(data: data + Data([0])) }
    }

    @Test func aFrameThatCannotBeIsRefused() {
        // The width's four bytes stand after the mark, x and y.
        for width in [UInt8(0), 3, 255] {
            var data = plate().data
            data[data.startIndex + 7 + 8] = width
            #expect(throws: Finding.self) { try YCbCrPlate(data: data) }
        }
    }

    /// Held against the formula, value + round(below * (255 - alpha) / 255), worked out sample by sample.
    @Test(arguments: [(4, 6), (-10, -4), (24, 20), (-40, 0), (40, 0)])
    func onlyWhatLiesOnThePictureIsTouched(x: Int, y: Int) throws {
        let plate = plate(x: x, y: y)
        let (frame, before) = (try picture(), planes(try picture()))
        plate.blend(onto: frame)
        let after = planes(frame)
        for (index, layer) in [plate.luma, plate.blue, plate.red].enumerated() {
            let scale = index == 0 ? 1 : 2
            let (width, height) = (32 / scale, 24 / scale)
            for row in 0..<height {
                for column in 0..<width {
                    let (left, top) = (column - x / scale, row - y / scale)
                    let old = before[index][row * width + column]
                    let isInside = (0..<layer.width).contains(left) && (0..<layer.height).contains(top)
                    let place = top * layer.width + left
                    let expected =
                        isInside
                        ? Int(layer.values[place]) + Int((Double(old) * Double(layer.through[place]) / 255).rounded())
                        : Int(old)
                    #expect(Int(after[index][row * width + column]) == expected)
                }
            }
        }
    }
}
