internal import PolyreelCore
internal import PolyreelLanguage

/// One message of a catalogue file, in whatever format it is kept.
struct CatalogueUnit: Sendable {
    let key: String
    /// What was translated, where the format says so.
    var source: String?
    /// The pattern; nil where there is none yet, or it may not be used yet.
    var pattern: String?
    /// Where the pattern begins, or the unit where there is none.
    var location: SourceLocation
    /// Where the pattern's first character stands, when it stands on one line as it is; else nil.
    var firstCharacter: SourceLocation?
    /// Why the unit cannot be used.
    var problem: Finding?

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

/// What a catalogue file holds.
struct CatalogueReading: Sendable {
    var units: [CatalogueUnit] = []
    /// The languages that the file names, if it does.
    var sourceLanguage: LanguageTag?
    var targetLanguage: LanguageTag?
}
