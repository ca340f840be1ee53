import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelYAML
import Rights
import TestSupport
import Testing

@Suite struct RightsTests {
    private let yaml = """
        rights:
          contract: BO-1
          from: 2026-01-01
          until: 2027-12-31
          territories: [EEA, CH]
          channels: [paid]
          edits: [crop]

        """

    private func read(_ yaml: String) throws -> (RightsSettings?, SectionReading) {
        let root = try YAMLNode.parse(Data(yaml.utf8), file: "x.yaml")
        var reading = SectionReading(
            files: FolderFiles(root: "/"), known: KnownNames(placements: [], markets: [], steps: []))
        let declared = DeclaredSection(step: Rights.name, Rights.section)
        let found = reading.reader.section(root, SectionKeys("x", required: declared.keys))
        let nodes = try #require(found)
        return (declared.read(nodes, &reading) as? RightsSettings, reading)
    }

    @Test func theGrantIsReadAndPutOnRecord() async throws {
        let (settings, reading) = try read(yaml)
        #expect(reading.reader.findings.isEmpty)
        let rights = try #require(settings)
        #expect(rights.territories == ["EEA", "CH"])
        let tools = Toolbox(
            files: MemoryFiles(), asset: .sample(), trim: TrimRange(from: .zero, to: Rational(28)),
            font: FontChoice(family: "Noto Sans", bold: true))
        let notes = try await Rights(settings: rights).begin(JobFacts(campaign: "c", requests: []), with: tools)
        #expect(notes.findings.map(\.code) == ["rights-unchecked"])
        #expect(
            notes.facts == ["rights": .object(["contract": .text("BO-1"), "notAfter": .text("2027-12-31")])])
    }

    @Test(arguments: [
        ("EEA, CH", "UK", "territory-unknown", 5), ("[paid]", "[tv]", "channel-unknown", 6),
        ("2027-12-31", "2025-12-31", "rights-period", 4), ("[crop]", "[]", "list-empty", 7),
    ])
    func mistakesAreSaidAtTheirLine(old: String, new: String, code: String, line: Int) throws {
        let (_, reading) = try read(yaml.replacing(old, with: new))
        #expect(reading.reader.findings.map(\.code) == [code])
        #expect(reading.reader.findings.first?.location?.line == line)
    }
}
