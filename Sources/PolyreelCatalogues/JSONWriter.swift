internal import Foundation
internal import PolyreelCore

/// Flat JSON and Apple's string catalogues.
enum JSONWriter {
    static func catalogue(_ document: CopyDocument) -> String {
        encoded(
            Dictionary(document.units.map { ($0.key, $0.translation ?? $0.source) }) { first, _ in first })
    }

    static func stringCatalogue(_ document: CopyDocument) -> String {
        var strings: [String: Entry] = [:]
        for unit in document.units {
            var localizations = [document.sourceLanguage: Localization(state: "translated", value: unit.source)]
            localizations[document.targetLanguage] = Localization(
                state: unit.translation == nil ? "new" : "translated", value: unit.translation ?? "")
            strings[unit.key] = Entry(
                comment: unit.notes.isEmpty ? nil : unit.notes.joined(separator: "\n"), localizations: localizations)
        }
        return encoded(Catalogue(sourceLanguage: document.sourceLanguage, strings: strings))
    }

    private struct Catalogue: Encodable {
        let sourceLanguage: String
        let strings: [String: Entry]
        var version = "1.0"
    }

    private struct Entry: Encodable {
        let comment: String?
        var extractionState = "manual"
        let localizations: [String: Localization]
    }

    private struct Localization: Encodable {
        struct Unit: Encodable {
            let state: String
            let value: String
        }

        let stringUnit: Unit

        init(state: String, value: String) { stringUnit = Unit(state: state, value: value) }
    }

    private static func encoded(_ value: some Encodable) -> String {
        // Text and dictionaries of text are always encodable.
        guard let data = try? JSONText.document(value) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self)
    }
}
