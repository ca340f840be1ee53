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
