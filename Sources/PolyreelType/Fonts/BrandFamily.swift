/// The family name that a brand's font file goes by here: its own, and part of its digest.
///
/// Two jobs may bring different files of one family: what was drawn with one must not be taken for the other's. And a file
/// may claim to be "Noto Sans", and must not stand in for it.
enum BrandFamily {
    static func name(_ family: String, digest: String) -> String {
        let hex = digest.split(separator: ":").last.map(String.init) ?? digest
        let clean = family.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.prefix(64)
        return "\(clean) [\(hex.lowercased().filter(\.isHexDigit).prefix(16))]"
    }

    /// The digest's part of a name made by `name`.
    static func digest(of family: String) -> String? {
        guard family.hasSuffix("]"), let start = family.lastIndex(of: "[") else { return nil }
        let digest = family[family.index(after: start)...].dropLast()
        return digest.allSatisfy(\.isHexDigit) ? String(digest) : nil
    }
}
