import Foundation
import PolyreelCore
import TestSupport
import Testing

/// Errors of the system, as people read them.
@Suite struct ErrorTextTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(_ body: () throws -> Void) -> String {
        do { try body() } catch { return ErrorText.of(error) }
        return "nothing was thrown"
    }

    @Test func foundationsErrorsAreSentences() throws {
        let missing = folder.path("none/file")
        let texts = [
            text { _ = try Data(contentsOf: URL(filePath: missing)) },
            text { _ = try FileManager.default.contentsOfDirectory(atPath: missing) },
            text { try Data().write(to: URL(filePath: missing)) },
            text { try FileManager.default.removeItem(atPath: missing) },
            text { _ = try JSONDecoder().decode([Int].self, from: Data("x".utf8)) },
        ]
        for text in texts {
            #expect(!text.contains("Domain") && !text.contains("NSError") && !text.contains("Code="), "\(text)")
            #expect(!text.contains("Context") && text.count > 10, "\(text)")
        }
        // strerror(3) of ENOENT.
        #expect(texts[0].contains("No such file or directory") || texts[0].contains("exist"), "\(texts[0])")
        #expect(texts[0].contains("none/file"))
    }
}
