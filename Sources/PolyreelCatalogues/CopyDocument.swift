public import PolyreelCore

/// Copy on its way to a translator: what there is, what it is translated to so far, and what to know of each text.
public struct CopyDocument: Sendable, Hashable {
    public struct Unit: Sendable, Hashable {
        public let key: String
        public let source: String
        /// Nil where there is no translation yet.
        public let translation: String?
        public let notes: [String]

        public init(key: String, source: String, translation: String?, notes: [String]) {
            self.key = key
            self.source = source
            self.translation = translation
            self.notes = notes
        }
    }

    /// What the copy is of.
    public let name: String
    /// BCP-47.
    public let sourceLanguage: String
    public let targetLanguage: String
    public let units: [Unit]

    public init(name: String, sourceLanguage: String, targetLanguage: String, units: [Unit]) {
        self.name = name
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.units = units
    }

    /// The document in a format. YAML and JSON hold the translation alone, or the source where there is none; notes are
    /// comments in YAML, and JSON has none.
    /// - Throws: `xml-unwritten` when XLIFF could not be written.
    public func written(as format: CatalogueFormat) throws(Finding) -> String {
        switch format {
        case .yaml: YAMLWriter.text(self)
        case .json: JSONWriter.catalogue(self)
        case .xliff: try XLIFFWriter.text(self)
        case .xliff2: try XLIFFWriter.text2(self)
        case .po: POWriter.text(self)
        case .xcstrings: JSONWriter.stringCatalogue(self)
        }
    }
}
