public import PolyreelCore
public import PolyreelLanguage

/// What a catalogue file holds.
public struct CatalogueReading: Sendable {
    public var units: [CatalogueUnit] = []
    /// The languages that the file names, if it does.
    public var sourceLanguage: LanguageTag?
    public var targetLanguage: LanguageTag?

    /// Refuses a file of another language than it is taken for.
    /// - Throws: `catalogue-language` when the file says so itself.
    public func refuse(besides language: LanguageTag, file: String) throws(Findings) {
        guard let own = targetLanguage ?? sourceLanguage, own.writtenLanguage != language.writtenLanguage,
            sourceLanguage?.writtenLanguage != language.writtenLanguage
        else { return }
        throw Findings(
            .error(
                "catalogue-language",
                "the file says that it is in \(own.englishName); its name says \(language.englishName)",
                hint: "correct one of them", at: SourceLocation(file: file)))
    }
}
