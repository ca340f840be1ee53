import Foundation
import PolyreelCatalogues
import PolyreelCore
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

    /// Editors and build tools write files of one line; places in it are found without walking it each time.
    @Test(.timeLimit(.minutes(1)), arguments: ["xlf", "json"])
    func aFileOfOneLineIsRead(_ ending: String) throws {
        let count = 15_000
        let content =
            ending == "json"
            ? "{" + (0..<count).map { "\"k\($0)\": \"Wort é \($0)\"" }.joined(separator: ", ") + "}"
            : "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
                + (0..<count).map {
                    "<trans-unit id='k\($0)'><source>a</source><target>Wort é \($0)</target></trans-unit>"
                }.joined() + "</body></file></xliff>"
        let reading = try CatalogueReader.read(
            Data(content.utf8), file: "de.\(ending)", language: LanguageTag("de"))
        #expect(reading.units.count == count)
        for index in [0, 700, count - 1] {
            let unit = try #require(reading.units.first { $0.key == "k\(index)" })
            #expect(unit.pattern == "Wort é \(index)")
            let column = try #require(unit.firstCharacter?.column)
            let characters = content.unicodeScalars
            let found = characters.dropFirst(column - 1).prefix(7)
            #expect(String(String.UnicodeScalarView(found)) == "Wort é ")
        }
    }

    @Test(arguments: CatalogueFormat.allCases)
    func whatIsWrittenIsRead(_ format: CatalogueFormat) throws {
        let endings: [CatalogueFormat: String] = [.xliff: "xlf", .xliff2: "xliff"]
        let reading = try CatalogueReader.read(
            Data(try document.written(as: format).utf8), file: "de.\(endings[format] ?? format.rawValue)",
            language: LanguageTag("de"))
        let found = Dictionary(uniqueKeysWithValues: reading.units.map { ($0.key, $0.pattern) })
        #expect(found == ["cta.shop": "Jetzt <kaufen> & \"los\"", "2": "Zwei\nZeilen"])
    }
}
