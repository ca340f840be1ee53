import Foundation
import PolyreelStore
import TestSupport
import Testing

@Suite struct FileDigestsTests {
    private let folder: TemporaryFolder
    private let store: MemoryStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MemoryStore()
    }

    // sha256 of "abc": FIPS 180-2, appendix B.1; of "abd": sha256sum.
    private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    private let abd = "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"

    private func results() throws -> Int { try store.status { _ in .stands }.all.results }

    @Test func whatWasRememberedIsNotReadAgain() throws {
        let file = try folder.write("film.mp4", "abc")
        let digests = FileDigests(store: store)
        // What no file hashes to: it can only come from memory.
        let told = Digest.of(Data("told".utf8))
        try digests.remember([(file, told)])
        #expect(try digests.digest(of: file) == told)
    }

    @Test(arguments: ["abd", "abcd"]) func aFileThatChangedIsHashedAgain(_ content: String) throws {
        let file = try folder.write("film.mp4", "abc")
        let digests = FileDigests(store: store)
        try digests.remember([(file, try Digest.ofFile(file))])
        #expect(try digests.digest(of: file).hex == abc)
        try Data(content.utf8).write(to: URL(filePath: file))
        #expect(try digests.digest(of: file) == Digest.of(Data(content.utf8)))
    }

    @Test func aFileThatWasJustWrittenIsNotRemembered() throws {
        let file = try folder.write("film.mp4", "abc")
        let digests = FileDigests(store: store)
        #expect(try digests.digest(of: file).hex == abc)
        #expect(try results() == 0)
        try Data("abd".utf8).write(to: URL(filePath: file))
        #expect(try digests.digest(of: file).hex == abd)
    }

    @Test func severalFilesAreOneResult() throws {
        let files = try ["a", "b", "c"].map { try folder.write($0, $0) }
        let digests = FileDigests(store: store)
        try digests.remember(try files.map { ($0, try Digest.ofFile($0)) })
        #expect(try results() == 1)
        #expect(try digests.digests(of: files) == ["a", "b", "c"].map { Digest.of(Data($0.utf8)) })
        #expect(try results() == 1)
    }

    @Test func whatIsNotThereIsAnError() throws {
        #expect(throws: StoreError.self) { try FileDigests(store: store).digest(of: folder.path("nothing")) }
        #expect(throws: StoreError.self) { try FileDigests(store: store).digest(of: folder.path) }
    }
}
