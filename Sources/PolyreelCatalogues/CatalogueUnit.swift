public import PolyreelCore

/// One message of a catalogue file, in whatever format it is kept.
public struct CatalogueUnit: Sendable {
    /// What the message is called.
    public let key: String
    /// What was translated, where the format says so.
    public var source: String?
    /// The pattern; nil where there is none yet, or it may not be used yet.
    public var pattern: String?
    /// Where the pattern begins, or the unit where there is none.
    public var location: SourceLocation
    /// Where the pattern's first character stands, when it stands on one line as it is; else nil.
    public var firstCharacter: SourceLocation?
    /// Whether the pattern is made of plural forms, and so is no text by itself.
    public var isPlural = false
    /// Why the unit cannot be used.
    public var problem: Finding?

    init(
        key: String, source: String? = nil, pattern: String?, location: SourceLocation,
        firstCharacter: SourceLocation? = nil, problem: Finding? = nil
    ) {
        self.key = key
        self.source = source
        self.pattern = pattern
        self.location = location
        self.firstCharacter = firstCharacter
        self.problem = problem
    }
}
