import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

/// What is written for translators is read again, in every format.
@Suite struct RoundTripTests {
    static func ending(_ format: CatalogueFormat) -> String { format == .xliff2 ? "xliff" : format.endings[0] }

    static func read(_ text: String, _ format: CatalogueFormat) throws -> CatalogueReading {
        try CatalogueReader.read(
            Data(text.utf8), file: "de-AT.\(ending(format))", language: LanguageTag("de-AT"))
    }

    /// Whether a format says which texts are not translated, and what was translated.
    static func isBilingual(_ format: CatalogueFormat) -> Bool { format != .yaml && format != .json }

    @Test(arguments: CatalogueFormat.allCases) func copyComesBack(_ format: CatalogueFormat) throws {
        let reading = try Self.read(CopySamples.document.written(as: format), format)
        #expect(reading.units.count == CopySamples.texts.count)
        #expect(reading.units.allSatisfy { $0.problem == nil })
        let found = Dictionary(uniqueKeysWithValues: reading.units.map { ($0.key, $0) })
        for text in CopySamples.texts {
            let unit = try #require(found[text.key], "\(text.name)")
            if Self.isBilingual(format) {
                #expect(unit.pattern == text.translation, "\(text.name)")
                #expect(unit.source == text.source, "\(text.name)")
            } else {
                #expect(unit.pattern == text.translation ?? text.source, "\(text.name)")
            }
        }
        if Self.isBilingual(format) {
            #expect(reading.targetLanguage?.short == "de-AT")
            #expect(format == .po || reading.sourceLanguage?.short == "en")
        }
    }

    /// Of XML's attributes a line end or a tab as it is would be read as a space (XML 1.0, 3.3.3).
    @Test(arguments: CatalogueFormat.allCases) func keysOfSeveralLinesComeBack(_ format: CatalogueFormat) throws {
        let document = CopyDocument(
            name: "x", sourceLanguage: "en", targetLanguage: "de-AT",
            units: [.init(key: "Shop\n\tnow", source: "a", translation: "b", notes: [])])
        #expect(try Self.read(document.written(as: format), format).units.map(\.notation) == ["Shop\n\tnow = b"])
    }

    /// XML has no way to say these (XML 1.0, 2.2), so they are left out; the others keep them.
    @Test(arguments: CatalogueFormat.allCases) func charactersThatXMLHasNotAreLeftOut(_ format: CatalogueFormat) throws
    {
        let document = CopyDocument(
            name: "x", sourceLanguage: "en", targetLanguage: "de-AT",
            units: [.init(key: "a", source: "b", translation: "c\u{1}d\u{FFFE}e\u{1F}", notes: [])])
        let isXML = format == .xliff || format == .xliff2
        let units = try Self.read(document.written(as: format), format).units
        #expect(units.map(\.pattern) == [isXML ? "cde" : "c\u{1}d\u{FFFE}e\u{1F}"])
    }

    @Test(arguments: CatalogueFormat.allCases) func nothingToTranslateIsAFileToo(_ format: CatalogueFormat) throws {
        let document = CopyDocument(name: "x", sourceLanguage: "en", targetLanguage: "de-AT", units: [])
        let text = try document.written(as: format)
        if format == .yaml {
            #expect(text.isEmpty)
        } else {
            #expect(try Self.read(text, format).units.isEmpty)
        }
    }

    /// The bytes that translators' tools and version control see.
    @Test func xliffIsLaidOutInLines() throws {
        let document = CopyDocument(
            name: "glow", sourceLanguage: "en", targetLanguage: "de",
            units: [
                .init(key: "a", source: "A & B", translation: "", notes: ["n"]),
                .init(key: "c", source: "", translation: nil, notes: []),
            ])
        #expect(
            try document.written(as: .xliff) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
                  <file original="glow" datatype="plaintext" source-language="en" target-language="de">
                    <body>
                      <trans-unit id="a" resname="a" xml:space="preserve">
                        <source>A &amp; B</source>
                        <target state="translated"></target>
                        <note from="polyreel">n</note>
                      </trans-unit>
                      <trans-unit id="c" resname="c" xml:space="preserve">
                        <source></source>
                      </trans-unit>
                    </body>
                  </file>
                </xliff>

                """)
        #expect(
            try document.written(as: .xliff2) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de">
                  <file id="f1" original="glow">
                    <unit id="u1" name="a" xml:space="preserve">
                      <notes>
                        <note>n</note>
                      </notes>
                      <segment state="translated">
                        <source>A &amp; B</source>
                        <target></target>
                      </segment>
                    </unit>
                    <unit id="u2" name="c" xml:space="preserve">
                      <segment state="initial">
                        <source></source>
                      </segment>
                    </unit>
                  </file>
                </xliff>

                """)
    }

    @Test func tableIsWhole() {
        #expect(CatalogueFormat.allCases.count == 6)
        #expect(CopySamples.texts.count == 20)
        #expect(CopySamples.shown.count == 20 && CopySamples.translated.count == 19)
    }
}
