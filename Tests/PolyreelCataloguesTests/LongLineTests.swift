import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

@Suite struct LongLineTests {
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
}
