import PolyreelCatalogues
import Testing

@Suite struct CatalogueFormatTests {
    @Test(
        arguments: [
            ("de.yaml", CatalogueFormat.yaml), ("de.YML", .yaml), ("copy/de.json", .json), ("de.xlf", .xliff),
            ("de.xliff", .xliff), ("a.b.po", .po), ("Localizable.xcstrings", .xcstrings), ("de.txt", nil),
            ("yaml", nil),
            ("de.", nil), ("", nil),
        ] as [(String, CatalogueFormat?)])
    func endingsSayTheFormat(_ file: String, _ format: CatalogueFormat?) {
        #expect(CatalogueFormat(file: file) == format)
    }

    @Test func everyFormatHasItsEndings() {
        for format in CatalogueFormat.allCases {
            #expect(!format.endings.isEmpty)
            // Which XLIFF it is stands in the file.
            for ending in format.endings {
                #expect(CatalogueFormat(ending: ending) == (format == .xliff2 ? .xliff : format))
            }
        }
        #expect(Set(CatalogueFormat.allCases.flatMap(\.endings)).count == 7)
    }
}
