/// The characters that XML 1.0 can say.
enum XMLCharacters {
    /// The text without those that it has no way to write, not even by number (section 2.2 "Characters").
    static func kept(of text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnwritable) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnwritable($0) }))
    }

    private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": false
        default: scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        }
    }
}
