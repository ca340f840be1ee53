import Foundation
import PolyreelStore
import TestSupport
import Testing

/// Entries of a store in a folder that are not what was kept: known when they are read, told and dropped by verifying.
@Suite struct DamagedEntryTests {
    private let fixture: StoreFixture
    private let facts = Data(#"{"pictureBytes":[1200,80,75,310]}"#.utf8)

    init() throws { fixture = try StoreFixture() }

    private func keep(_ names: String...) throws {
        let store = try fixture.open()
        for name in names {
            let blob = try StoreFixture.ingest(name, in: store)
            try store.keep(StoredResult(outputs: ["segment": blob], facts: facts), for: StoreFixture.key(name))
        }
    }

    private func read(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: fixture.resultFile(name))) }

    @Test func anEntryWithAnyOneByteChangedIsNotBelieved() throws {
        try keep("a")
        let store = try fixture.open()
        let whole = try read("a")
        #expect(try store.result(for: StoreFixture.key("a"))?.facts == facts)
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 1
            try bytes.write(to: URL(filePath: fixture.resultFile("a")))
            #expect(try store.result(for: StoreFixture.key("a")) == nil, "byte \(index)")
        }
        for cut in 0..<whole.count {
            try whole.prefix(cut).write(to: URL(filePath: fixture.resultFile("a")))
            #expect(try store.result(for: StoreFixture.key("a")) == nil, "cut at \(cut)")
        }
    }

    /// The digest is a SHA-256 over the rest of the file, as another program computes it.
    @Test func anEntryCarriesItsKeyAndItsOwnDigest() async throws {
        try keep("a")
        let text = String(decoding: try read("a"), as: UTF8.self)
        let entry = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(entry["key"] as? String == StoreFixture.key("a").hex)
        let head = "{\"digest\":\"" + (entry["digest"] as? String ?? "") + "\","
        #expect(text.hasPrefix(head))
        let body = try fixture.folder.write("body", "{" + text.dropFirst(head.count))
        let told = try await Tool.run("sha256sum", [body]).output
        #expect(told.hasPrefix(entry["digest"] as? String ?? "-"))
    }

    @Test func swappedEntriesAreMadeAgainAndFoundByVerifying() throws {
        try keep("german", "french", "whole")
        let (german, french) = (try read("german"), try read("french"))
        try french.write(to: URL(filePath: fixture.resultFile("german")))
        try german.write(to: URL(filePath: fixture.resultFile("french")))
        let store = try fixture.open()
        for name in ["german", "french"] { #expect(try store.result(for: StoreFixture.key(name)) == nil) }
        let found = try fixture.upkeep.verify()
        #expect(!found.isSound && found.damaged.isEmpty)
        #expect(Set(found.dropped.map(\.key)) == [StoreFixture.key("german"), StoreFixture.key("french")])
        #expect(try fixture.upkeep.verify().isSound)
        try keep("german", "french")
        #expect(try store.result(for: StoreFixture.key("german"))?.facts == facts)
        #expect(try fixture.upkeep.verify().isSound)
    }

    /// What stands where a file belongs.
    enum Stranger: String, CaseIterable, Sendable {
        case folder, link, danglingLink, linkToTheVeryBytes, pipe

        func put(at path: String, instead: Data) throws {
            try FileManager.default.removeItem(atPath: path)
            switch self {
            case .folder:
                try FileManager.default.createDirectory(atPath: "\(path)/in", withIntermediateDirectories: true)
            case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
            case .danglingLink: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "gone")
            case .linkToTheVeryBytes:
                try instead.write(to: URL(filePath: path + ".moved"))
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".moved")
            case .pipe: #expect(mkfifo(path, 0o644) == 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: Stranger.allCases)
    func aBlobThatIsNoFileIsHealed(_ stranger: Stranger) throws {
        try keep("a")
        let store = try fixture.open()
        let blob = Digest.of(Data(repeating: UInt8(ascii: "a"), count: 1000))
        let file = fixture.file(of: blob)
        try stranger.put(at: file, instead: try Data(contentsOf: URL(filePath: file)))
        #expect(!store.contains(blob))
        #expect(try !store.isWhole(blob))
        #expect(try !store.fetch(blob, to: fixture.folder.path("fetched")))
        #expect(try StoreFixture.ingest("a", in: store) == blob)
        #expect(try store.isWhole(blob))
        // Found by verifying alone, and over again what was there.
        try stranger.put(at: file, instead: try Data(contentsOf: URL(filePath: file)))
        let found = try fixture.upkeep.verify()
        #expect(found.damaged.map(\.digest) == [blob] && found.dropped.map(\.key) == [StoreFixture.key("a")])
        try keep("a")
        #expect(try fixture.upkeep.verify().isSound)
    }

    @Test(.timeLimit(.minutes(1)), arguments: Stranger.allCases)
    func aResultThatIsNoFileIsHealed(_ stranger: Stranger) throws {
        try keep("a")
        let store = try fixture.open()
        let file = fixture.resultFile("a")
        try stranger.put(at: file, instead: try read("a"))
        #expect(try store.result(for: StoreFixture.key("a")) == nil)
        try keep("a")
        #expect(try store.result(for: StoreFixture.key("a"))?.facts == facts)
        try stranger.put(at: file, instead: try read("a"))
        _ = try fixture.upkeep.status { _ in .stands }
        #expect(try fixture.upkeep.verify().dropped.map(\.key) == [StoreFixture.key("a")])
        try keep("a")
        try stranger.put(at: file, instead: try read("a"))
        _ = try fixture.upkeep.collect(keep: 1 << 40) { _ in .stands }
        try keep("a")
        #expect(try fixture.upkeep.verify().isSound)
    }

    /// A file where a folder of entries belongs.
    @Test func aPartThatIsNoFolderIsMadeOne() throws {
        try keep("a")
        let part = (fixture.resultFile("a") as NSString).deletingLastPathComponent
        try FileManager.default.removeItem(atPath: part)
        try Data().write(to: URL(filePath: part))
        #expect(try fixture.open().result(for: StoreFixture.key("a")) == nil)
        #expect(try fixture.upkeep.verify().dropped.isEmpty)
        try keep("a")
        #expect(try fixture.open().result(for: StoreFixture.key("a"))?.facts == facts)
    }

    /// A measured value with numbers that nothing has.
    private struct Level: Codable, Equatable, Plausible {
        let loudness: Int
        var isPlausible: Bool { (-70...0).contains(loudness) }
    }

    @Test func aNumberOutsideOfItsRangeIsMadeAgain() throws {
        let store = try fixture.open()
        let key = StoreFixture.key("level")
        for level in [10_000_000, .max, .min] {
            try store.remember(Level(loudness: level), for: key)
            #expect(try store.recalled(Level.self, for: key) == nil)
        }
        #expect(try store.remembered(key) { Level(loudness: -14) } == Level(loudness: -14))
        #expect(try store.recalled(Level.self, for: key) == Level(loudness: -14))
    }
}
