public import PolyreelCore

/// A text to be set in a box: its pieces, and how large and how wide it may be.
public struct TextBlock: Codable, Hashable, Sendable {
    /// What must not be broken; joined they are the text. A piece that ends in a line feed ends its line.
    public let pieces: [String]
    /// BCP-47.
    public let language: String
    public let direction: TextDirection
    public let font: FontChoice
    /// Pixels; the largest is tried first, then every second one.
    public let sizes: ClosedRange<Int>
    /// Pixels.
    public let maximumWidth: Int
    public let maximumLines: Int
    /// Pixels of all lines together; nil: any.
    public let maximumHeight: Int?
    /// Distance between baselines in hundredths of the size; more where a script's marks would touch.
    public let lineHeightPercent: Int

    public init(
        pieces: [String], language: String, direction: TextDirection, font: FontChoice, sizes: ClosedRange<Int>,
        maximumWidth: Int, maximumLines: Int, maximumHeight: Int? = nil, lineHeightPercent: Int = 125
    ) {
        self.pieces = pieces
        self.language = language
        self.direction = direction
        self.font = font
        self.sizes = sizes
        self.maximumWidth = maximumWidth
        self.maximumLines = maximumLines
        self.maximumHeight = maximumHeight
        self.lineHeightPercent = lineHeightPercent
    }
}
