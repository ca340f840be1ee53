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
        let file = try folder.write("a.file", "x")
        #expect(
            text { _ = try FileManager.default.contentsOfDirectory(atPath: file) }.contains("a.file"))
        // Every number that CocoaError has for files, and one that is none.
        let codes = [
            4, 255, 256, 257, 258, 259, 260, 261, 262, 263, 264, 512, 513, 514, 516, 517, 518, 640, 642, 3840, 9,
        ]
        for code in codes {
            let said = ErrorText.of(
                NSError(domain: NSCocoaErrorDomain, code: code, userInfo: [NSFilePathErrorKey: "f"]))
            #expect(!said.contains("Domain") && !said.contains("could not be completed"), "\(said)")
            #expect(said.hasPrefix("f: ") && said.count > 10, "\(said)")
        }
        // strerror(3) of ENOENT.
        #expect(texts[0].contains("No such file or directory") || texts[0].contains("exist"), "\(texts[0])")
        #expect(texts[0].contains("none/file"))
    }
}
