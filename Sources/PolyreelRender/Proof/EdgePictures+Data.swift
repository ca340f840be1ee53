internal import Foundation
internal import PolyreelCore

/// Kept as a blob: numbers of 16 bits, little-endian, in front of the pixels as they are.
///
///     canvas width, canvas height, number of plates
///     luma of the first picture, luma of the last
///     of each plate: numbers of light and of dark samples; of each sample x, y, low and high (a byte each)
extension EdgePictures {
    var data: Data {
        var data = Data(capacity: first.count + last.count + 64 + marks.count * 6 * 2 * Self.mostSamples)
        func append(_ value: Int) {
            data.append(UInt8(truncatingIfNeeded: value))
            data.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        for number in [canvas.width, canvas.height, marks.count] { append(number) }
        data.append(contentsOf: first)
        data.append(contentsOf: last)
        for mark in marks {
            append(mark.light.count)
            append(mark.dark.count)
            for sample in mark.light + mark.dark {
                append(Int(sample.x))
                append(Int(sample.y))
                data.append(sample.low)
                data.append(sample.high)
            }
        }
        return data
    }

    /// Nil when it is not what `data` writes.
    init?(_ data: Data) {
        var rest = [UInt8](data)[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        func number() -> Int? { take(2).map { Int($0[$0.startIndex]) | Int($0[$0.startIndex + 1]) << 8 } }
        guard let width = number(), let height = number(), let plates = number(), width > 0, height > 0 else {
            return nil
        }
        self.init(canvas: PixelSize(width: width, height: height))
        guard let first = take(size.area), let last = take(size.area) else { return nil }
        (self.first, self.last) = ([UInt8](first), [UInt8](last))
        for _ in 0..<plates {
            guard let light = number(), let dark = number(), let bytes = take(6 * (light + dark)) else { return nil }
            let samples = (0..<light + dark).map { index in
                let at = bytes.startIndex + 6 * index
                return PlateMark.Sample(
                    x: UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8,
                    y: UInt16(bytes[at + 2]) | UInt16(bytes[at + 3]) << 8, low: bytes[at + 4], high: bytes[at + 5])
            }
            // A sample outside of the picture is not one of these.
            guard samples.allSatisfy({ Int($0.x) < size.width && Int($0.y) < size.height }) else { return nil }
            marks.append(PlateMark(light: Array(samples.prefix(light)), dark: Array(samples.dropFirst(light))))
        }
        guard rest.isEmpty else { return nil }
    }
}
