internal import Foundation
internal import PolyreelCore

/// A plate as bytes: drawn in one process, laid over in another.
extension YCbCrPlate {
    /// Begins every plate's bytes; the digit is raised when their form changes.
    private static let mark = Data("PLATE1\n".utf8)
    /// Sides of canvases and plates that are worked with, in pixels.
    private static let sides = 2...8192

    /// The mark; x, y, width and height as 32-bit numbers, little end first; values and what shows through of luma, Cb, Cr.
    var data: Data {
        var data = Self.mark
        for number in [frame.x, frame.y, frame.width, frame.height] {
            withUnsafeBytes(of: Int32(clamping: number).littleEndian) { data.append(contentsOf: $0) }
        }
        for layer in [luma, blue, red] {
            data.append(contentsOf: layer.values)
            data.append(contentsOf: layer.through)
        }
        return data
    }

    /// - Throws: a `Finding` when the bytes are no whole plate.
    init(data: Data) throws(Finding) {
        let bytes = [UInt8](data)
        guard bytes.starts(with: Self.mark), bytes.count >= Self.mark.count + 16 else { throw Self.broken }
        let numbers = (0..<4).map { index in
            let start = Self.mark.count + 4 * index
            return Int(Int32(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }))
        }
        let frame = PixelRect(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        guard Self.sides.contains(frame.width), Self.sides.contains(frame.height), frame.width % 2 == 0,
            frame.height % 2 == 0, frame.x % 2 == 0, frame.y % 2 == 0, abs(frame.x) <= Self.sides.upperBound,
            abs(frame.y) <= Self.sides.upperBound, bytes.count == Self.mark.count + 16 + frame.width * frame.height * 3
        else { throw Self.broken }
        var next = Self.mark.count + 16
        func layer(_ width: Int, _ height: Int) -> Layer {
            var layer = Layer(width: width, height: height)
            layer.values = Array(bytes[next..<next + width * height])
            next += width * height
            layer.through = Array(bytes[next..<next + width * height])
            next += width * height
            return layer
        }
        let luma = layer(frame.width, frame.height)
        let blue = layer(frame.width / 2, frame.height / 2)
        self.init(frame: frame, luma: luma, blue: blue, red: layer(frame.width / 2, frame.height / 2))
    }

    private static var broken: Finding {
        .error("plate-damaged", "the bytes of a drawn plate are not whole", hint: "run again; if it stays, report it")
    }
}
