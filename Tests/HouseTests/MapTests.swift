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

    /// By module, what `scripts/imports.list` says that it may import.
    private func list() throws -> [String: Set<String>] {
        var list: [String: Set<String>] = [:]
        for line in try text("scripts/imports.list").split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] != "everyone" else { continue }
            list[short(parts[0]), default: []].formUnion(parts[1].split(separator: " ").map { short($0) })
        }
        return list
    }

    @Test func theTableOfModulesIsTheListOfImports() throws {
        let list = try list()
        #expect(list.count > 25)
        var table: [String: Set<String>] = [:]
        let modules = try #require(
            text("docs/architecture.md").split(separator: "\n## ").first { $0.hasPrefix("Modules") })
        for line in modules.split(separator: "\n") {
            let row = line.wholeMatch(of: /\| `?([A-Za-z]+|each step)`? \| [^|]+ \| ([A-Za-z, ]+) \|/)
            guard let row, row.1 != "module" else { continue }
            let names = row.2.split(separator: ", ").map(String.init)
            table[String(row.1)] = names == ["nothing"] ? [] : Set(names)
        }
        #expect(table == list)
    }

    @Test(arguments: ["docs/architecture.md", "CONTRIBUTING.md"]) func everyFolderIsOnTheMap(page: String) throws {
        let folders = try ["Sources", "Plugins"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)).filter {
                let names = FileManager.default.enumerator(atPath: Repository.path("\(folder)/\($0)"))
                return names?.contains { ($0 as? String)?.contains(".") ?? false } ?? false
            }
        }
        #expect(folders.count > 30)
        let text = try text(page)
        let named = Set(text.matches(of: /`(?:Sources\/|Plugins\/)?([A-Za-z]+)`/).map { short($0.1) })
        // A page may say of all steps at once where they are.
        let plugins =
            text.contains("`Plugins/*`")
            ? try FileManager.default.contentsOfDirectory(
                atPath: Repository.path("Plugins")) : []
        #expect(Set(folders.map { short($0) }).subtracting(named).subtracting(plugins).sorted() == [])
    }
}
