import Foundation
import TestSupport
import Testing

@testable import PolyreelStore

/// What is true of a store in a folder: damage, crashes, and other processes.
@Suite struct FolderStoreTests {
    private let fixture: StoreFixture

    init() throws { fixture = try StoreFixture() }

    @Test(arguments: ["bcd", "ab", ""]) func damagedBlobIsNotDeliveredAndHealed(_ damage: String) throws {
        let store = try fixture.open()
        let digest = try StoreFixture.ingest("a", bytes: 3, in: store)
        #expect(try store.isWhole(digest))
        try fixture.damage(digest, with: Data(damage.utf8))
        #expect(try !store.isWhole(digest))
        #expect(!store.contains(digest))
        #expect(try StoreFixture.ingest("a", bytes: 3, in: store) == digest)
        try fixture.damage(digest, with: Data(damage.utf8))
        #expect(try !store.fetch(digest, to: fixture.folder.path("out")))
        #expect(try StoreFixture.ingest("a", bytes: 3, in: store) == digest)
        #expect(try store.fetch(digest, to: fixture.folder.path("out")))
    }

    /// What a disk does to a file leaves its times as they are.
    private func rot(_ digest: Digest) throws {
        let file = fixture.file(of: digest)
        var before = stat()
        #expect(stat(file, &before) == 0)
        try fixture.damage(digest, with: Data(repeating: 0, count: Int(before.st_size)))
        #expect(
            [before.st_atim, before.st_mtim].withUnsafeBufferPointer { utimensat(AT_FDCWD, file, $0.baseAddress, 0) }
                == 0)
    }

    @Test func aBlobThatRottedIsNeverDelivered() throws {
        let store = try fixture.open()
        let digest = try StoreFixture.ingest("a", in: store)
        try rot(digest)
        #expect(try !store.fetch(digest, to: fixture.folder.path("out")))
        #expect(try !store.isWhole(digest))
    }

    @Test func verifyFindsEveryDamagedBlobAndSaysWhich() throws {
        let (rotten, cut, whole) = try {
            let store = try fixture.open()
            return (
                try StoreFixture.keep("r", in: store), try StoreFixture.keep("c", in: store),
                try StoreFixture.keep("w", in: store)
            )
        }()
        try rot(rotten)
        try fixture.damage(cut, with: Data("c".utf8))
        let found = try fixture.upkeep.verify()
        #expect(Set(found.damaged.map(\.digest)) == [rotten, cut])
        // sha256sum of "c"
        #expect(
            found.damaged.first { $0.digest == cut }?.found?.hex
                == "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6")
        #expect(Set(found.dropped.map(\.key)) == [StoreFixture.key("r"), StoreFixture.key("c")])
        #expect(found.checked.blobs == 3 && found.checked.results == 3)
        let store = try fixture.open()
        #expect(!store.contains(rotten) && !store.contains(cut))
        #expect(try store.isWhole(whole))
        #expect(try store.result(for: StoreFixture.key("r")) == nil)
    }

    @Test func truncatedResultCountsAsNoneAndVerifyDropsIt() throws {
        let store = try fixture.open()
        try StoreFixture.keep("a", in: store)
        try Data("{\"outp".utf8).write(to: URL(filePath: fixture.resultFile("a")))
        #expect(try store.result(for: StoreFixture.key("a")) == nil)
        let found = try fixture.upkeep.verify()
        #expect(found.dropped.map(\.key) == [StoreFixture.key("a")])
        #expect(found.dropped.allSatisfy { $0.missing.isEmpty && $0.published.isEmpty })
        #expect(!FileManager.default.fileExists(atPath: fixture.resultFile("a")))
    }

    @Test func scratchOfAnEndedProcessIsRemovedAndThatOfALiveOneIsNot() throws {
        let live = try fixture.open()
        let kept = try live.scratchFile("kept")
        try Data("x".utf8).write(to: URL(filePath: kept))
        // A folder with a lock that nobody holds, and one without: what `kill -9` leaves.
        try fixture.folder.write("store/scratch/dead/lock", "")
        try fixture.folder.write("store/scratch/dead/segment.mp4", "half")
        try fixture.folder.write("store/scratch/unborn/segment.mp4", "half")
        let result = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(result.removedScratch == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(fixture.path)/scratch").count == 1)
        #expect(FileManager.default.fileExists(atPath: kept))
        withExtendedLifetime(live) {}
    }

    @Test func whatARunningJobReadOrMadeIsNotCollected() throws {
        try {
            let earlier = try fixture.open()
            for name in ["read", "unread"] { try StoreFixture.keep(name, in: earlier) }
        }()
        StoreFixture.pause()
        let job = try fixture.open()
        #expect(try job.result(for: StoreFixture.key("read")) != nil)
        try StoreFixture.keep("made", in: job)
        // Taken in, and its result still to come.
        let young = try StoreFixture.ingest("young", in: job)
        StoreFixture.pause()
        let result = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(result.freed.results == 1 && result.freed.blobs == 1)
        #expect(result.inUse.results == 2 && result.inUse.blobs == 2)
        #expect(try job.result(for: StoreFixture.key("unread")) == nil)
        for name in ["read", "made"] {
            let blob = try #require(try job.result(for: StoreFixture.key(name))?.outputs["segment"])
            #expect(try job.fetch(blob, to: fixture.folder.path(name)))
        }
        #expect(try job.isWhole(young))
        #expect(try fixture.upkeep.status { _ in .stands }.processes == 1)
        withExtendedLifetime(job) {}
    }

    @Test func whatIsUsedWhileItIsChosenForRemovalStays() throws {
        try StoreFixture.keep("a", in: fixture.open())
        StoreFixture.pause()
        let folder = StoreFolder(path: fixture.path)
        let (file, chosen) = (fixture.resultFile("a"), try folder.now())
        StoreFixture.pause()
        #expect(try fixture.open().result(for: StoreFixture.key("a")) != nil)
        #expect(try !folder.remove(file, unlessUsedSince: chosen, by: \.modified))
        #expect(FileManager.default.fileExists(atPath: file))
        StoreFixture.pause()
        #expect(try folder.remove(file, unlessUsedSince: folder.now(), by: \.modified))
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func jobsCollectionAndVerificationSideBySideLoseNothing() throws {
        let fixture = fixture
        let wrong = Counter()
        let writers = 3
        let left = Counter()
        left.add(writers)
        DispatchQueue.concurrentPerform(iterations: writers + 2) { index in
            do {
                if index < writers {
                    defer { left.add(-1) }
                    for _ in 0..<40 {
                        let store = try fixture.open()
                        // The same keys and blobs by all.
                        let names = (0..<7).map { "\($0)" }
                        let blobs = try names.map { name in
                            try store.result(for: StoreFixture.key(name))?.outputs["segment"]
                                ?? StoreFixture.keep(name, in: store)
                        }
                        for (name, blob) in zip(names, blobs) {
                            let copy = try store.scratchFile("copy")
                            if try !store.isWhole(blob) || !store.fetch(blob, to: copy) { wrong.add(1) }
                            if try store.result(for: StoreFixture.key(name)) == nil { wrong.add(1) }
                        }
                    }
                } else {
                    while left.value > 0 {
                        if index == writers {
                            _ = try fixture.upkeep.collect(keep: 0) { _ in .stands }
                        } else if try !fixture.upkeep.verify().isSound {
                            wrong.add(1)
                        }
                    }
                }
            } catch {
                Issue.record(error)
            }
        }
        #expect(wrong.value == 0)
        #expect(try fixture.upkeep.verify().isSound)
    }

    // MARK: Stores of older versions

    @Test func anOldStoreOpensAndItsPinsHold() throws {
        try {
            let store = try fixture.open()
            for name in ["a", "b"] { try StoreFixture.keep(name, in: store) }
        }()
        // As it was before results of one machine were apart, and films pinned by campaign and id.
        try FileManager.default.removeItem(atPath: "\(fixture.path)/local")
        let record = fixture.folder.path("out/glow/de-DE/tiktok/glow_1.json")
        let file = "\(fixture.path)/published/\(Digest.of(Data(record.utf8)).hex).json"
        let film = StoreFixture.key("film")
        try Data(#"{"film":"\#(film.hex)","keys":["\#(StoreFixture.key("b").hex)"],"record":"\#(record)"}"#.utf8)
            .write(to: URL(filePath: file))
        StoreFixture.pause()
        var seen: [PinnedFilm] = []
        let collected = try fixture.upkeep.collect(keep: 0) { film in
            seen.append(film)
            return .stands
        }
        #expect(seen.map(\.pin) == [StoreFixture.pin("glow_1", of: ["b"])])
        #expect(seen.flatMap { $0.places.map(\.record) } == [record])
        #expect(seen.allSatisfy { !$0.places.contains(where: \.isInSight) })
        #expect(collected.freed.results == 1 && collected.pinned.results == 1)
        // Pinned as it is now, the old pin goes.
        let store = try fixture.open()
        try FileManager.default.createDirectory(
            atPath: fixture.folder.path("out/glow"), withIntermediateDirectories: true)
        try store.pin(
            StoreFixture.pin("glow_1", of: ["b"]),
            at: PinPlace(record: record, film: film, under: fixture.folder.path("out/glow")))
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try fixture.upkeep.status { _ in .stands }.published == 1)
    }

    /// What may be copied to another machine says nothing of this one.
    @Test func onlyWhatIsLocalNamesAPath() throws {
        let store = try fixture.open()
        let path = try fixture.folder.write("out/glow/film.mp4", "abc")
        try FileDigests(store: store).remember([(path, try Digest.ofFile(path))])
        try StoreFixture.keep("a", in: store)
        try fixture.pin(StoreFixture.pin("glow_1", of: ["a"]), in: store)
        let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.path)
            .filter { $0.hasSuffix(".json") }.sorted()
        #expect(files.map { $0.prefix { $0 != "/" } } == ["local", "local", "published", "results"])
        for file in files where !file.hasPrefix("local/") {
            let text = try String(contentsOfFile: "\(fixture.path)/\(file)", encoding: .utf8)
            #expect(!text.contains("/"), "\(file): \(text)")
        }
    }

    @Test func aPinThatCannotBeReadIsDroppedAndItsPlaceToo() throws {
        try fixture.pin(StoreFixture.pin("b", of: ["b"]), in: fixture.open())
        let file = try #require(
            FileManager.default.subpathsOfDirectory(atPath: "\(fixture.path)/published").first { $0.hasSuffix(".json") }
        )
        try Data("{\"camp".utf8).write(to: URL(filePath: "\(fixture.path)/published/\(file)"))
        let result = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(result.droppedPins == 1)
        for folder in ["published", "local/published"] {
            let left = try FileManager.default.subpathsOfDirectory(atPath: "\(fixture.path)/\(folder)")
            #expect(!left.contains { $0.hasSuffix(".json") })
        }
    }

    /// The same film is published again while it is looked for in vain.
    @Test func aPinThatIsSetWhileItIsDroppedStays() throws {
        let fixture = fixture
        let pin = StoreFixture.pin("b", of: ["b"])
        try StoreFixture.keep("b", in: fixture.open())
        try fixture.pin(pin, in: fixture.open())
        StoreFixture.pause()
        let result = try fixture.upkeep.collect(keep: 0) { _ in
            try? fixture.pin(pin, output: "second", in: fixture.open())
            return .gone
        }
        #expect(result.droppedPins == 0 && result.freed.results == 0)
        #expect(try fixture.upkeep.status { _ in .stands }.published == 1)
    }
}
