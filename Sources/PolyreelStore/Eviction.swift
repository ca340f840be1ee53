/// Which results and blobs of a store go, and in which order.
struct Eviction {
    /// Blobs that no result names and nobody used lately.
    let unnamed: [Digest]
    /// Neither pinned nor in use, the longest unused first.
    let candidates: [StoreInventory.Result]
    private let blobs: [Digest: StoreInventory.Blob]
    private var references: [Digest: Int]
    private var bytes: Int64
    private(set) var freed = StoreSize()

    /// - Parameter moment: what was used then or later may be in use by a running job.
    init(_ inventory: StoreInventory, unusedSince moment: Int64) {
        let pinned = inventory.pinned
        candidates = inventory.results.values
            .filter { $0.lastUsed < moment && !pinned.contains($0.name) }
            .sorted { ($0.lastUsed, $0.name) < ($1.lastUsed, $1.name) }
        let named = inventory.results.values.reduce(into: [Digest: Int]()) { references, result in
            for blob in result.blobs ?? [] { references[blob, default: 0] += 1 }
        }
        references = named
        blobs = inventory.blobs
        unnamed = inventory.blobs.filter { named[$0.key] == nil && $0.value.lastUsed < moment }.map(\.key).sorted()
        bytes = inventory.all.bytes
    }

    /// Removes what may go until no more than `keep` bytes are left.
    /// - Parameters:
    ///   - removeResult: answers false when somebody used it meanwhile; then it stays.
    ///   - removeBlob: the same. A result goes before its blobs, so that a crash leaves none that names what is gone.
    mutating func run(
        keep: Int64, removeResult: (ResultName) throws -> Bool, removeBlob: (Digest) throws -> Bool
    ) rethrows {
        for blob in unnamed { try remove(blob, removeBlob) }
        for result in candidates where bytes > keep {
            guard try removeResult(result.name) else { continue }
            free(StoreSize(results: 1, bytes: result.bytes))
            for blob in (result.blobs ?? []).sorted() {
                references[blob, default: 0] -= 1
                if references[blob] == 0 { try remove(blob, removeBlob) }
            }
        }
    }

    private mutating func remove(_ blob: Digest, _ removeBlob: (Digest) throws -> Bool) rethrows {
        guard let known = blobs[blob], try removeBlob(blob) else { return }
        free(StoreSize(blobs: 1, bytes: known.bytes))
    }

    private mutating func free(_ size: StoreSize) {
        freed = freed + size
        bytes -= size.bytes
    }
}
