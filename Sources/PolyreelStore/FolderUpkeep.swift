internal import Foundation

/// Keeps a store's folder small and sound. It writes nothing into the store, so that it works on a full disk.
public struct FolderUpkeep: StoreUpkeep {
    private let folder: StoreFolder

    /// - Throws: `StoreError` when there is no store at the path.
    public init(path: String) throws(StoreError) {
        folder = StoreFolder(path: path)
        for part in [folder.blobs, folder.results(.everywhere)] {
            try checked(access(part, R_OK | X_OK), "opening the store \(path)")
        }
    }

    public func status(state: (PinnedFilm) -> PinState) throws -> StoreStatus {
        let running = try folder.locked(for: .removal) { folder.sweepScratch().running }
        let held = try FolderPins(folder: folder).all().map { ($0.film.pin, state($0.film)) }.filter { $0.1 != .gone }
        return try FolderInventory(folder: folder).read(pins: held.map(\.0), unseen: held.count { $0.1 == .unseen })
            .status(processes: running.count, since: running.min())
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
            switch state {
            case .whole, .missing: continue
            case .damaged(let identity, let found):
                try folder.drop(blob, damaged: identity)
                damaged.append(.init(digest: digest, bytes: identity.bytes, found: found))
            case .foreign:
                try folder.dropForeign(blob.path)
                damaged.append(.init(digest: digest, bytes: known.bytes, found: nil))
            }
        }
        let users = PinnedKeys(try FolderPins(folder: folder).all().map(\.film.pin))
        var dropped: [StoreVerification.DroppedResult] = []
        for (name, result) in try reading.results().sorted(by: { $0.key < $1.key }) {
            checked.results += 1
            checked.bytes += result.bytes
            guard let missing = try dropUseless(name, reading) else { continue }
            dropped.append(.init(name, missing: missing, users: users))
        }
        return StoreVerification(checked: checked, damaged: damaged, dropped: dropped)
    }

    public func collect(keep bytes: Int64, state: (PinnedFilm) -> PinState) throws -> StoreCollection {
        let (running, removed) = try folder.locked(for: .removal) { folder.sweepScratch() }
        // Whoever opens the store later uses what it reads later than this.
        let moment = try min(running.min() ?? .max, folder.now())
        let reading = FolderInventory(folder: folder)
        let (pins, unseen, dropped) = try held(state)
        let inventory = try reading.read(pins: pins, unseen: unseen)
        var eviction = Eviction(inventory, unusedSince: moment)
        try eviction.run(
            keep: bytes,
            removeResult: { try folder.remove(folder.result($0), unlessUsedSince: moment, by: \.modified) },
            removeBlob: { try folder.remove(folder.blob($0).path, unlessUsedSince: moment, by: \.changed) })
        let pinned = inventory.pinned
        return StoreCollection(
            freed: eviction.freed, kept: inventory.all - eviction.freed, pinned: inventory.size(of: pinned),
            inUse: running.isEmpty ? StoreSize() : inventory.size(of: inventory.used(since: moment), except: pinned),
            droppedPins: dropped, unseen: unseen, removedScratch: removed)
    }

    /// The pins of films that stand or cannot be looked at; others are dropped and counted.
    private func held(_ state: (PinnedFilm) -> PinState) throws -> (pins: [Pin], unseen: Int, dropped: Int) {
        let kept = FolderPins(folder: folder)
        var (pins, unseen, dropped): ([Pin], Int, Int) = ([], 0, try kept.sweep())
        for pin in try kept.all() {
            switch state(pin.film) {
            case .stands: pins.append(pin.film.pin)
            case .unseen:
                pins.append(pin.film.pin)
                unseen += 1
            case .gone: if try kept.drop(pin) { dropped += 1 } else { pins.append(pin.film.pin) }
            }
        }
        return (pins, unseen, dropped)
    }

    /// Drops a result that cannot be read or names blobs that are not there, and answers which; nil when it is of use.
    private func dropUseless(_ name: ResultName, _ reading: FolderInventory) throws -> [Digest]? {
        let file = folder.result(name)
        func missing() throws -> [Digest]? {
            guard StoredFile.kind(of: file) != .missing else { return nil }
            guard let content = try reading.content(of: name) else { return [] }
            let missing = Set(content.outputs.values).filter { StoredFile.kind(of: folder.blob($0).path) != .regular }
            return missing.isEmpty ? nil : missing.sorted()
        }
        guard try missing() != nil else { return nil }
        return try folder.locked(for: .removal) {
            // Made again meanwhile.
            guard let missing = try missing() else { return nil }
            try StoredFile.removeForeign(file)
            try checked(StoredFile.kind(of: file) == .missing ? 0 : unlink(file), "removing \(file)")
            return missing
        }
    }
}
