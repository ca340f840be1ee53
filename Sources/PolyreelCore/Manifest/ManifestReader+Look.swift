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
        return BrandSettings(
            font: existingFile(section["font"]), colour: colour(section["colour"]),
            logo: existingFile(section["logo"]))
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
