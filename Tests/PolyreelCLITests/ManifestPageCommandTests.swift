import Foundation
import TestSupport
import Testing

/// `docs/manifest.md` is what this build prints.
@Suite struct ManifestPageCommandTests {
    @Test func thePageIsCurrent() async throws {
        let printed = try await Tool.run(Product.polyreel, ["schema", "--markdown"])
        #expect(printed.errors == "" && printed.status == 0)
        let page = try String(contentsOfFile: Repository.path("docs/manifest.md"), encoding: .utf8)
        #expect(printed.output == page, "run 'make docs'")
    }
}
