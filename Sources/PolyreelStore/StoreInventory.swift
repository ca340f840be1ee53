/// What a store holds, as it was read at one moment. Reading it uses nothing.
struct StoreInventory {
    struct Result {
        let key: Digest
        let bytes: Int64
        /// Nanoseconds since 1970, by the file system's clock.
        let lastUsed: Int64
        /// Nil when the result cannot be read.
        let blobs: Set<Digest>?
    }

    struct Blob {
        let bytes: Int64
        /// When it was last ingested or fetched; nanoseconds since 1970, by the file system's clock.
        let lastUsed: Int64
    }

    var results: [Digest: Result] = [:]
    var blobs: [Digest: Blob] = [:]
    /// Of films that stand.
    var pins: [Pin] = []

    /// Everything.
    var all: StoreSize {
        StoreSize(
            results: results.count, blobs: blobs.count,
            bytes: results.values.reduce(0) { $0 + $1.bytes } + blobs.values.reduce(0) { $0 + $1.bytes })
    }

    var pinnedKeys: Set<Digest> { Set(pins.flatMap(\.keys)) }
    var namedBlobs: Set<Digest> { results.values.reduce(into: []) { $0.formUnion($1.blobs ?? []) } }

    var unnamed: StoreSize {
        let named = namedBlobs
        let others = blobs.filter { !named.contains($0.key) }
        return StoreSize(blobs: others.count, bytes: others.values.reduce(0) { $0 + $1.bytes })
    }

    /// Results with their blobs, each blob once.
    /// - Parameter except: keys whose blobs are not counted.
    func size(of keys: some Sequence<Digest>, except: Set<Digest> = []) -> StoreSize {
        let found = keys.compactMap { results[$0] }
        let other = except.reduce(into: Set<Digest>()) { $0.formUnion(results[$1]?.blobs ?? []) }
        let named = found.reduce(into: Set<Digest>()) { $0.formUnion($1.blobs ?? []) }.subtracting(other)
        let there = named.compactMap { blobs[$0] }
        return StoreSize(
            results: found.count, blobs: there.count,
            bytes: found.reduce(0) { $0 + $1.bytes } + there.reduce(0) { $0 + $1.bytes })
    }

    /// Keys of what is not pinned and was used at `moment` or later.
    func used(since moment: Int64) -> [Digest] {
        let pinned = pinnedKeys
        return results.values.filter { $0.lastUsed >= moment && !pinned.contains($0.key) }.map(\.key)
    }

    /// - Parameters:
    ///   - processes: how many have the store open.
    ///   - moment: since when the longest running of them has.
    func status(processes: Int, since moment: Int64?) -> StoreStatus {
        StoreStatus(
            all: all, published: pins.count, pinned: size(of: pinnedKeys), processes: processes,
            inUse: moment.map { size(of: used(since: $0), except: pinnedKeys) } ?? StoreSize(),
            unnamed: unnamed, oldestUse: results.values.map(\.lastUsed).min(),
            latestUse: results.values.map(\.lastUsed).max())
    }
}
