internal import Foundation
internal import Synchronization

/// A store that lives as long as the process: for tests, and for runs that shall leave nothing behind.
public final class MemoryStore: Store, StoreUpkeep {
    private struct State {
        var blobs: [Digest: Data] = [:]
        var results: [ResultName: (result: StoredResult, lastUsed: Int64)] = [:]
        var pins: [PinName: Pin] = [:]
        /// By record.
        var places: [String: (pin: PinName, place: PinPlace)] = [:]
        /// Counts uses: there is no other clock here.
        var uses: Int64 = 0

        var films: [PinnedFilm] {
            pins.map { name, pin in
                PinnedFilm(
                    pin: pin,
                    places: places.values.filter { $0.pin == name }.map(\.place).sorted { $0.record < $1.record })
            }
        }
    }

    private struct PinName: Hashable {
        let campaign: String
        let id: String
        let film: Digest

        init(_ pin: Pin) { (campaign, id, film) = (pin.campaign, pin.id, pin.film) }
    }

    /// The part that holds for this machine only.
    private struct Local: ResultStore {
        let store: MemoryStore

        func result(for key: Digest) throws -> StoredResult? {
            store.result(named: ResultName(scope: .local, key: key))
        }

        func keep(_ result: StoredResult, for key: Digest) throws {
            store.keep(result, named: ResultName(scope: .local, key: key))
        }
    }

    private let state = Mutex(State())
    private let scratch: URL

    public init() throws {
        scratch = FileManager.default.temporaryDirectory.appending(path: "polyreel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        Scratch.opened(scratch.path)
    }

    deinit { Scratch.remove(scratch.path) }

    public func scratchFile(_ name: String) throws -> String {
        scratch.appending(path: "\(UUID().uuidString)-\(name)").path
    }

    public func ingest(_ path: String) throws -> Digest {
        let data = try Data(contentsOf: URL(filePath: path))
        let digest = Digest.of(data)
        state.withLock { $0.blobs[digest] = data }
        try FileManager.default.removeItem(atPath: path)
        return digest
    }

    public func fetch(_ digest: Digest, to path: String) throws -> Bool {
        guard let data = state.withLock({ $0.blobs[digest] }) else { return false }
        try data.write(to: URL(filePath: path))
        return true
    }

    public func contains(_ digest: Digest) -> Bool { state.withLock { $0.blobs[digest] != nil } }
    public func isWhole(_ digest: Digest) -> Bool { contains(digest) }

    public var local: any ResultStore { Local(store: self) }

    public func result(for key: Digest) throws -> StoredResult? {
        result(named: ResultName(scope: .everywhere, key: key))
    }

    public func keep(_ result: StoredResult, for key: Digest) throws {
        keep(result, named: ResultName(scope: .everywhere, key: key))
    }

    private func result(named name: ResultName) -> StoredResult? {
        state.withLock { state in
            state.uses += 1
            state.results[name]?.lastUsed = state.uses
            return state.results[name]?.result
        }
    }

    private func keep(_ result: StoredResult, named name: ResultName) {
        state.withLock { state in
            state.uses += 1
            state.results[name] = (result, state.uses)
        }
    }

    public func pin(_ pin: Pin, at place: PinPlace) throws {
        state.withLock { state in
            let replaced = state.places.updateValue((PinName(pin), place), forKey: place.record)?.pin
            if let replaced, !state.places.values.contains(where: { $0.pin == replaced }) { state.pins[replaced] = nil }
            state.pins[PinName(pin)] = pin
        }
    }

    public func pins(campaign: String, id: String) throws -> [Pin] {
        state.withLock { $0.pins.values.filter { $0.campaign == campaign && $0.id == id } }
    }

    public func status(state: (PinnedFilm) -> PinState) throws -> StoreStatus {
        self.state.withLock { kept in Self.inventory(kept, kept.films.map { ($0.pin, state($0)) }) }
            .status(processes: 1, since: nil)
    }

    public func verify() throws -> StoreVerification {
        state.withLock { state in
            let checked = Self.inventory(state, []).all
            let dropped = state.results.sorted { $0.key < $1.key }.compactMap { name, kept in
                let missing = Set(kept.result.outputs.values).filter { state.blobs[$0] == nil }.sorted()
                return missing.isEmpty ? nil : (name, missing)
            }
            for (name, _) in dropped { state.results[name] = nil }
            let users = PinnedKeys(Array(state.pins.values))
            return StoreVerification(
                checked: checked, damaged: [],
                dropped: dropped.map { .init($0.0, missing: $0.1, users: users) })
        }
    }

    public func collect(keep bytes: Int64, state: (PinnedFilm) -> PinState) throws -> StoreCollection {
        self.state.withLock { kept in
            let films = kept.films.map { ($0.pin, state($0)) }
            let gone = Set(films.filter { $0.1 == .gone }.map { PinName($0.0) })
            kept.pins = kept.pins.filter { !gone.contains($0.key) }
            kept.places = kept.places.filter { !gone.contains($0.value.pin) }
            let inventory = Self.inventory(kept, films)
            var eviction = Eviction(inventory, unusedSince: .max)
            eviction.run(
                keep: bytes, removeResult: { kept.results.removeValue(forKey: $0) != nil },
                removeBlob: { kept.blobs.removeValue(forKey: $0) != nil })
            return StoreCollection(
                freed: eviction.freed, kept: inventory.all - eviction.freed,
                pinned: inventory.size(of: inventory.pinned), inUse: StoreSize(),
                droppedPins: gone.count, unseen: inventory.unseen, removedScratch: 0)
        }
    }

    /// A key or a digest counts as its 64 digits.
    private static func inventory(_ state: State, _ films: [(Pin, PinState)]) -> StoreInventory {
        let held = films.filter { $0.1 != .gone }
        return StoreInventory(
            results: state.results.reduce(into: [:]) { results, entry in
                let (result, lastUsed) = entry.value
                results[entry.key] = StoreInventory.Result(
                    name: entry.key, bytes: Int64(64 * (1 + result.outputs.count) + (result.facts?.count ?? 0)),
                    lastUsed: lastUsed,
                    blobs: Set(result.outputs.values))
            },
            blobs: state.blobs.mapValues { StoreInventory.Blob(bytes: Int64($0.count), lastUsed: 0) },
            pins: held.map(\.0), unseen: held.count { $0.1 == .unseen })
    }
}
