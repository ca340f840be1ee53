import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import Testing

/// Every format as its standard has it.
@Suite struct ReadingTests {
    static let cases = YAMLCases.all + JSONCases.all + XLIFFCases.all + POCases.all + XCStringsCases.all

    @Test(arguments: cases) func textsAreRead(_ one: CatalogueCase) throws {
        let reading = try one.read()
        #expect(reading.units.map(\.notation) == one.units)
        if let places = one.places { #expect(reading.units.map(\.place) == places) }
        if let sources = one.sources { #expect(reading.units.map(\.source) == sources) }
        if let languages = one.languages {
            #expect([reading.sourceLanguage?.short, reading.targetLanguage?.short] == languages)
        }
        for unit in reading.units {
            #expect(unit.location.file == one.file && unit.location.line > 0)
            #expect(unit.problem.map { $0.location?.line ?? 0 > 0 && $0.severity == .error } ?? true)
        }
    }

    @Test func tablesAreWhole() {
        #expect(Self.cases.count == 46)
        #expect(Set(Self.cases.map(\.name)).count == 46)
    }
}
