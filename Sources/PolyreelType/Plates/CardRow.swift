/// Text of a card, with a label of one line before its first line.
public struct CardRow: Sendable, Hashable {
    public let text: FittedText
    public let label: FittedText?

    public init(_ text: FittedText, label: FittedText? = nil) {
        self.text = text
        self.label = label
    }

    /// Pixels between the label and the text.
    var space: Int { text.size / 3 }
    /// What the label takes beside the text.
    var labelWidth: Int { label.map { $0.width + space } ?? 0 }
    /// Pixels of the longest line.
    public var width: Int { max(text.width, (text.widths.first ?? 0) + labelWidth) }
    /// Above the first baseline.
    var ascent: Int { max(text.ascent, label?.ascent ?? 0) }
    /// From the top of the first line to the bottom of the last.
    public var height: Int { text.height + ascent - text.ascent }
    /// Whether all limits of its texts are kept.
    public var fits: Bool { text.fits && label?.fits ?? true }
    var fonts: [String] { text.fonts + (label?.fonts ?? []) }
}
