public import Foundation

/// How bright a film's picture is, before anything is laid over it: the mean luma of square cells, every few frames.
public struct Backdrop: Codable, Sendable, Hashable {
    /// Pixels of a cell's side; the cells at the right and bottom edge may be smaller.
    public static let cell = 24
    /// Seconds between two looks, about.
    public static let interval = Rational(1, 5)

    public let canvas: PixelSize
    /// Frames between two looks.
    public let step: Int
    /// Look by look, row by row: luma of 8-bit limited range (16 is black, 235 white).
    public let luma: Data

    public init(canvas: PixelSize, step: Int, luma: Data) {
        self.canvas = canvas
        self.step = step
        self.luma = luma
    }

    public static func columns(of canvas: PixelSize) -> Int { (canvas.width + cell - 1) / cell }
    public static func rows(of canvas: PixelSize) -> Int { (canvas.height + cell - 1) / cell }

    /// Every how many frames a film of `rate` is looked at.
    public static func step(at rate: Rational) -> Int { max(1, Int((interval * rate).rounded)) }

    /// The least contrast that a colour has with a cell under `rect` in `frames`, 1 to 21: WCAG 2.2, "contrast ratio".
    /// A cell counts as a grey of its mean luma. Nil where nothing was looked at.
    public func contrast(of colour: Colour, under rect: PixelRect, in frames: FrameRange) -> Double? {
        let (columns, rows) = (Self.columns(of: canvas), Self.rows(of: canvas))
        let looks = luma.count / max(1, columns * rows)
        guard looks > 0, step > 0,
            let seen = rect.intersection(
                PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)), !frames.isEmpty
        else { return nil }
        // The looks inside, and the one that is shown when the range begins.
        let first = min(looks - 1, max(0, frames.from / step))
        let last = min(looks - 1, max(first, (frames.to - 1) / step))
        var (darkest, brightest) = (UInt8.max, UInt8.min)
        luma.withUnsafeBytes { bytes in
            for look in first...last {
                for row in seen.y / Self.cell...(seen.bottom - 1) / Self.cell {
                    for column in seen.x / Self.cell...(seen.right - 1) / Self.cell {
                        let value = bytes[(look * rows + row) * columns + column]
                        darkest = min(darkest, value)
                        brightest = max(brightest, value)
                    }
                }
            }
        }
        return min(Self.contrast(colour, darkest), Self.contrast(colour, brightest))
    }

    private static func contrast(_ colour: Colour, _ luma: UInt8) -> Double {
        let grey = UInt8(clamping: (max(0, Int(luma) - 16) * 255 + 109) / 219)
        return colour.contrast(with: Colour(red: grey, green: grey, blue: grey))
    }
}

/// Looks at the picture of films before they are rendered.
public protocol Backdrops: Sendable {
    /// - Throws: `Findings` when the asset cannot be read.
    func backdrop(of picture: PicturePlan) async throws -> Backdrop
}
