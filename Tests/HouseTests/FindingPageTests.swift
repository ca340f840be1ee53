import Foundation
import TestSupport
import Testing

/// `docs/findings.md`: made from the sources, and whole.
@Suite struct FindingPageTests {
    @Test(.tags(.judge)) func thePageIsCurrent() async throws {
        let folder = try TemporaryFolder()
        let made = try await Tool.run(Repository.path("scripts/findings-doc"), [folder.path("findings.md")])
        #expect(made.errors == "" && made.status == 0)
        let current = try Self.text("docs/findings.md")
        #expect(try String(contentsOfFile: folder.path("findings.md"), encoding: .utf8) == current, "run 'make docs'")
    }

    @Test func codesAreSpeltAlike() throws {
        let codes = try Self.codes()
        #expect(codes.count > 250)
        #expect(codes == codes.sorted() && Set(codes).count == codes.count)
        for code in codes { #expect(code.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)+/) != nil, "\(code)") }
    }

    /// What every row says: a severity, words and who says them.
    @Test func noRowLacksItsWords() throws {
        for row in try Self.rows() {
            #expect(row.count == 5, "\(row)")
            #expect(row[1].wholeMatch(of: /(error|warning|note)( or (warning|note))*/) != nil, "\(row)")
            #expect(!row[2].isEmpty && !row[4].isEmpty, "\(row)")
        }
    }

    /// A reader of the sources that overlooks a finding would leave its code out; tests have seen most of them.
    @Test func everyCodeThatATestMentionsIsOnThePage() throws {
        let codes = Set(try Self.codes())
        var mentioned: Set<String> = []
        // A step of a test's own has findings of its own.
        var own: Set<String> = []
        for file in try Self.tests() {
            let text = try Self.text(file)
            own.formUnion(text.matches(of: /\.(?:error|warning|note)\(\s*"([a-z0-9-]+)"/).map { String($0.1) })
            for match in text.matches(of: /\bcodes?\)?(?:\.sorted\(\))?\s*(?:==|!=|:)\s*\[?((?:"[^"\\]*"(?:,\s*)?)+)/) {
                mentioned.formUnion(match.1.matches(of: /"([a-z0-9]+(?:-[a-z0-9]+)+)[ \d:]*"/).map { String($0.1) })
            }
            mentioned.formUnion(
                text.matches(of: /(?:"|error: [^"\n]*)\[([a-z0-9]+(?:-[a-z0-9]+)+)\]"/).map { String($0.1) })
            mentioned.formUnion(text.matches(of: /"([a-z0-9]+(?:-[a-z0-9]+)+) \d+:\d+/).map { String($0.1) })
        }
        #expect(mentioned.count > 100)
        #expect(mentioned.subtracting(codes).subtracting(own).sorted() == [])
    }

    // MARK: The page and the tests

    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: Repository.path(name), encoding: .utf8)
    }

    /// The cells of each row.
    private static func rows() throws -> [[String]] {
        try text("docs/findings.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.replacing("\\|", with: "¦").split(separator: " | ", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
            }
        }
    }

    private static func codes() throws -> [String] { try rows().map { $0[0].filter { $0 != "`" } } }

    private static func tests() throws -> [String] {
        let steps = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Plugins"))
        return (["Tests"] + steps.map { "Plugins/\($0)/Tests" }).flatMap { folder in
            (FileManager.default.enumerator(atPath: Repository.path(folder))?.compactMap { $0 as? String } ?? [])
                .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
        }
    }
}
