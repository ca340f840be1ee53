import Foundation
import TestSupport
import Testing

/// The README's example of a step, which `make outside` builds and runs.
@Suite struct ReadmeTests {
    /// What is built is what is read: every block of Swift, to the letter.
    @Test(.tags(.judge)) func theExampleIsTakenAsItStands() async throws {
        let folder = try TemporaryFolder()
        let taken = try await Tool.run(Repository.path("scripts/outside-step"), ["--take", folder.path])
        #expect(taken.errors == "" && taken.status == 0)
        let page = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```\n").first }.map { $0 + "\n" }
        let files = ["Sources/Watermark.swift", "Sources/main.swift", "Package.swift"]
        #expect(try files.map { try String(contentsOfFile: folder.path($0), encoding: .utf8) } == blocks)
        #expect(
            FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }.count == files.count + 1)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String

        init(_ testDescription: String, _ old: String, _ new: String) {
            (self.testDescription, self.old, self.new) = (testDescription, old, new)
        }
    }

    static let cases = [
        Case("a block of no file", "`Sources/main.swift` is", "This is"),
        Case("two blocks of one file", "`Sources/main.swift` is", "`Sources/Watermark.swift` is"),
        Case("a file of another name", "`Sources/Watermark.swift`", "`Sources/Mark.swift`"),
        Case("one block less", "```swift\n// swift-tools", "```\n// swift-tools"),
        Case("one more", "## Built on", "`Sources/More.swift`:\n\n```swift\nlet more = 1\n```\n\n## Built on"),
    ]

    /// The script refuses a page that is not as it expects.
    @Test(.tags(.judge), arguments: cases) func anotherPageIsRefused(_ example: Case) async throws {
        let tree = try TemporaryFolder()
        let page = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
        #expect(page.components(separatedBy: example.old).count == 2)
        try tree.write("README.md", page.replacing(example.old, with: example.new))
        try FileManager.default.createDirectory(atPath: tree.path("scripts"), withIntermediateDirectories: true)
        for name in ["outside-step", "outside"] {
            try FileManager.default.copyItem(
                atPath: Repository.path("scripts/\(name)"), toPath: tree.path("scripts/\(name)"))
        }
        let taken = try await Tool.run(tree.path("scripts/outside-step"), ["--take", tree.path("taken")])
        #expect(taken.status == 1)
        #expect(taken.errors.hasPrefix("outside-step: ") && taken.errors.contains("README.md"))
        #expect(!FileManager.default.fileExists(atPath: tree.path("taken")))
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 5) }
}
