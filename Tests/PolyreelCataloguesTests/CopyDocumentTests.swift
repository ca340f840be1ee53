import Foundation
import PolyreelCatalogues
import PolyreelLanguage
import Testing

/// What is written for translators is read again, in every format.
@Suite struct CopyDocumentTests {
    private let document = CopyDocument(
        name: "glow", sourceLanguage: "en", targetLanguage: "de",
        units: [
            .init(
                key: "cta.shop", source: "Shop <now> & \"go\"", translation: "Jetzt <kaufen> & \"los\"", notes: ["A"]),
            .init(key: "2", source: "Two\nlines", translation: "Zwei\nZeilen", notes: []),
        ])

    @Test(arguments: CatalogueFormat.allCases)
    func whatIsWrittenIsRead(_ format: CatalogueFormat) throws {
        let endings: [CatalogueFormat: String] = [.xliff: "xlf", .xliff2: "xliff"]
        let reading = try CatalogueReader.read(
            Data(document.written(as: format).utf8), file: "de.\(endings[format] ?? format.rawValue)",
            language: LanguageTag("de"))
        let found = Dictionary(uniqueKeysWithValues: reading.units.map { ($0.key, $0.pattern) })
        #expect(found == ["cta.shop": "Jetzt <kaufen> & \"los\"", "2": "Zwei\nZeilen"])
    }
}
