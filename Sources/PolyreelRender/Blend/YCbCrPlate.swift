internal import CPixels
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelType

/// A plate's pixels as they are laid over 8-bit 4:2:0 video: premultiplied BT.709, limited range.
///
/// Luma and its alpha have the plate's size; chroma and its alpha half of each side, averaged over two by two pixels.
struct YCbCrPlate: Sendable {
    let frame: PixelRect
    let luma: Layer
    let blue: Layer
    let red: Layer

    /// What it takes in memory: two bytes for each sample of 4:2:0.
    var bytes: Int { frame.width * frame.height * 3 }

    /// Premultiplied values, and what of the picture below shows through (255 minus alpha), both 0 to 255.
    struct Layer: Sendable {
        let width: Int
        let height: Int
        var values: [UInt8]
        var through: [UInt8]

        init(width: Int, height: Int) {
            self.width = width
            self.height = height
            values = [UInt8](repeating: 0, count: width * height)
            through = [UInt8](repeating: 255, count: width * height)
        }
    }

    init(frame: PixelRect, luma: Layer, blue: Layer, red: Layer) {
        (self.frame, self.luma, self.blue, self.red) = (frame, luma, blue, red)
    }

    /// Converts drawn pixels; `frame` is where they stand on the canvas, in even numbers.
    init(_ pixels: PlatePixels, frame: PixelRect) {
        self.frame = frame
        let (width, height) = (frame.width, frame.height)
        var luma = Layer(width: width, height: height)
        var blue = Layer(width: width / 2, height: height / 2)
        var red = Layer(width: width / 2, height: height / 2)
        for y in 0..<height {
            for x in 0..<width {
                let pixel = Pixel(pixels, x, y)
                luma.values[y * width + x] = pixel.luma
                luma.through[y * width + x] = UInt8(255 - pixel.alpha)
            }
        }
        for y in 0..<height / 2 {
            for x in 0..<width / 2 {
                let block = Pixel(
                    sumOf: Pixel(pixels, 2 * x, 2 * y), Pixel(pixels, 2 * x + 1, 2 * y),
                    Pixel(pixels, 2 * x, 2 * y + 1),
                    Pixel(pixels, 2 * x + 1, 2 * y + 1))
                let index = y * (width / 2) + x
                blue.values[index] = block.blueDifference
                red.values[index] = block.redDifference
                blue.through[index] = UInt8(255 - block.alpha)
                red.through[index] = UInt8(255 - block.alpha)
            }
        }
        (self.luma, self.blue, self.red) = (luma, blue, red)
    }

    /// Lays the plate over a picture of the canvas's size; only the plate's rectangle is touched.
    func blend(onto picture: Frame) {
        for (index, layer) in [luma, blue, red].enumerated() {
            let scale = index == 0 ? 1 : 2
            let (left, top) = (frame.x / scale, frame.y / scale)
            _ = picture.withPlane(index) { bytes, stride, width, height in
                let (x, y) = (max(0, -left), max(0, -top))
                let across = min(layer.width, width - left) - x
                let down = min(layer.height, height - top) - y
                guard across > 0, down > 0 else { return }
                layer.values.withUnsafeBufferPointer { values in
                    layer.through.withUnsafeBufferPointer { through in
                        guard let value = values.baseAddress, let rest = through.baseAddress else { return }
                        let first = y * layer.width + x
                        polyreel_plate_blend(
                            bytes + (y + top) * stride + x + left, stride, value + first, rest + first, layer.width,
                            Int32(across), Int32(down))
                    }
                }
            }
        }
    }
}

/// One premultiplied pixel, or the mean of several, on the way to YCbCr (ITU-R BT.709-6, items 3.2 to 3.4, limited
/// range); fractions of 1/65536.
private struct Pixel {
    private let red: Int
    private let green: Int
    private let blue: Int
    let alpha: Int

    init(_ pixels: PlatePixels, _ x: Int, _ y: Int) {
        let index = y * pixels.stride + 4 * x
        blue = Int(pixels.bytes[index])
        green = Int(pixels.bytes[index + 1])
        red = Int(pixels.bytes[index + 2])
        alpha = Int(pixels.bytes[index + 3])
    }

    init(sumOf first: Pixel, _ second: Pixel, _ third: Pixel, _ fourth: Pixel) {
        red = (first.red + second.red + third.red + fourth.red + 2) / 4
        green = (first.green + second.green + third.green + fourth.green + 2) / 4
        blue = (first.blue + second.blue + third.blue + fourth.blue + 2) / 4
        alpha = (first.alpha + second.alpha + third.alpha + fourth.alpha + 2) / 4
    }

    /// 16 to 235 times alpha.
    var luma: UInt8 { clamped(16 * alpha * 257 + 11966 * red + 40254 * green + 4064 * blue) }
    /// 16 to 240 times alpha, 128 for grey.
    var blueDifference: UInt8 { clamped(128 * alpha * 257 - 6596 * red - 22189 * green + 28784 * blue) }
    var redDifference: UInt8 { clamped(128 * alpha * 257 + 28784 * red - 26145 * green - 2639 * blue) }

    private func clamped(_ value: Int) -> UInt8 { UInt8(max(0, min(255, (value + 32768) >> 16))) }
}
