internal import Foundation
public import PolyreelCatalogues
public import PolyreelCore
internal import PolyreelLanguage
public import PolyreelYAML

/// A manifest's copy, on its way to translators and back.
public struct CopyFolder: Sendable {
    public let settings: LocaliseSettings
    /// BCP-47 of the source copy.
    let sourceLanguage: String
    let files: any ManifestFiles
    let catalogues: Catalogues

    public init(settings: LocaliseSettings, sourceLanguage: String, files: any ManifestFiles) {
        self.settings = settings
        self.sourceLanguage = sourceLanguage
        self.files = files
        catalogues = Catalogues(folder: settings.messages)
    }

    /// Every key of the source copy, sorted.
    /// - Throws: `Findings` when a catalogue is wrong.
    public func keys() throws -> [String] { try catalogues.keys(language: sourceLanguage, files: files) }

    /// The copy of some keys for a market: the source, and what there is of a translation.
    /// - Parameters:
    ///   - name: what the copy is of.
    ///   - notes: by key, for the translator.
    /// - Throws: `Findings` when a catalogue is wrong, or the source lacks a key.
    public func document(
        _ keys: [String], for market: Market, name: String, notes: [String: [String]]
    ) throws -> CopyDocument {
        let target = LanguageTag(market.id)?.fallbackChain ?? [market.language]
        let source = LanguageTag(sourceLanguage)?.fallbackChain ?? [sourceLanguage]
        try refuseSource(market)
        let units = try keys.map { key in
            guard let original = try catalogues.entry(key, among: source, files: files) else {
                throw Finding.error(
                    "message-unknown", "message '\(key)' is not in the source language '\(sourceLanguage)'",
                    hint: "add it to its catalogue")
            }
            _ = try catalogues.pattern(of: original.entry, key)
            let translation = try catalogues.entry(key, among: target, files: files)
            return CopyDocument.Unit(
                key: key, source: original.entry.pattern, translation: translation?.entry.pattern,
                notes: (notes[key] ?? []) + Self.argumentNotes(try catalogues.pattern(of: original.entry, key)))
        }
        return CopyDocument(
            name: name, sourceLanguage: sourceLanguage,
            targetLanguage: LanguageTag(market.id)?.base ?? market.language, units: units)
    }

    /// What stands in braces, for people who do not read ICU's syntax.
    private static func argumentNotes(_ pattern: MessagePattern) -> [String] {
        guard !pattern.names.isEmpty else { return [] }
        return ["keep as they are: " + pattern.names.map { "{\($0)}" }.joined(separator: ", ")]
    }

    /// The source copy goes to nobody, and nothing that comes back takes its place.
    func refuseSource(_ market: Market) throws(Finding) {
        guard LanguageTag(market.id)?.writtenLanguage != LanguageTag(sourceLanguage)?.writtenLanguage else {
            throw Finding.error(
                "copy-source", "\(market.id) reads the source language", hint: "name a market of another language")
        }
    }
}
