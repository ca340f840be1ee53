public import PolyreelCore

/// Text measured and broken into lines by the same shaper that draws it.
public enum Typesetter {
    /// Sizes that text is set in, in pixels.
    static let sizes = 1...2000
    /// Bytes of UTF-8 that one line may have: far over anything that fits a canvas, and quick to shape.
    static let longestLine = 16_384

    /// What `text` needs as one line.
    ///
    /// White space of every kind counts as spaces. On a machine where no text can be set, or for a line of over 16 KiB,
    /// every character is missing.
    /// - Parameters:
    ///   - size: pixels of the em.
    ///   - language: BCP-47; chooses Japanese, Chinese or Korean forms of shared characters.
    ///   - direction: base direction of the line.
    public static func measure(
        _ text: String, font: FontChoice, size: Int, language: String, direction: TextDirection
    ) -> LineMeasure {
        let key = MeasureKey(
            text: text, font: font, size: min(max(size, sizes.lowerBound), sizes.upperBound), language: language,
            direction: direction)
        return MeasureMemory.shared.value(for: key) { shape(key) ?? unmeasured(text) }
    }

    /// From where to where a part of a line reaches, in pixels from the line's left end, rounded outwards; nil where it
    /// cannot be set. Of a part with text of both directions, all that lies between its ends.
    public static func extent(
        of part: PlatePart, in text: String, font: FontChoice, size: Int, language: String, direction: TextDirection
    ) -> (from: Int, to: Int)? {
        guard text.utf8.count <= longestLine, sizes.contains(size) else { return nil }
        let ranges = try? ShapingEngines.use { engines in
            try engines.engine(for: font)
                .shape(text, font: font, size: size, language: language, direction: direction)?.extents(of: part)
        }
        guard let ranges, let from = ranges.map(\.from).min(), let to = ranges.map(\.to).max(), from < to else {
            return nil
        }
        return (from >> 10, (to + 1023) >> 10)
    }

    /// A line's width as thousandths of a pixel at a size of one pixel; widths grow evenly with size, as nothing is
    /// hinted.
    static func widthPerPixel(
        _ text: String, font: FontChoice, language: String, direction: TextDirection
    ) -> Int {
        let line = measure(text, font: font, size: referenceSize, language: language, direction: direction)
        return line.width * 1000 / referenceSize
    }

    /// Large, so that rounding up to whole pixels is nothing.
    private static let referenceSize = 500
}

extension Typesetter {
    private static func shape(_ key: MeasureKey) -> LineMeasure? {
        guard key.text.utf8.count <= longestLine else { return nil }
        return try? ShapingEngines.use { engines in
            try engines.engine(for: key.font)
                .shape(key.text, font: key.font, size: key.size, language: key.language, direction: key.direction)?
                .measure
        }
    }

    private static func unmeasured(_ text: String) -> LineMeasure {
        var seen: Set<Unicode.Scalar> = []
        let characters = text.unicodeScalars.prefix(longestLine).filter { seen.insert($0).inserted }
        return LineMeasure(
            width: 0, ascent: 0, descent: 0, inkAscent: 0, inkDescent: 0, missing: characters.map(String.init),
            fonts: [])
    }
}
