internal import PolyreelCore
internal import PolyreelYAML

extension BrandSettings {
    static let shape = Shape.mapping(
        "brand", BrandSettings(),
        [
            Field(
                "font", .file, into: \.font,
                "Font of all text on the picture, TrueType or OpenType; Noto for what it lacks, and without it."
            ),
            Field("colour", .colour, into: \.colour, "Of cards."),
            Field(
                "text", .colour, into: \.text,
                "Of words on `colour`; without it white or black, whichever is easier to read."),
            Field("logo", .file, into: \.logo, "A picture; read, not placed yet."),
            Field(
                "motion", .choice("brand-motion", "kind of motion", of: BrandMotion.allCases), into: \.motion,
                "How cards come and go: `calm`, the default, fades them in and out over six frames; `none` shows them from "
                    + "one frame to the next."),
        ]
    ) { brand, nodes, reading in
        if let text = brand.text, let node = nodes["text"] {
            brand.text = readable(text, on: brand.colour, node, &reading)
        }
    }

    private static func readable(
        _ text: Colour, on box: Colour?, _ node: YAMLNode, _ reading: inout SectionReading
    ) -> Colour? {
        guard let box else {
            reading.reader.error(
                "brand-text", "'text' is the colour of words on the brand's colour, and there is none",
                hint: "add 'colour:'", at: node.location)
            return nil
        }
        let contrast = text.contrast(with: box)
        guard contrast < Colour.leastContrast else { return text }
        let ratio = Rational(Int64(contrast * 100), 100)
        let best = box.colourOfWords == .white ? "#FFFFFF" : "#000000"
        reading.reader.warning(
            "brand-contrast",
            "words in this colour are hard to read on the brand's: their contrast is "
                + "\(ratio.decimal(places: 2)):1, and WCAG 2.2 asks for 4.5:1; "
                + "\(best) is taken instead",
            hint: "take \(best), or leave 'text' out", at: node.location)
        return nil
    }
}
