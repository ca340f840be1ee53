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

    // MARK: What holds for this machine only

    @Test(arguments: Kind.allCases) func resultsOfThisMachineAreApart(_ kind: Kind) throws {
        let store = try store(kind)
        let key = Digest.of(Data("key".utf8))
        try store.keep(StoredResult(outputs: [:], facts: Data("everywhere".utf8)), for: key)
        #expect(try store.local.result(for: key) == nil)
        try store.local.keep(StoredResult(outputs: [:], facts: Data("here".utf8)), for: key)
        #expect(try store.result(for: key)?.facts == Data("everywhere".utf8))
        #expect(try store.local.result(for: key)?.facts == Data("here".utf8))
    }

    // MARK: What is remembered

    enum Part: String, CaseIterable, Sendable {
        case everywhere, local

        func results(of store: any Store) -> any ResultStore {
            switch self {
            case .everywhere: store
            case .local: store.local
            }
        }
    }

    @Test(arguments: Kind.allCases, Part.allCases) func whatIsRememberedIsMadeOnce(_ kind: Kind, _ part: Part) throws {
        let store = try store(kind)
        let results = part.results(of: store)
        let made = Counter()
        func value(_ name: String) throws -> [String] {
            try results.remembered(Digest.of(Data(name.utf8))) {
                made.add(1)
                return [name, "\(made.value)"]
            }
        }
        #expect(try value("a") == ["a", "1"])
        #expect(try value("a") == ["a", "1"])
        #expect(try value("b") == ["b", "2"])
        #expect(made.value == 2)
    }

    @Test(arguments: Kind.allCases, Part.allCases) func whatIsAwaitedIsMadeOnce(_ kind: Kind, _ part: Part) async throws
    {
        let store = try store(kind)
        let results = part.results(of: store)
        let made = Counter()
        for _ in 0..<2 {
            let value = try await results.remembered(Digest.of(Data("a".utf8))) {
                await Task.yield()
                made.add(1)
                return made.value
            }
            #expect(value == 1)
        }
    }

    /// What another version kept under the same key, or half of it.
    @Test(arguments: Kind.allCases, Part.allCases) func whatCannotBeReadIsMadeAgain(_ kind: Kind, _ part: Part) throws {
        let store = try store(kind)
        let results = part.results(of: store)
        let key = Digest.of(Data("a".utf8))
        for damaged in [Data("[\"1\", ".utf8), Data("{\"other\": true}".utf8), Data(), nil] {
            try results.keep(StoredResult(outputs: [:], facts: damaged), for: key)
            #expect(try results.recalled([Int].self, for: key) == nil)
            #expect(try results.remembered(key) { [7] } == [7])
            #expect(try results.recalled([Int].self, for: key) == [7])
        }
    }

    @Test(arguments: Kind.allCases) func whatCouldNotBeMadeIsNotRemembered(_ kind: Kind) throws {
        let store = try store(kind)
        let key = Digest.of(Data("a".utf8))
        #expect(throws: StoreError.self) {
            try store.remembered(key) { () throws -> Int in throw StoreError(doing: "making", status: EIO) }
        }
        #expect(try store.result(for: key) == nil)
        #expect(throws: StoreError.self) {
            try store.rememberedFile(key, as: "f", at: folder.path("f")) { file in
                try Data("half".utf8).write(to: URL(filePath: file))
                throw StoreError(doing: "making", status: EIO)
            }
        }
        #expect(try store.result(for: key) == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path("f")))
    }

    @Test(arguments: Kind.allCases) func aFileIsMadeOnceAndAgainWhereItIsNotThere(_ kind: Kind) throws {
        let store = try store(kind)
        let key = Digest.of(Data("a".utf8))
        let made = Counter()
        func put(_ name: String) throws -> Data {
            try store.rememberedFile(key, as: "picture", at: folder.path(name)) { file in
                made.add(1)
                try Data("picture \(made.value)".utf8).write(to: URL(filePath: file))
            }
            return try Data(contentsOf: URL(filePath: folder.path(name)))
        }
        #expect(try put("one") == Data("picture 1".utf8))
        #expect(try put("two") == Data("picture 1".utf8))
        // A result that names what is not there, and one that names something else.
        for outputs in [["picture": Digest.of(Data("nothing".utf8))], ["other": Digest.of(Data("picture 1".utf8))]] {
            try store.keep(StoredResult(outputs: outputs), for: key)
            let count = made.value
            #expect(try put("again \(count)") == Data("picture \(count + 1)".utf8))
        }
    }

    @Test(arguments: Kind.allCases) func aScratchFolderIsGoneAfterwardsWhateverHappens(_ kind: Kind) async throws {
        let store = try store(kind)
        let folder = try await store.withScratchFolder("work") { folder in
            try Data("x".utf8).write(to: URL(filePath: "\(folder)/file"))
            return folder
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
        var failed = ""
        await #expect(throws: StoreError.self) {
            try await store.withScratchFolder("work") { folder in
                failed = folder
                #expect(FileManager.default.fileExists(atPath: folder))
                throw StoreError(doing: "working", status: EIO)
            }
        }
        #expect(!failed.isEmpty && !FileManager.default.fileExists(atPath: failed))
    }
}
