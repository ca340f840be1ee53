public import PolyreelCore

/// What is said of characters that no font has.
public enum MissingGlyphs {
    /// An error that names them by their code points, as they cannot be shown.
    public static func finding(_ characters: [String], in text: String) -> Finding {
        let names = characters.prefix(8).map { character in
            let points = character.unicodeScalars.map { scalar in
                let hex = String(scalar.value, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
            }
            return "'\(character)' (\(points.joined(separator: " ")))"
        }
        let more = characters.count > 8 ? " and \(characters.count - 8) more" : ""
        return .error(
            "glyph-missing", "no installed font has \(names.joined(separator: ", "))\(more), in “\(text.prefix(80))”",
            hint: "change the text, or install a font for its script (Debian: fonts-noto-core, fonts-noto-cjk, "
                + "fonts-noto-color-emoji)")
    }
}
