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
