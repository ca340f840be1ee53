/// Everything that decides the pixels of one overlay on one canvas: what is drawn, already broken into lines and placed.
///
/// A plate is a recipe; PolyreelType draws it. It holds no picture, so that planning draws nothing.
public struct Plate: Codable, Sendable, Hashable {
    /// Where it stands on the canvas; all four numbers are even, so that 4:2:0 chroma lines up.
    public let frame: PixelRect
    /// In drawing order, in the plate's own coordinates.
    public let elements: [PlateElement]
    /// Names and versions of the font files that the text is set in, and of the libraries that set it.
    public let madeWith: [String]

    public init(frame: PixelRect, elements: [PlateElement], madeWith: [String]) {
        self.frame = frame
        self.elements = elements
        self.madeWith = madeWith
    }

    /// What of it is text.
    public var lines: [PlateLine] { elements.compactMap(\.line) }
}

extension Plate {
    /// Whether the other is drawn alike, to the bytes of its text: texts that only mean the same, such as `é` in one scalar
    /// and in two, are equal to Swift, and are drawn and keyed apart.
    public func isDrawn(as other: Plate) -> Bool {
        frame == other.frame && madeWith == other.madeWith && elements.isDrawn(as: other.elements)
    }
}

extension [PlateElement] {
    /// Whether equal elements have the same bytes of text too.
    public func isDrawn(as other: [PlateElement]) -> Bool {
        count == other.count
            && zip(self, other).allSatisfy { left, right in
                left == right && (left.line?.text ?? "").utf8.elementsEqual((right.line?.text ?? "").utf8)
            }
    }
}
