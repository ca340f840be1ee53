/// What became of a variant.
public enum VariantStatus: String, Codable, Sendable {
    /// Every file is there and proven.
    case ready
    /// It may not or cannot be made; nothing was rendered.
    case withheld
    /// Making it failed.
    case failed
}
