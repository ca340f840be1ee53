/// What an overlay looks like, measured and not yet placed.
public struct OverlayBlock: Codable, Sendable, Hashable {
    /// Pixels.
    public let size: PixelSize
    /// In drawing order, in the block's own coordinates.
    public let elements: [PlateElement]
    /// The colour that must stand out from the picture below by `Colour.leastContrast` in every frame for the block to be
    /// shown; nil: it brings its own ground.
    public let contrastOf: Colour?
    /// Names and versions of the font files that the text is set in, and of the libraries that set it.
    public let madeWith: [String]

    public init(size: PixelSize, elements: [PlateElement], contrastOf: Colour? = nil, madeWith: [String]) {
        self.size = size
        self.elements = elements
        self.contrastOf = contrastOf
        self.madeWith = madeWith
    }
}
