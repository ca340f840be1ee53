internal import Foundation

/// Reads what a store's folder holds, without using it. What vanishes meanwhile is left out.
struct FolderInventory {
    let folder: StoreFolder

    func read(pins: [Pin]) throws -> StoreInventory {
        // Results first: a blob that a later one names is younger than the reading, and is not taken for unnamed.
        let results = try results()
        return StoreInventory(results: results, blobs: try blobs(), pins: pins)
    }

    func results() throws -> [Digest: StoreInventory.Result] {
        try files(in: folder.results, ending: ".json").reduce(into: [:]) { results, file in
            guard let identity = try? FileIdentity(of: file.path) else { return }
            results[file.digest] = StoreInventory.Result(
                key: file.digest, bytes: identity.bytes, lastUsed: identity.modified,
                blobs: try content(of: file.path).map { Set($0.outputs.values) })
        }
    }

    /// Nil when it is there and cannot be read as a result.
    func content(of result: String) throws -> StoredResult? {
        let handle = FileHandle(forReadingAtPath: result)
        guard let handle else {
            if errno == ENOENT { return nil }
            throw StoreError(doing: "reading \(result)", status: errno)
        }
        defer { try? handle.close() }
        return try handle.readToEnd().flatMap { try? JSONDecoder().decode(StoredResult.self, from: $0) }
    }

    func blobs() throws -> [Digest: StoreInventory.Blob] {
        try files(in: folder.blobs, ending: "").reduce(into: [:]) { blobs, file in
            guard let identity = try? FileIdentity(of: file.path) else { return }
            blobs[file.digest] = StoreInventory.Blob(bytes: identity.bytes, lastUsed: identity.changed)
        }
    }

    /// Every pin with the bytes of its file; nil where they are none.
    func pins() throws -> [(file: String, data: Data, pin: Pin?)] {
        try names(in: folder.pins).filter { $0.hasSuffix(".json") }.compactMap { name in
            let file = "\(folder.pins)/\(name)"
            guard let data = FileManager.default.contents(atPath: file) else { return nil }
            return (file, data, try? JSONDecoder().decode(Pin.self, from: data))
        }
    }

    private func files(in root: String, ending: String) throws -> [(path: String, digest: Digest)] {
        try names(in: root).filter { $0.count == 2 }.flatMap { part in
            try names(in: "\(root)/\(part)").compactMap { name in
                guard name.hasSuffix(ending), let digest = Digest(hex: String(name.dropLast(ending.count))) else {
                    return nil
                }
                return ("\(root)/\(part)/\(name)", digest)
            }
        }
    }

    /// Sorted. None where there is no such folder: an older store has no pins.
    private func names(in folder: String) throws -> [String] {
        guard access(folder, F_OK) == 0 else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
