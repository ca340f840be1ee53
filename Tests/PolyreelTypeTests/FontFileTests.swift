import Foundation
import PolyreelCore
import PolyreelType
import TestSupport
import Testing

@Suite struct FontFileTests {
    /// A font of this machine that is not in the house's list, under a path of the test's own.
    static func fontFile(_ folder: TemporaryFolder, _ pattern: String = "DejaVu Serif:bold") async throws -> String {
        let found = try await Tool.run("fc-match", ["-f", "%{file}", pattern])
        let data = try Data(contentsOf: URL(filePath: found.output))
        return try folder.write("brand.ttf", data)
    }

    @Test func aBrandFontIsUsedAndOtherScriptsFallBack() async throws {
        let folder = try TemporaryFolder()
        let digest = "sha256:ab12" + String(repeating: "0", count: 60)
        let font = try FontFiles.register(path: try await Self.fontFile(folder), digest: digest)
        #expect(font.bold)
        #expect(font.fileDigest == digest)
        let line = Typesetter.measure(
            "Kaufen 今すぐ", font: font, size: 40, language: "ja", direction: .leftToRight)
        #expect(line.missing.isEmpty)
        #expect(line.fonts.count == 2)
        #expect(line.fonts.contains { $0.hasPrefix("brand.ttf ") && $0.hasSuffix(" ab12000000000000") })
        #expect(line.fonts.contains { $0.hasPrefix("NotoSansCJK-Bold.ttc ") })
        let plate = plate([
            PlateLine(
                text: "Kaufen", language: "de", direction: .leftToRight, font: font, size: 40, colour: .white, x: 0,
                baseline: 50)
        ])
        #expect(try !PlateArtist.draw(plate).inkedColumns.isEmpty)
        #expect(try FontFiles.register(path: "anything", digest: digest) == font)
    }

    @Test func twoFilesOfOneFamilyStayApart() async throws {
        let folder = try TemporaryFolder()
        let path = try await Self.fontFile(folder, "Noto Sans:regular")
        let font = try FontFiles.register(path: path, digest: "sha256:cd34")
        #expect(font.family != "Noto Sans")
        #expect(!font.bold)
        #expect(measure("Kaufen").fonts.allSatisfy { $0.hasPrefix("NotoSans-Bold.ttf ") })
        let line = Typesetter.measure("Kaufen", font: font, size: 40, language: "de", direction: .leftToRight)
        #expect(line.fonts.allSatisfy { $0.hasPrefix("brand.ttf ") })
    }

    @Test func whatIsNotAFontIsRefused() throws {
        let folder = try TemporaryFolder()
        let files = [
            ("font-missing", folder.path("nothing.ttf")), ("font-missing", folder.path),
            ("font-unreadable", try folder.write("text.ttf", "hello")),
            ("font-unreadable", try folder.write("empty.ttf", Data())),
            ("font-unreadable", try folder.write("cut.ttf", Data([0, 1, 0, 0, 0xFF, 0xFF, 1, 2, 3]))),
            ("font-unreadable", try folder.write("noise.otf", Data("OTTO".utf8) + Data(repeating: 0xA5, count: 9999))),
        ]
        for (index, (code, path)) in files.enumerated() {
            let finding = #expect(throws: Finding.self) {
                try FontFiles.register(path: path, digest: "sha256:bad\(index)")
            }
            #expect(finding?.code == code, "\(path)")
        }
    }

    @Test func aFileOfOver32MebibytesIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("big.ttf", Data([0, 1, 0, 0]))
        try #require(FileHandle(forWritingAtPath: path)).truncate(atOffset: UInt64(FontFiles.largestFile) + 1)
        let finding = #expect(throws: Finding.self) { try FontFiles.register(path: path, digest: "sha256:b16") }
        #expect(finding?.code == "font-too-large")
    }
}
