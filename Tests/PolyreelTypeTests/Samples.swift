import PolyreelCore
import PolyreelType

let noto = FontChoice(family: "Noto Sans", bold: true)

func measure(
    _ text: String, _ language: String = "en", _ direction: TextDirection = .leftToRight, size: Int = 48
) -> LineMeasure {
    Typesetter.measure(text, font: noto, size: size, language: language, direction: direction)
}

/// Words with the space behind each as its piece.
func block(
    _ text: String, language: String = "en", direction: TextDirection = .leftToRight, sizes: ClosedRange<Int> = 40...60,
    width: Int, lines: Int, height: Int? = nil
) -> TextBlock {
    var pieces: [String] = []
    var piece = ""
    for character in text {
        piece.append(character)
        if character == " " || character == "\n" {
            pieces.append(piece)
            piece = ""
        }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return TextBlock(
        pieces: pieces, language: language, direction: direction, font: noto, sizes: sizes, maximumWidth: width,
        maximumLines: lines, maximumHeight: height)
}

func line(
    _ text: String, _ language: String = "en", _ direction: TextDirection = .leftToRight, size: Int = 48, x: Int = 20,
    colour: Colour = .white
) -> PlateLine {
    PlateLine(
        text: text, language: language, direction: direction, font: noto, size: size, colour: colour, x: x,
        baseline: 70)
}

func plate(_ lines: [PlateLine], box: PlateBox? = nil, width: Int = 600, height: Int = 100) -> Plate {
    Plate(
        frame: PixelRect(x: 0, y: 0, width: width, height: height),
        elements: (box.map { [.box($0)] } ?? []) + lines.map { .text($0) }, madeWith: [])
}

extension PlatePixels {
    /// Blue, green, red, alpha.
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(bytes[(y * stride + 4 * x)..<(y * stride + 4 * x + 4)]) }

    /// The columns that have any ink.
    var inkedColumns: [Int] {
        (0..<size.width).filter { x in (0..<size.height).contains { y in bytes[y * stride + 4 * x + 3] > 0 } }
    }

    /// The middle of what was drawn in each of these colours, in pixels from the left.
    func centre(where matches: (_ blue: UInt8, _ green: UInt8, _ red: UInt8) -> Bool) -> Double? {
        var (sum, count) = (0, 0)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let pixel = pixel(x, y)
                if pixel[3] > 128, matches(pixel[0], pixel[1], pixel[2]) { (sum, count) = (sum + x, count + 1) }
            }
        }
        return count == 0 ? nil : Double(sum) / Double(count)
    }
}
