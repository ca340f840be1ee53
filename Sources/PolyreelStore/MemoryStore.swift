internal import Foundation
internal import Synchronization

/// A store that lives as long as the process: for tests, and for runs that shall leave nothing behind.
public final class MemoryStore: Store, StoreUpkeep {
    private struct State {
        var blobs: [Digest: Data] = [:]
        var results: [Digest: (result: StoredResult, lastUsed: Int64)] = [:]
        /// By record.
        var pins: [String: Pin] = [:]
        /// Counts uses: there is no other clock here.
        var uses: Int64 = 0
    }

    private let state = Mutex(State())
    private let scratch: URL

    public init() throws {
        scratch = FileManager.default.temporaryDirectory.appending(path: "polyreel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

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

    public func result(for key: Digest) throws -> StoredResult? {
        state.withLock { state in
            state.uses += 1
            state.results[key]?.lastUsed = state.uses
            return state.results[key]?.result
        }
    }

    public func keep(_ result: StoredResult, for key: Digest) throws {
        state.withLock { state in
            state.uses += 1
            state.results[key] = (result, state.uses)
        }
    }

    public func pin(_ pin: Pin) throws { state.withLock { $0.pins[pin.record] = pin } }

    public func status(stands: (Pin) -> Bool) throws -> StoreStatus {
        state.withLock { Self.inventory($0, stands) }.status(processes: 1, since: nil)
    }

    public func verify() throws -> StoreVerification {
        state.withLock { state in
            let checked = Self.inventory(state, { _ in true }).all
            let dropped = state.results.sorted { $0.key < $1.key }.compactMap { key, kept in
                let missing = Set(kept.result.outputs.values).filter { state.blobs[$0] == nil }.sorted()
                let published = state.pins.values.filter { $0.keys.contains(key) }.map(\.record).sorted()
                return missing.isEmpty
                    ? nil : StoreVerification.DroppedResult(key: key, missing: missing, published: published)
            }
            for result in dropped { state.results[result.key] = nil }
            return StoreVerification(checked: checked, damaged: [], dropped: dropped)
        }
    }

    public func collect(keep bytes: Int64, stands: (Pin) -> Bool) throws -> StoreCollection {
        state.withLock { state in
            let pins = state.pins.count
            state.pins = state.pins.filter { stands($0.value) }
            let inventory = Self.inventory(state, { _ in true })
            var eviction = Eviction(inventory, unusedSince: .max)
            eviction.run(
                keep: bytes, removeResult: { state.results.removeValue(forKey: $0) != nil },
                removeBlob: { state.blobs.removeValue(forKey: $0) != nil })
            return StoreCollection(
                freed: eviction.freed, kept: inventory.all - eviction.freed,
                pinned: inventory.size(of: inventory.pinnedKeys), inUse: StoreSize(),
                droppedPins: pins - state.pins.count, removedScratch: 0)
        }
    }

    /// A key or a digest counts as its 64 digits.
    private static func inventory(_ state: State, _ stands: (Pin) -> Bool) -> StoreInventory {
        StoreInventory(
            results: state.results.reduce(into: [:]) { results, entry in
                let (result, lastUsed) = entry.value
                results[entry.key] = StoreInventory.Result(
                    key: entry.key, bytes: Int64(64 * (1 + result.outputs.count) + (result.facts?.count ?? 0)),
                    lastUsed: lastUsed,
                    blobs: Set(result.outputs.values))
            },
            blobs: state.blobs.mapValues { StoreInventory.Blob(bytes: Int64($0.count), lastUsed: 0) },
            pins: state.pins.values.filter(stands))
    }
}
