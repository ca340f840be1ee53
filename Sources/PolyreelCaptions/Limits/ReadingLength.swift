internal import PolyreelLanguage

/// How long text is for its reader.
enum ReadingLength {
    /// Characters as they are read; marks that are not seen do not count. In Chinese, Japanese and Korean a half-width
    /// character counts half, and the sum is rounded up.
    static func characters(_ text: String, language: String) -> Int {
        let seen = text.filter { !$0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format } }
        guard isFullWidth(language) else { return TextLength.characters(in: seen) }
        let halves = seen.reduce(0) { $0 + (isHalfWidth($1) ? 1 : 2) }
        return (halves + 1) / 2
    }

    /// Languages whose lines are counted in full-width characters.
    private static func isFullWidth(_ language: String) -> Bool {
        ["ja", "ko", "yue", "zh"].contains(LanguageTag(language)?.language ?? "")
    }

    /// Below the East Asian blocks, or of the half-width forms (Unicode block FF61 to FFDC).
    private static func isHalfWidth(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first?.value else { return true }
        return first < 0x1100 || (0x1200..<0x2E80).contains(first) && !isPunctuation(first)
            || (0xFF61...0xFFDC).contains(first)
    }

    /// Dashes, quotation marks and the ellipsis are as wide as any other character in these languages.
    private static func isPunctuation(_ value: UInt32) -> Bool { (0x2010...0x2027).contains(value) }
}
