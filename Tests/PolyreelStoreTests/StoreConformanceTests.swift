import Foundation
import PolyreelStore
import TestSupport
import Testing

/// What every store must do, run over each.
@Suite struct StoreConformanceTests {
    enum Kind: String, CaseIterable, Sendable { case folder, memory }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ kind: Kind) throws -> any Store {
        switch kind {
        case .folder: try FolderStore(path: folder.path("store"))
        case .memory: try MemoryStore()
        }
    }

    // sha256 of "abc": FIPS 180-2, appendix B.1.
    private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test(arguments: Kind.allCases) func whatIsIngestedIsFetched(_ kind: Kind) throws {
        let store = try store(kind)
        let scratch = try store.scratchFile("x")
        try Data("abc".utf8).write(to: URL(filePath: scratch))
        let digest = try store.ingest(scratch)
        #expect(digest.hex == abc)
        #expect(!FileManager.default.fileExists(atPath: scratch))
        #expect(store.contains(digest))
        #expect(try store.fetch(digest, to: folder.path("out")))
        #expect(try Data(contentsOf: URL(filePath: folder.path("out"))) == Data("abc".utf8))
    }

    @Test(arguments: Kind.allCases) func whatIsNotThereIsNotFetched(_ kind: Kind) throws {
        let store = try store(kind)
        #expect(try !store.fetch(Digest.of(Data("nothing".utf8)), to: folder.path("out")))
        #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
        #expect(try store.result(for: Digest.of(Data("nothing".utf8))) == nil)
    }

    @Test(arguments: Kind.allCases) func resultsAreKeptAndReplaced(_ kind: Kind) throws {
        let store = try store(kind)
        let (key, blob) = (Digest.of(Data("key".utf8)), Digest.of(Data("blob".utf8)))
        try store.keep(StoredResult(outputs: ["segment": blob]), for: key)
        #expect(try store.result(for: key)?.outputs == ["segment": blob])
        try store.keep(StoredResult(outputs: [:], facts: Data("f".utf8)), for: key)
        #expect(try store.result(for: key) == StoredResult(outputs: [:], facts: Data("f".utf8)))
    }
}
