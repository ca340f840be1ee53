/// Variants that are not made.
public struct Exclusion: Codable, Sendable, Hashable {
    /// Nil: every one.
    public internal(set) var placement: String?
    public internal(set) var market: String?
}
