import Foundation
import PolyreelStore
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
        if let pin { try store.pin(pin) }
        StoreFixture.pause()
    }

    private func left(_ fixture: StoreFixture) throws -> [String] {
        let store = try fixture.open()
        return try ["a", "b", "c", "d"].filter { try store.result(for: StoreFixture.key($0)) != nil }
    }

    private let pinOfB = Pin(record: "/out/b.json", film: "film", keys: [StoreFixture.key("b")])

    @Test(arguments: StoreKind.allCases) func theLongestUnusedGoesFirst(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture)
        // Room for two blobs of 1000 bytes and their small results.
        let result = try fixture.upkeep.collect(keep: 2900) { _ in true }
        #expect(try left(fixture) == ["a", "d"])
        #expect(result.freed.results == 2 && result.freed.blobs == 2)
        #expect(result.kept.results == 2 && result.kept.bytes <= 2900)
        let store = try fixture.open()
        #expect(!store.contains(Digest.of(Data(repeating: UInt8(ascii: "b"), count: 1000))))
    }

    @Test(arguments: StoreKind.allCases) func nothingGoesWhereThereIsRoom(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture)
        let result = try fixture.upkeep.collect(keep: 1 << 40) { _ in true }
        #expect(result.freed == StoreSize())
        #expect(try left(fixture) == ["a", "b", "c", "d"])
    }

    @Test(arguments: StoreKind.allCases) func whatIsPinnedStaysEvenIfNothingShallBeKept(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let result = try fixture.upkeep.collect(keep: 0) { $0 == pinOfB }
        #expect(try left(fixture) == ["b"])
        #expect(result.pinned == result.kept && result.pinned.blobs == 1)
        #expect(result.droppedPins == 0)
    }

    @Test(arguments: StoreKind.allCases) func aPinWhoseFilmNoLongerStandsHoldsNothing(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let result = try fixture.upkeep.collect(keep: 0) { _ in false }
        #expect(try left(fixture) == [])
        #expect(result.droppedPins == 1 && result.kept == StoreSize())
        #expect(try fixture.upkeep.status { _ in true }.published == 0)
    }

    @Test(arguments: StoreKind.allCases) func aNewPinOfARecordReplacesTheOld(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        try fixture.open().pin(Pin(record: "/out/b.json", film: "other", keys: [StoreFixture.key("c")]))
        StoreFixture.pause()
        _ = try fixture.upkeep.collect(keep: 0) { _ in true }
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
        let all = try fixture.upkeep.status { _ in true }.all
        #expect(all.results == 2 && all.blobs == 1)
        _ = try fixture.upkeep.collect(keep: all.bytes - 1) { _ in true }
        #expect(try left(fixture) == ["b"])
        #expect(try blob.map(fixture.open().isWhole) == true)
        _ = store
    }

    @Test(arguments: StoreKind.allCases) func aBlobThatNoResultNamesGoes(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        let blob = try StoreFixture.ingest("x", in: fixture.open())
        StoreFixture.pause()
        #expect(try fixture.upkeep.status { _ in true }.unnamed == StoreSize(blobs: 1, bytes: 1000))
        let result = try fixture.upkeep.collect(keep: 1 << 40) { _ in true }
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
        #expect(found.dropped.map(\.missing) == [[missing]] && found.dropped.map(\.published) == [["/out/b.json"]])
        #expect(try left(fixture) == ["a", "c", "d"])
        #expect(try fixture.upkeep.verify().isSound)
    }

    @Test(arguments: StoreKind.allCases) func statusCountsEverythingOnce(_ kind: StoreKind) throws {
        let fixture = try StoreFixture(kind)
        try fill(fixture, pin: pinOfB)
        let status = try fixture.upkeep.status { _ in true }
        #expect(status.all.results == 4 && status.all.blobs == 4 && status.all.bytes >= 4000)
        #expect(status.published == 1 && status.pinned.results == 1 && status.pinned.blobs == 1)
        #expect(status.unnamed == StoreSize())
    }
}
