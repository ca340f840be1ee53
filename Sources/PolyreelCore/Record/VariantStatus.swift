/// What became of a variant.
public enum VariantStatus: String, Codable, Sendable {
    /// Every file is there and proven.
    case ready
    /// It may not or cannot be made, or may not stand published: there is no film.
    case withheld
    /// Making it failed.
    case failed
}
