import Foundation
import TestSupport
import Testing

/// The pages that say where things are: `docs/architecture.md` and `CONTRIBUTING.md`.
@Suite struct MapTests {
    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: Repository.path(name), encoding: .utf8)
    }

    /// Names without the project's own.
    private func short(_ name: some StringProtocol) -> String {
        name.hasPrefix("Polyreel") ? String(name.dropFirst("Polyreel".count)) : String(name)
    }

    private func folders(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)).filter {
            // Git keeps no empty folders; what another branch left behind may be one.
            let names = FileManager.default.enumerator(atPath: Repository.path("\(folder)/\($0)"))
            return names?.contains { ($0 as? String)?.contains(".") ?? false } ?? false
        }
    }

    /// By module, what `scripts/imports.list` says that it may import; all steps as one.
    private func list() throws -> [String: Set<String>] {
        let steps = try folders(of: "Plugins")
        var list: [String: Set<String>] = [:]
        for line in try text("scripts/imports.list").split(separator: "\n") {
            let parts = line.prefix { $0 != "#" }.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] != "everyone", !steps.contains(String(parts[0])) else { continue }
            list[short(parts[0]), default: []].formUnion(parts[1].split(separator: " ").map { short($0) })
        }
        return list
    }

    @Test func theTableOfModulesIsTheListOfImports() throws {
        let modules = try #require(
            text("docs/architecture.md").split(separator: "\n## ").first { $0.hasPrefix("Modules") })
        var table: [String: Set<String>] = [:]
        for line in modules.split(separator: "\n") {
            let row = line.wholeMatch(of: /\| `?([A-Za-z]+|each step)`? \| [^|]+ \| ([A-Za-z, ]+) \|/)
            guard let row, row.1 != "module" else { continue }
            let names = row.2.split(separator: ", ").map(String.init)
            table[String(row.1)] = names == ["nothing"] ? [] : Set(names)
        }
        #expect(table.count > 20)
        #expect(table == (try list()))
    }

    @Test(arguments: ["docs/architecture.md", "CONTRIBUTING.md"]) func everyFolderIsOnTheMap(page: String) throws {
        let folders = try folders(of: "Sources").map { short($0) }
        #expect(folders.count > 25)
        let named = try text(page).matches(of: /`(?:Sources\/)?([A-Za-z]+)`/).map { short($0.1) }
        #expect(Set(folders).subtracting(named).sorted() == [])
    }
}
