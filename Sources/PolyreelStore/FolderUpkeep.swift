internal import Foundation

/// Keeps a store's folder small and sound. It writes nothing into the store, so that it works on a full disk.
public struct FolderUpkeep: StoreUpkeep {
    private let folder: StoreFolder

    /// - Throws: `StoreError` when there is no store at the path.
    public init(path: String) throws(StoreError) {
        folder = StoreFolder(path: path)
        for part in [folder.blobs, folder.results] {
            try checked(access(part, R_OK | X_OK), "opening the store \(path)")
        }
    }

    public func status(stands: (Pin) -> Bool) throws -> StoreStatus {
        let running = try folder.locked(for: .removal) { folder.sweepScratch().running }
        let reading = FolderInventory(folder: folder)
        let pins = try reading.pins().compactMap(\.pin).filter(stands)
        return try reading.read(pins: pins).status(processes: running.count, since: running.min())
    }

    public func verify() throws -> StoreVerification {
        let reading = FolderInventory(folder: folder)
        var checked = StoreSize()
        var damaged: [StoreVerification.DamagedBlob] = []
        for (digest, known) in try reading.blobs().sorted(by: { $0.key < $1.key }) {
            let blob = folder.blob(digest)
            let state = try blob.check()
            if case .missing = state { continue }
            checked.blobs += 1
            checked.bytes += known.bytes
            guard case .damaged(let identity, let found) = state else { continue }
            try folder.drop(blob, damaged: identity)
            damaged.append(.init(digest: digest, bytes: identity.bytes, found: found))
        }
        let pins = try reading.pins().compactMap(\.pin)
        var dropped: [StoreVerification.DroppedResult] = []
        for (key, result) in try reading.results().sorted(by: { $0.key < $1.key }) {
            checked.results += 1
            checked.bytes += result.bytes
            guard let missing = try dropUseless(key, reading) else { continue }
            let published = pins.filter { $0.keys.contains(key) }.map(\.record).sorted()
            dropped.append(.init(key: key, missing: missing, published: published))
        }
        return StoreVerification(checked: checked, damaged: damaged, dropped: dropped)
    }

    public func collect(keep bytes: Int64, stands: (Pin) -> Bool) throws -> StoreCollection {
        let (running, removed) = try folder.locked(for: .removal) { folder.sweepScratch() }
        // Whoever opens the store later uses what it reads later than this.
        let moment = try min(running.min() ?? .max, folder.now())
        let reading = FolderInventory(folder: folder)
        let (pins, dropped) = try standing(reading, stands)
        let inventory = try reading.read(pins: pins)
        var eviction = Eviction(inventory, unusedSince: moment)
        try eviction.run(
            keep: bytes,
            removeResult: { try folder.remove(folder.result($0), unlessUsedSince: moment, by: \.modified) },
            removeBlob: { try folder.remove(folder.blob($0).path, unlessUsedSince: moment, by: \.changed) })
        let pinned = inventory.pinnedKeys
        return StoreCollection(
            freed: eviction.freed, kept: inventory.all - eviction.freed, pinned: inventory.size(of: pinned),
            inUse: running.isEmpty ? StoreSize() : inventory.size(of: inventory.used(since: moment), except: pinned),
            droppedPins: dropped, removedScratch: removed)
    }

    /// The pins of films that stand; others are dropped and counted.
    private func standing(_ reading: FolderInventory, _ stands: (Pin) -> Bool) throws -> ([Pin], dropped: Int) {
        var pins: [Pin] = []
        var dropped = 0
        for (file, data, pin) in try reading.pins() {
            if let pin, stands(pin) {
                pins.append(pin)
                continue
            }
            try folder.locked(for: .removal) {
                // Published again meanwhile.
                guard FileManager.default.contents(atPath: file) == data else { return }
                try checked(unlink(file), "removing \(file)")
                dropped += 1
            }
        }
        return (pins, dropped)
    }

    /// Drops a result that cannot be read or names blobs that are not there, and answers which; nil when it is of use.
    private func dropUseless(_ key: Digest, _ reading: FolderInventory) throws -> [Digest]? {
        let file = folder.result(key)
        func missing() throws -> [Digest]? {
            guard access(file, F_OK) == 0 else { return nil }
            guard let content = try reading.content(of: file) else { return [] }
            let missing = Set(content.outputs.values).filter { access(folder.blob($0).path, F_OK) != 0 }
            return missing.isEmpty ? nil : missing.sorted()
        }
        guard try missing() != nil else { return nil }
        return try folder.locked(for: .removal) {
            // Made again meanwhile.
            guard let missing = try missing() else { return nil }
            try checked(unlink(file), "removing \(file)")
            return missing
        }
    }
}
