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

public struct PlateBox: Codable, Sendable, Hashable {
    public let rect: PixelRect
    public let colour: Colour
    /// Pixels.
    public let cornerRadius: Int

    public init(rect: PixelRect, colour: Colour, cornerRadius: Int) {
        self.rect = rect
        self.colour = colour
        self.cornerRadius = cornerRadius
    }
}

/// One line of text as it stands on a plate.
public struct PlateLine: Codable, Sendable, Hashable {
    public let text: String
    /// BCP-47; chooses glyph forms (Japanese or Chinese) and shaping.
    public let language: String
    /// The paragraph's base direction.
    public let direction: TextDirection
    public let font: FontChoice
    /// Pixels.
    public let size: Int
    public let colour: Colour
    /// The left end of the line's logical extent, in the plate's own coordinates, whatever its direction.
    public let x: Int
    /// The baseline.
    public let baseline: Int
    /// A line around every glyph, under it.
    public let outline: PlateOutline?
    /// What alone is drawn of the text; it stands where it would stand in the whole. Nil: all.
    public let part: PlatePart?

    public init(
        text: String, language: String, direction: TextDirection, font: FontChoice, size: Int, colour: Colour, x: Int,
        baseline: Int, outline: PlateOutline? = nil, part: PlatePart? = nil
    ) {
        self.text = text
        self.language = language
        self.direction = direction
        self.font = font
        self.size = size
        self.colour = colour
        self.x = x
        self.baseline = baseline
        self.outline = outline
        self.part = part
    }
}

/// A line around glyphs.
public struct PlateOutline: Codable, Sendable, Hashable {
    /// Pixels that it reaches beyond the glyph.
    public let width: Int
    public let colour: Colour

    public init(width: Int, colour: Colour) {
        self.width = width
        self.colour = colour
    }
}

/// Bytes `from ..< to` of a line's UTF-8.
public struct PlatePart: Codable, Sendable, Hashable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }
}

/// A font by family, with fallback by fontconfig for the scripts it lacks.
public struct FontChoice: Codable, Sendable, Hashable {
    public let family: String
    public let bold: Bool
    /// SHA-256 of the brand's own font file, if the family comes from one.
    public let fileDigest: String?

    public init(family: String, bold: Bool, fileDigest: String? = nil) {
        self.family = family
        self.bold = bold
        self.fileDigest = fileDigest
    }
}
