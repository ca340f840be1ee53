public import PolyreelCore

/// A text broken into lines at one size. Pixels.
public struct FittedText: Codable, Sendable, Hashable {
    public let lines: [String]
    public let size: Int
    /// Of each line.
    public let widths: [Int]
    /// Room above the first baseline and below the last, the largest of any line: what Latin gets, or more where ink
    /// reaches further.
    public let ascent: Int
    public let descent: Int
    /// Between baselines.
    public let lineHeight: Int
    /// Whether all of the block's limits are kept. If not, this is the smallest size, broken as well as can be.
    public let fits: Bool
    /// Whether a line ends where a reader stumbles, or is far shorter than the longest.
    public let breaksPoorly: Bool
    /// Characters that no font has.
    public let missing: [String]
    /// File name and version of every font that is used, sorted.
    public let fonts: [String]
    public let language: String
    public let direction: TextDirection
    public let font: FontChoice

    public init(
        lines: [String], size: Int, widths: [Int], ascent: Int, descent: Int, lineHeight: Int, fits: Bool,
        breaksPoorly: Bool, missing: [String], fonts: [String], language: String, direction: TextDirection,
        font: FontChoice
    ) {
        self.lines = lines
        self.size = size
        self.widths = widths
        self.ascent = ascent
        self.descent = descent
        self.lineHeight = lineHeight
        self.fits = fits
        self.breaksPoorly = breaksPoorly
        self.missing = missing
        self.fonts = fonts
        self.language = language
        self.direction = direction
        self.font = font
    }

    /// The longest line.
    public var width: Int { widths.max() ?? 0 }
    /// Whether a smaller size may be taken so that lines break better: down to seven eighths.
    public func mayShrink(to size: Int) -> Bool { 8 * size >= 7 * self.size }
    /// From the top of the first line to the bottom of the last.
    public var height: Int { lines.isEmpty ? 0 : ascent + (lines.count - 1) * lineHeight + descent }
}
