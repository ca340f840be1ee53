/// Disclosure and brand.
extension ManifestReader {
    mutating func disclosure(_ node: YAMLNode?) -> DisclosureSettings {
        let section = reader.section(node, ManifestKeys.disclosure)
        return DisclosureSettings(
            paid: reader.flag(section?["paid"]) ?? false, retouched: reader.flag(section?["retouched"]) ?? false,
            ai: reader.flag(section?["ai"]) ?? false)
    }

    mutating func brand(_ node: YAMLNode?) -> BrandSettings {
        guard let section = reader.section(node, ManifestKeys.brand) else {
            return BrandSettings(font: nil, colour: nil, logo: nil)
        }
        let colour = colour(section["colour"])
        return BrandSettings(
            font: existingFile(section["font"]), colour: colour, text: textColour(section["text"], on: colour),
            logo: existingFile(section["logo"]))
    }

    private mutating func textColour(_ node: YAMLNode?, on box: Colour?) -> Colour? {
        guard let node, let text = colour(node) else { return nil }
        guard let box else {
            reader.error(
                "brand-text", "'text' is the colour of words on the brand's colour, and there is none",
                hint: "add 'colour:'", at: node.location)
            return nil
        }
        let contrast = text.contrast(with: box)
        guard contrast >= Colour.leastContrast else {
            let ratio = Rational(Int64(contrast * 100), 100)
            let best = box.colourOfWords == .white ? "#FFFFFF" : "#000000"
            reader.warning(
                "brand-contrast",
                "words in this colour are hard to read on the brand's: their contrast is "
                    + "\(ratio.decimal(places: 2)):1, and WCAG 2.2 asks for 4.5:1; "
                    + "\(best) is taken instead",
                hint: "take \(best), or leave 'text' out", at: node.location)
            return nil
        }
        return text
    }

    private mutating func colour(_ node: YAMLNode?) -> Colour? {
        guard let node else { return nil }
        // An unquoted #E4007C is a comment.
        guard node.type != .nothing else {
            reader.wrongType(node, expected: "a colour", hint: "put it in quotes: \"#E4007C\"")
            return nil
        }
        guard let text = reader.text(node) else { return nil }
        guard text.isWhole(/#[0-9A-Fa-f]{6}/), let colour = Colour(hex: text) else {
            reader.error(
                "colour-malformed", "'\(text.shortened)' is not a colour", hint: "write it like \"#E4007C\"",
                at: node.location)
            return nil
        }
        return colour
    }
}
