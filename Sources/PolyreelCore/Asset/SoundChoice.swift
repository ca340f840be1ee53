/// Which of an asset's sound a film has, as a manifest names it.
public enum SoundChoice: Codable, Sendable, Hashable {
    /// Sound tracks by number, counted from 1; several are mixed.
    case tracks([Int])
    /// The left side alone of what would be heard anyway, on both ears.
    case left
    /// The right side alone.
    case right
    /// No sound at all.
    case silence
}
