public import PolyreelCore

/// The bought film, as a manifest names it.
public struct AssetSettings: Sendable, Hashable {
    /// Relative to the manifest.
    public internal(set) var file = ""
    public internal(set) var creator = ""
    /// BCP-47, of speech and source copy.
    public internal(set) var language = ""
    /// What of it is used.
    public internal(set) var trim = Trim()
    /// The moment that stands for the film, in seconds of the asset's own time; nil: it is chosen.
    public internal(set) var still: Rational?
    /// Which of its sound is heard; nil: what is likeliest meant.
    public internal(set) var sound: SoundChoice?
    /// Where `asset.file` stands, for findings about it.
    public internal(set) var location = SourceLocation(file: "")

    /// Where `asset.sound` stands; nil where it does not.
    public internal(set) var soundLocation: SourceLocation?

    /// Seconds of the asset's own time; nil: its start, its end.
    public struct Trim: Sendable, Hashable {
        public internal(set) var from: Rational?
        public internal(set) var to: Rational?
    }
}
