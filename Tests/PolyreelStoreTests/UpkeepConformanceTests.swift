import Foundation
import PolyreelStore
import TestSupport
import Testing

/// What the upkeep of every store must do, run over each.
@Suite struct UpkeepConformanceTests {
    /// Keeps four results of 1000 bytes each, a to d, and uses a again.
    private func fill(_ fixture: StoreFixture, pin: Pin? = nil) throws {
        let store = try fixture.open()
        for name in ["a", "b", "c", "d"] {
            try StoreFixture.keep(name, in: store)
            StoreFixture.pause()
        }
        _ = try store.result(for: StoreFixture.key("a"))
        if let pin { try fixture.pin(pin, in: store) }
        StoreFixture.pause()
    }

    private func left(_ fixture: StoreFixture) throws -> [String] {
        let store = try fixture.open()
        return try ["a", "b", "c", "d"].filter { try store.result(for: StoreFixture.key($0)) != nil }
    }

    private let pinOfB = StoreFixture.pin("b", of: ["b"])

    @Test(arguments: StoreKind.allCases) func theLongestUnusedGoesFirst(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture)
        // Room for two blobs of 1000 bytes and their small results.
        let result = try fixture.upkeep.collect(keep: 2900) { _ in .stands }
        #expect(try left(fixture) == ["a", "d"])
        #expect(result.freed.results == 2 && result.freed.blobs == 2)
        #expect(result.kept.results == 2 && result.kept.bytes <= 2900)
        let store = try fixture.open()
        #expect(!store.contains(Digest.of(Data(repeating: UInt8(ascii: "b"), count: 1000))))
    }

    @Test(arguments: StoreKind.allCases) func nothingGoesWhereThereIsRoom(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture)
        let result = try fixture.upkeep.collect(keep: 1 << 40) { _ in .stands }
        #expect(result.freed == StoreSize())
        #expect(try left(fixture) == ["a", "b", "c", "d"])
    }

    @Test(arguments: StoreKind.allCases) func whatIsPinnedStaysEvenIfNothingShallBeKept(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let result = try fixture.upkeep.collect(keep: 0) { $0.pin == pinOfB ? .stands : .gone }
        #expect(try left(fixture) == ["b"])
        #expect(result.pinned == result.kept && result.pinned.blobs == 1)
        #expect(result.droppedPins == 0)
    }

    @Test(arguments: StoreKind.allCases) func aPinWhoseFilmNoLongerStandsHoldsNothing(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let result = try fixture.upkeep.collect(keep: 0) { _ in .gone }
        #expect(try left(fixture) == [])
        #expect(result.droppedPins == 1 && result.kept == StoreSize())
        #expect(try fixture.upkeep.status { _ in .stands }.published == 0)
    }

    @Test(arguments: StoreKind.allCases) func aNewPinOfARecordReplacesTheOld(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        try fixture.pin(StoreFixture.pin("b", film: "other", of: ["c"]), in: fixture.open())
        StoreFixture.pause()
        _ = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(try left(fixture) == ["c"])
    }

    @Test(arguments: StoreKind.allCases) func aBlobThatTwoResultsShareStaysWithTheSecond(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        var store: (any Store)? = try fixture.open()
        let blob = try store.map { try StoreFixture.keep("a", in: $0) }
        StoreFixture.pause()
        if let blob { try store?.keep(StoredResult(outputs: ["segment": blob]), for: StoreFixture.key("b")) }
        StoreFixture.pause()
        store = nil
        let all = try fixture.upkeep.status { _ in .stands }.all
        #expect(all.results == 2 && all.blobs == 1)
        _ = try fixture.upkeep.collect(keep: all.bytes - 1) { _ in .stands }
        #expect(try left(fixture) == ["b"])
        #expect(try blob.map(fixture.open().isWhole) == true)
        _ = store
    }

    @Test(arguments: StoreKind.allCases) func aBlobThatNoResultNamesGoes(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        let blob = try StoreFixture.ingest("x", in: fixture.open())
        StoreFixture.pause()
        #expect(try fixture.upkeep.status { _ in .stands }.unnamed == StoreSize(blobs: 1, bytes: 1000))
        let result = try fixture.upkeep.collect(keep: 1 << 40) { _ in .stands }
        #expect(result.freed == StoreSize(blobs: 1, bytes: 1000))
        #expect(try !fixture.open().contains(blob))
    }

    @Test(arguments: StoreKind.allCases) func aResultThatNamesAMissingBlobIsDropped(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let missing = StoreFixture.key("never made")
        try fixture.open().keep(StoredResult(outputs: ["segment": missing]), for: StoreFixture.key("b"))
        let found = try fixture.upkeep.verify()
        #expect(!found.isSound && found.damaged.isEmpty)
        #expect(found.dropped.map(\.key) == [StoreFixture.key("b")])
        #expect(found.dropped.map(\.missing) == [[missing]] && found.dropped.map(\.published) == [["glow/b"]])
        #expect(try left(fixture) == ["a", "c", "d"])
        #expect(try fixture.upkeep.verify().isSound)
    }

    @Test(arguments: StoreKind.allCases) func statusCountsEverythingOnce(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let status = try fixture.upkeep.status { _ in .stands }
        #expect(status.all.results == 4 && status.all.blobs == 4 && status.all.bytes >= 4000)
        #expect(status.published == 1 && status.pinned.results == 1 && status.pinned.blobs == 1)
        #expect(status.unnamed == StoreSize())
    }

    // MARK: Pins

    @Test(arguments: StoreKind.allCases) func aFilmThatCannotBeSeenHoldsWhatItHeld(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        #expect(try fixture.upkeep.status { _ in .unseen }.unseen == 1)
        let result = try fixture.upkeep.collect(keep: 0) { _ in .unseen }
        #expect(try left(fixture) == ["b"])
        #expect(result.unseen == 1 && result.droppedPins == 0 && result.pinned.results == 1)
    }

    /// The same variant in two outputs, as for a test and for good.
    @Test(arguments: StoreKind.allCases) func twoOutputsPinTheirOwnFilms(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let other = StoreFixture.pin("b", film: "other", of: ["c"])
        try fixture.pin(other, output: "second", in: fixture.open())
        StoreFixture.pause()
        _ = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(try left(fixture) == ["b", "c"])
        // The first output gets the film of the second: nothing names its own any more.
        try fixture.pin(other, in: fixture.open())
        StoreFixture.pause()
        var places: [Int] = []
        _ = try fixture.upkeep.collect(keep: 0) { film in
            places.append(film.places.count)
            return .stands
        }
        #expect(try left(fixture) == ["c"])
        #expect(places == [2])
    }

    @Test(arguments: StoreKind.allCases) func aPinIsToldWhereItsRecordLies(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        var seen: [PinnedFilm] = []
        _ = try fixture.upkeep.status { film in
            seen.append(film)
            return .stands
        }
        #expect(seen.map(\.pin) == [pinOfB])
        #expect(seen.flatMap { $0.places.map(\.record) } == [fixture.folder.path("out/glow/b.json")])
    }

    // MARK: What holds for this machine only

    @Test(arguments: StoreKind.allCases) func resultsOfThisMachineAreCountedVerifiedAndCollected(_ kind: StoreKind)
        throws
    {
        let fixture = try StoreFixture(kind)
        try {
            let store = try fixture.open()
            try StoreFixture.keep("a", in: store)
            StoreFixture.pause()
            try store.local.remember("here", for: StoreFixture.key("a"))
            try store.local.keep(
                StoredResult(outputs: ["lost": StoreFixture.key("never made")]), for: StoreFixture.key("b"))
        }()
        StoreFixture.pause()
        let status = try fixture.upkeep.status { _ in .stands }
        #expect(status.all.results == 3 && status.local.results == 2)
        let found = try fixture.upkeep.verify()
        #expect(found.checked.results == 3)
        #expect(found.dropped.map(\.key) == [StoreFixture.key("b")] && found.dropped.map(\.local) == [true])
        // The longest unused goes first, whichever part it is in.
        let room = try fixture.upkeep.status { _ in .stands }.local.bytes
        let collected = try fixture.upkeep.collect(keep: room) { _ in .stands }
        #expect(collected.freed.results == 1 && collected.freed.blobs == 1)
        try {
            let store = try fixture.open()
            #expect(try store.result(for: StoreFixture.key("a")) == nil)
            #expect(try store.local.recalled(String.self, for: StoreFixture.key("a")) == "here")
        }()
    }

    @Test(arguments: StoreKind.allCases) func aPinHoldsNothingOfThisMachine(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        try fixture.open().local.remember("here", for: StoreFixture.key("b"))
        StoreFixture.pause()
        _ = try fixture.upkeep.collect(keep: 0) { _ in .stands }
        #expect(try left(fixture) == ["b"])
        #expect(try fixture.open().local.result(for: StoreFixture.key("b")) == nil)
    }
}
