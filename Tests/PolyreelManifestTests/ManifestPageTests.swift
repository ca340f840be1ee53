import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelStep
import PolyreelSteps
import PolyreelYAML
import Testing

/// `docs/manifest.md`, as it is made.
@Suite struct ManifestPageTests {
    private func builtIn(_ more: [DeclaredSection] = []) throws -> Catalogue {
        try Catalogue.builtIn(sections: BuiltInSteps.entries.map(\.section) + more)
    }

    /// The cells of all rows whose first cell is code.
    private func rows(_ page: String) -> [[String]] {
        page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.replacing("\\|", with: "¦").split(separator: " | ", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
            }
        }
    }

    /// Every path of keys that a schema allows, as `cta[].text`; those that must be there.
    private func keys(_ schema: [String: Any], under path: String = "") -> (all: Set<String>, required: Set<String>) {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var found = (
            all: Set(properties.keys.map { path + $0 }),
            required: Set((schema["required"] as? [String] ?? []).map { path + $0 })
        )
        for (key, value) in properties {
            guard let value = value as? [String: Any] else { continue }
            let items = value["items"] as? [String: Any]
            // A mapping may be one of several forms.
            let form = (value["anyOf"] as? [[String: Any]])?.first { $0["properties"] != nil }
            let inner = keys(items ?? form ?? value, under: path + key + (items == nil ? "." : "[]."))
            found.all.formUnion(inner.all)
            found.required.formUnion(inner.required)
        }
        return found
    }

    @Test func thePageHasTheKeysOfTheSchema() throws {
        let catalogue = try builtIn()
        let json = Data(ManifestSchema.json(catalogue: catalogue).utf8)
        let schema = keys(try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any]))
        let fields = rows(ManifestPage.markdown(catalogue: catalogue)).filter { $0[2] == "yes" || $0[2].isEmpty }
        let named = Dictionary(grouping: fields) { $0[0].filter { $0 != "`" } }
        #expect(schema.all.count > 45 && schema.required.count > 10)
        #expect(Set(named.keys) == schema.all)
        #expect(Set(named.filter { $0.value[0][2] == "yes" }.keys) == schema.required)
        for row in fields { #expect(row.count == 4 && !row[1].isEmpty && row[3].hasSuffix("."), "\(row)") }
        #expect(named.allSatisfy { $0.value.count == 1 })
    }

    @Test func everyWordForAValueIsUsedByAKey() throws {
        let page = ManifestPage.markdown(catalogue: try builtIn())
        let parts = page.split(separator: "\n## ")
        let words = try #require(parts.first { $0.hasPrefix("How values are written") }).split(separator: "\n")
            .filter { $0.hasPrefix("| ") }.dropFirst(2).map { $0.dropFirst(2).prefix { $0 != "|" }.dropLast() }
        #expect(words.count == 12)
        let kinds = rows(page).map { $0[1].replacing("list of: ", with: "") }
        for word in words { #expect(kinds.contains { $0 == word || $0.hasPrefix("\(word), ") }, "\(word)") }
    }

    @Test func namesComeFromTheCatalogue() throws {
        var catalogue = try builtIn()
        let page = ManifestPage.markdown(catalogue: catalogue)
        for placement in catalogue.placements { #expect(page.contains("| `\(placement.id)` | \(placement.name) |")) }
        for market in catalogue.markets { #expect(page.contains("`\(market.id)`"), "\(market.id)") }
        #expect(page.contains("`poster-a3`"))
        catalogue = Catalogue(placements: [], unbuiltPlacements: [], markets: [], sections: [])
        #expect(!ManifestPage.markdown(catalogue: catalogue).contains("Known by name"))
    }

    // MARK: A step of one's own

    private struct Rain: Sendable {
        var drops: [Drop] = []
    }

    private struct Drop: Sendable {
        var size = 1
        var colours = Colours()
    }

    private struct Colours: Sendable {
        var light = false
    }

    private static let drop = Shape.mapping(
        "a drop", Drop(),
        [
            Field("size", .whole(in: 1...9), into: \.size, required: true, "Width | height,\nin <pixels>."),
            Field(
                "colours",
                .mapping("colours", Colours(), [Field("light", .flag, into: \.light, "Whether it is light.")]),
                into: \.colours, "Its colours."),
        ])

    @Test func aStepOfOnesOwnIsOnThePageToo() throws {
        let section = Section(
            under: "rain", "lets it rain", Rain(),
            [Field("drops", .list(of: Self.drop), into: \.drops, required: true, "What falls.")])
        let page = ManifestPage.markdown(
            catalogue: try builtIn([DeclaredSection(step: "rain", section, isOptional: true)]))
        let part = try #require(page.split(separator: "\n## ").first { $0.hasPrefix("The step `rain`") })
        #expect(
            part.trimmingCharacters(in: .newlines) == """
                The step `rain`

                Lets it rain. It runs where `steps` lists it.

                | key | value | required | what it is |
                | --- | --- | --- | --- |
                | `rain` | mapping | yes | Lets it rain. |
                | `rain.drops` | list of mappings | yes | What falls. |
                | `rain.drops[].size` | whole number, 1 to 9 | yes | Width \\| height, in \\<pixels>. |
                | `rain.drops[].colours` | mapping |  | Its colours. |
                | `rain.drops[].colours.light` | true or false |  | Whether it is light. |
                """)
    }
}
