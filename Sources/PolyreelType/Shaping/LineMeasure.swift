/// What one line of text needs, as the real shaper sets it. Pixels, rounded up.
public struct LineMeasure: Codable, Sendable, Hashable {
    /// The line's logical width.
    public let width: Int
    /// From the top of the line to its baseline, by the fonts' own figures.
    public let ascent: Int
    /// From the baseline to the bottom of the line.
    public let descent: Int
    /// How far the drawn shapes reach above and below the baseline; marks of Thai or Khmer may pass `ascent`.
    public let inkAscent: Int
    public let inkDescent: Int
    /// Characters that no font has, each once, in the order of the text.
    public let missing: [String]
    /// File name and version of every font that is really used, sorted.
    public let fonts: [String]

    public init(
        width: Int, ascent: Int, descent: Int, inkAscent: Int, inkDescent: Int, missing: [String], fonts: [String]
    ) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
        self.inkAscent = inkAscent
        self.inkDescent = inkDescent
        self.missing = missing
        self.fonts = fonts
    }
}
