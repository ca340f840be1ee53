import Foundation
import TestSupport
import Testing

/// Who may import whom: `scripts/imports` beside small trees that break it, and the real one.
@Suite struct ImportTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let source: String
        /// What is said after the file's name; nil where nothing is.
        let refusal: String?

        init(_ testDescription: String, _ file: String, _ source: String, _ refusal: String?) {
            (self.testDescription, self.file, self.source, self.refusal) = (testDescription, file, source, refusal)
        }
    }

    static let plan = "Sources/PolyreelPlan/Extra.swift"
    static let toRender = "PolyreelPlan may not import PolyreelRender"

    /// All that could hide a line from one who reads too simply.
    static let commentsAndTexts = ##"""
        /* /* */ " */ let a = "/* \("\(1) //") \" "
        let b = #"\"/*"#, c = #"""#
        let d = """
          /* \(["\(1)"].count + (2)) \"""
          """
        let e = "0".contains(/"/) // """
        let f = ("\\") /* " */
        import PolyreelRender

        """##

    static let cases = [
        Case("what is listed", plan, "public import Foundation\ninternal import PolyreelGraph\n", nil),
        Case("what is not", plan, "\nimport PolyreelRender\n", "2: error: \(toRender)"),
        Case("with an access level", plan, "package import PolyreelRender", "1: error: \(toRender)"),
        Case("with attributes", plan, "@_spi(Inner) @preconcurrency import PolyreelRender", "1: error: \(toRender)"),
        Case("one declaration of a module", plan, "import struct PolyreelRender.PassOrder", "1: error: \(toRender)"),
        Case("a module within a module", plan, "import PolyreelRender.Pass", "1: error: \(toRender)"),
        Case("two on a line", plan, "import Foundation; import PolyreelRender", "1: error: \(toRender)"),
        Case("over two lines", plan, "import // of course\n    PolyreelRender", "2: error: \(toRender)"),
        Case("within a condition", plan, "#if os(Linux)\n  import PolyreelRender\n#endif", "2: error: \(toRender)"),
        Case("a comment in its midst", plan, "import/* */PolyreelRender", "1: error: \(toRender)"),
        Case("a name in quotes", plan, "import `PolyreelRender`", "1: error: \(toRender)"),
        Case(
            "with Windows' ends of lines", plan, "import Foundation\r\nimport PolyreelRender\r\n",
            "2: error: \(toRender)"),
        Case("after comments and texts", plan, commentsAndTexts, "8: error: \(toRender)"),
        Case("in a comment", plan, "// import PolyreelRender\n/* a\n import PolyreelRender\n*/\n", nil),
        Case(
            "in a text", plan, "let a = \"\"\"\nimport PolyreelRender\n\"\"\"\nlet b = \"; import PolyreelRender\"\n",
            nil),
        Case("as a label", plan, "func a(\n    import name: String, `import` b: Int) { c.import(name) }\n", nil),
        Case(
            "a comment without an end", plan, "import Foundation\n/* a\n",
            "2: error: cannot be read: what begins here does not end"),
        Case("for tests", plan, "@testable import PolyreelGraph", "1: error: @testable is for tests"),
        Case(
            "a package's product of another module", plan, "import Crypto",
            "1: error: PolyreelPlan may not import Crypto"),
        Case(
            "an unknown module", plan, "import FoundationNetworking",
            "1: error: PolyreelPlan may not import FoundationNetworking"),
        Case(
            "rendering that asks the plan", "Sources/PolyreelRender/Extra.swift", "import PolyreelPlan",
            "1: error: PolyreelRender may not import PolyreelPlan"),
        Case(
            "the vocabulary that asks anybody", "Sources/PolyreelCore/Values/Extra.swift", "import PolyreelYAML",
            "1: error: PolyreelCore may not import PolyreelYAML"),
        Case(
            "a step with another step", "Plugins/Subtitles/Sources/Extra.swift", "import Localise",
            "1: error: Subtitles may not import Localise"),
        Case(
            "a step with the plan", "Plugins/Watermark/Sources/Extra.swift", "import PolyreelPlan",
            "1: error: Watermark may not import PolyreelPlan"),
        Case(
            "a new step", "Plugins/Watermark/Sources/Extra.swift",
            "import PolyreelCore\nimport PolyreelStep\nimport PolyreelYAML\n", nil),
        Case("a folder that is not listed", "Sources/PolyreelOdds/Extra.swift", "", nil),
        Case(
            "and has something in it", "Sources/PolyreelOdds/Extra.swift", "let a = 1\n",
            "1: error: PolyreelOdds is not in scripts/imports.list"),
    ]

    @Test(arguments: cases) func onlyWhatIsListedMayBeImported(_ example: Case) async throws {
        let tree = try Self.tree()
        try tree.write(example.file, example.source)
        let result = try await Tool.run(tree.path("scripts/imports"), [])
        #expect(result.errors == "")
        #expect(result.output == (example.refusal.map { "\(example.file):\($0)\n" } ?? ""))
        #expect(result.status == (example.refusal == nil ? 0 : 1))
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 27) }

    @Test func thisTreeKeepsTheList() async throws {
        let result = try await Tool.run(Repository.path("scripts/imports"), ["--unused"])
        #expect(result.output == "")
        #expect(result.status == 0)
    }

    /// A permission that nothing uses would let an import in that nobody thought about.
    @Test func whatIsListedIsImported() async throws {
        let tree = try Self.tree()
        let list = """
            everyone: Foundation Glibc
            both = PolyreelYAML PolyreelMedia
            PolyreelCore:
            each step: PolyreelStep Yams
            PolyreelPlan: PolyreelCore PolyreelGraph PolyreelStore
            PolyreelStore: Crypto # kept: digests come with the next format
            Reformat: both

            """
        try tree.write("scripts/imports.list", list)
        try tree.write("Sources/PolyreelPlan/Extra.swift", "import Foundation\n// import PolyreelStore\n")
        let result = try await Tool.run(tree.path("scripts/imports"), ["--unused"])
        #expect(result.errors == "")
        #expect(
            result.output == """
                scripts/imports.list:1: error: no module imports Glibc
                scripts/imports.list:4: error: no step imports Yams
                scripts/imports.list:5: error: PolyreelPlan does not import PolyreelStore
                scripts/imports.list:7: error: Reformat does not import PolyreelMedia

                """)
        #expect(result.status == 1)
        #expect(try await Tool.run(tree.path("scripts/imports"), []).status == 0)
        #expect(try await Tool.run(tree.path("scripts/imports"), ["--unsued"]).status == 64)
    }

    /// The script and its list over a plan and a step of two lines.
    private static func tree() throws -> TemporaryFolder {
        let tree = try TemporaryFolder()
        for name in ["imports", "imports.list"] {
            try FileManager.default.createDirectory(atPath: tree.path("scripts"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: Repository.path("scripts/\(name)"), toPath: tree.path("scripts/\(name)"))
        }
        try tree.write("Sources/PolyreelPlan/Planner.swift", "public import PolyreelCore\nimport PolyreelGraph\n")
        try tree.write("Plugins/Reformat/Sources/Reformat.swift", "import PolyreelYAML\nimport PolyreelStep\n")
        return tree
    }
}
