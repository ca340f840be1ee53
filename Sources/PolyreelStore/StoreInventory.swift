/// What a store holds, as it was read at one moment. Reading it uses nothing.
struct StoreInventory {
    struct Result {
        let name: ResultName
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

    var results: [ResultName: Result] = [:]
    var blobs: [Digest: Blob] = [:]
    /// Of films that stand, or stood where nobody can look now.
    var pins: [Pin] = []
    /// How many of them nobody can look at.
    var unseen = 0

    /// Everything.
    var all: StoreSize {
        StoreSize(
            results: results.count, blobs: blobs.count,
            bytes: results.values.reduce(0) { $0 + $1.bytes } + blobs.values.reduce(0) { $0 + $1.bytes })
    }

    var pinned: Set<ResultName> {
        pins.reduce(into: []) { names, pin in
            names.formUnion(pin.keys.map { ResultName(scope: .everywhere, key: $0) })
        }
    }

    var namedBlobs: Set<Digest> { results.values.reduce(into: []) { $0.formUnion($1.blobs ?? []) } }

    var unnamed: StoreSize {
        let named = namedBlobs
        let others = blobs.filter { !named.contains($0.key) }
        return StoreSize(blobs: others.count, bytes: others.values.reduce(0) { $0 + $1.bytes })
    }

    /// Results with their blobs, each blob once.
    /// - Parameter except: those whose blobs are not counted.
    func size(of names: some Sequence<ResultName>, except: Set<ResultName> = []) -> StoreSize {
        let found = names.compactMap { results[$0] }
        let other = except.reduce(into: Set<Digest>()) { $0.formUnion(results[$1]?.blobs ?? []) }
        let named = found.reduce(into: Set<Digest>()) { $0.formUnion($1.blobs ?? []) }.subtracting(other)
        let there = named.compactMap { blobs[$0] }
        return StoreSize(
            results: found.count, blobs: there.count,
            bytes: found.reduce(0) { $0 + $1.bytes } + there.reduce(0) { $0 + $1.bytes })
    }

    /// What is not pinned and was used at `moment` or later.
    func used(since moment: Int64) -> [ResultName] {
        let pinned = pinned
        return results.values.filter { $0.lastUsed >= moment && !pinned.contains($0.name) }.map(\.name)
    }

    /// - Parameters:
    ///   - processes: how many have the store open.
    ///   - moment: since when the longest running of them has.
    func status(processes: Int, since moment: Int64?) -> StoreStatus {
        StoreStatus(
            all: all, local: size(of: results.keys.filter { $0.scope == .local }), published: pins.count,
            unseen: unseen, pinned: size(of: pinned), processes: processes,
            inUse: moment.map { size(of: used(since: $0), except: pinned) } ?? StoreSize(),
            unnamed: unnamed, oldestUse: results.values.map(\.lastUsed).min(),
            latestUse: results.values.map(\.lastUsed).max())
    }
}
