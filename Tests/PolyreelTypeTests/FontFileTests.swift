import Foundation
import PolyreelCore
import PolyreelType
import TestSupport
import Testing

@Suite struct FontFileTests {
    /// Registers a file under a digest of the test's own.
    private func register(_ path: String, _ digest: String) throws -> FontChoice {
        try FontFiles.register(path: path) { _ in digest }
    }

    private func width(_ text: String, _ font: FontChoice) -> Int {
        Typesetter.measure(text, font: font, size: 40, language: "de", direction: .leftToRight).width
    }

    /// The pixels of a line.
    private func drawn(_ text: String, _ font: FontChoice) throws -> Data {
        let line = PlateLine(
            text: text, language: "de", direction: .leftToRight, font: font, size: 40, colour: .white, x: 0,
            baseline: 50)
        return Data(try PlateArtist.draw(plate([line])).bytes)
    }

    @Test func aBrandFontIsUsedAndOtherScriptsFallBack() async throws {
        let folder = try TemporaryFolder()
        let digest = "sha256:ab12" + String(repeating: "0", count: 60)
        let path = try folder.write("brand.ttf", try await TestFont().data)
        let font = try register(path, digest)
        #expect(font.bold)
        #expect(font.fileDigest == digest)
        let line = Typesetter.measure(
            "Kaufen 今すぐ", font: font, size: 40, language: "ja", direction: .leftToRight)
        #expect(line.missing.isEmpty)
        #expect(line.fonts.count == 2)
        #expect(line.fonts.contains { $0.hasPrefix("DejaVu Serif [ab12000000000000] 2.") })
        #expect(line.fonts.contains { $0.hasPrefix("NotoSansCJK-Bold.ttc ") })
        #expect(try drawn("Kaufen", font).contains { $0 != 0 })
        #expect(try register(path, digest) == font)
    }

    @Test func aFileThatClaimsToBeTheHousesFontChangesNothing() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("brand.ttf", try await TestFont("Noto Sans:regular").data)
        let font = try register(path, "sha256:cd34")
        #expect(font.family != "Noto Sans")
        #expect(!font.bold)
        #expect(measure("Kaufen").fonts.allSatisfy { $0.hasPrefix("NotoSans-Bold.ttf ") })
        let line = Typesetter.measure("Kaufen", font: font, size: 40, language: "de", direction: .leftToRight)
        #expect(line.fonts.allSatisfy { $0.hasPrefix("Noto Sans [cd34] ") })
    }

    // MARK: Two brands in one process

    @Test func twoFilesOfOneFamilyAreDrawnEachAsItIs() async throws {
        let folder = try TemporaryFolder()
        let large = try await TestFont()
        let paths = [
            try folder.write("a/brand.ttf", large.data), try folder.write("b/brand.ttf", large.shrunk(by: 2).data),
        ]
        // fontconfig's own program finds one family in both.
        let families = try await Tool.run("fc-query", ["-f", "%{family}\n"] + paths)
        #expect(families.output == "DejaVu Serif\nDejaVu Serif\n")
        let first = try register(paths[0], "aaaa1111")
        let (alone, aloneWidth) = (try drawn("Kaufen", first), width("Kaufen", first))
        let second = try register(paths[1], "bbbb2222")
        #expect(abs(2 * width("Kaufen", second) - aloneWidth) <= 2)
        #expect(try drawn("Kaufen", second) != alone)
        #expect(try drawn("Kaufen", first) == alone)
        #expect(width("Kaufen", first) == aloneWidth)
    }

    /// A character that one brand's font has, and no other font of this machine.
    @Test func noTextIsSetInAnotherBrandsFont() async throws {
        let folder = try TemporaryFolder()
        let plain = try await TestFont()
        let logo = plain.mapping("\u{10FFFC}", toGlyphOf: "A")
        let other = try register(try folder.write("plain.ttf", plain.data), "aaaa3333")
        let brand = try register(try folder.write("logo.ttf", logo.data), "bbbb4444")
        #expect(try drawn("\u{10FFFC}", brand) == drawn("A", brand))
        for font in [other, noto] {
            let line = Typesetter.measure(
                "\u{10FFFC}", font: font, size: 40, language: "en", direction: .leftToRight)
            #expect(line.missing == ["\u{10FFFC}"], "\(font.family): \(line.fonts)")
            let finding = #expect(throws: Finding.self) { try drawn("\u{10FFFC}", font) }
            #expect(finding?.code == "glyph-missing")
        }
    }

    /// As a worker meets it that serves one job after the other.
    @Test func anotherFileAtTheSamePathIsAnotherFont() async throws {
        let folder = try TemporaryFolder()
        let large = try await TestFont()
        let path = try folder.write("brand.ttf", large.data)
        let first = try register(path, "aaaa5555")
        let before = try drawn("Kaufen", first)
        // Into the very file that was read.
        try large.shrunk(by: 2).data.write(to: URL(filePath: path), options: [])
        let second = try register(path, "bbbb6666")
        #expect(try drawn("Kaufen", second) != before)
        try FileManager.default.removeItem(atPath: path)
        #expect(try drawn("Verkaufen", second) != drawn("Verkaufen", first))
        #expect(try drawn("Kaufen", first) == before)
    }

    @Test func theDigestIsOfTheBytesThatAreLoaded() async throws {
        let folder = try TemporaryFolder()
        let large = try await TestFont()
        let path = try folder.write("brand.ttf", large.data)
        let bytes = Counted()
        _ = try FontFiles.register(path: path) { data in
            bytes.data = data
            // Too late to be loaded.
            try? large.shrunk(by: 2).data.write(to: URL(filePath: path))
            return "aaaa7777"
        }
        #expect(bytes.data == large.data)
        let same = try register(try folder.write("same.ttf", large.data), "aaaa8888")
        let font = try register(path, "aaaa7777")
        #expect(width("Kaufen", font) == width("Kaufen", same))
    }

    private final class Counted { var data = Data() }

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
                try register(path, "sha256:bad\(index)")
            }
            #expect(finding?.code == code, "\(path)")
        }
    }

    @Test func aFileOfOver32MebibytesIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("big.ttf", Data([0, 1, 0, 0]))
        try #require(FileHandle(forWritingAtPath: path)).truncate(atOffset: UInt64(FontFiles.largestFile) + 1)
        let finding = #expect(throws: Finding.self) { try register(path, "sha256:b16") }
        #expect(finding?.code == "font-too-large")
    }
}
