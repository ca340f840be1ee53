import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelYAML
import TestSupport
import Testing

/// Whatever the bytes, reading ends with a manifest or with the reason why there is none.
@Suite struct HostileManifestTests {
    /// SplitMix64: the same mutations on every machine.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private func isAnswered(_ data: Data, _ files: FolderFiles, _ catalogue: Catalogue) -> Bool {
        let reading = ManifestReader.read(data, file: "glow.yaml", catalogue: catalogue, files: files)
        let placed = reading.findings.allSatisfy { $0.location?.file == "glow.yaml" && !$0.message.isEmpty }
        return placed && (reading.manifest == nil) == reading.findings.hasErrors
    }

    @Test func everyTruncationIsAnswered() throws {
        let folder = try Example.folder()
        let (files, catalogue) = (FolderFiles(root: folder.path), try Example.catalogue())
        let bytes = Data(Example.yaml.utf8)
        var answered = 0
        for length in 0...bytes.count where isAnswered(bytes.prefix(length), files, catalogue) { answered += 1 }
        #expect(answered == bytes.count + 1)
    }

    @Test(arguments: 0..<8)
    func mutationsAreAnswered(seed: Int) throws {
        let folder = try Example.folder()
        let (files, catalogue) = (FolderFiles(root: folder.path), try Example.catalogue())
        var generator = Generator(state: UInt64(seed))
        let tokens = [
            "&a ", "*a", "? ", "[", "]", "{", "}", ": ", "- ", "\n", "\t", "|", ">", "!!x ", "\"", "'", "#", "~",
        ]
        var answered = 0
        for _ in 0..<250 {
            var bytes = Array(Example.yaml.utf8)
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 32..<127, using: &generator), at: place)
                case 3:
                    bytes.insert(contentsOf: Array(tokens.randomElement(using: &generator)?.utf8 ?? "".utf8), at: place)
                default:
                    let end = min(bytes.count, place + Int.random(in: 1..<80, using: &generator))
                    bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
                }
            }
            if isAnswered(Data(bytes), files, catalogue) { answered += 1 }
        }
        #expect(answered == 250)
    }

    @Test func aManifestThatIsNotThereIsAFinding() throws {
        let reading = ManifestReader.read(
            path: "/no/such/glow.yaml", catalogue: try Example.catalogue(), allowedRoots: [])
        #expect(reading.findings.map(\.code) == ["file-missing"])
        #expect(reading.findings.first?.location?.file == "/no/such/glow.yaml")
    }

    @Test func aHugeManifestIsRefusedUnread() throws {
        let folder = try Example.folder("")
        try #require(truncate(folder.path("glow.yaml"), 100 << 20) == 0)
        let reading = ManifestReader.read(
            path: folder.path("glow.yaml"), catalogue: try Example.catalogue(), allowedRoots: [])
        #expect(reading.findings.map(\.code) == ["file-too-large"])
    }

    @Test func allowedRootsReachTheReader() throws {
        let (folder, other) = (try Example.folder(), try TemporaryFolder())
        try other.write("film.mp4", "x")
        try folder.write("glow.yaml", Example.yaml.replacing("file: glow.mp4", with: "file: \(other.path("film.mp4"))"))
        let path = folder.path("glow.yaml")
        let refused = ManifestReader.read(path: path, catalogue: try Example.catalogue(), allowedRoots: [])
        #expect(refused.findings.map(\.code) == ["path-outside"])
        #expect(refused.findings.first?.location == SourceLocation(file: path, line: 4, column: 9))
        let allowed = ManifestReader.read(path: path, catalogue: try Example.catalogue(), allowedRoots: [other.path])
        #expect(allowed.findings.map(\.description) == [])
        #expect(allowed.manifest?.asset.file == other.path("film.mp4"))
    }
}
