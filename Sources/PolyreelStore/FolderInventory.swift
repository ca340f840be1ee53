internal import Foundation

/// Reads what a store's folder holds, without using it. What vanishes meanwhile is left out.
struct FolderInventory {
    let folder: StoreFolder

    func read(pins: [Pin], unseen: Int) throws -> StoreInventory {
        // Results first: a blob that a later one names is younger than the reading, and is not taken for unnamed.
        let results = try results()
        return StoreInventory(results: results, blobs: try blobs(), pins: pins, unseen: unseen)
    }

    func results() throws -> [ResultName: StoreInventory.Result] {
        try ResultScope.allCases.reduce(into: [:]) { results, scope in
            for file in try files(in: folder.results(scope), ending: ".json") {
                guard let identity = try? FileIdentity(of: file.path) else { continue }
                let name = ResultName(scope: scope, key: file.digest)
                results[name] = StoreInventory.Result(
                    name: name, bytes: identity.bytes, lastUsed: identity.modified,
                    blobs: try content(of: file.path).map { Set($0.outputs.values) })
            }
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

    private func files(in root: String, ending: String) throws -> [(path: String, digest: Digest)] {
        try folder.names(in: root).filter { $0.count == 2 }.flatMap { part in
            try folder.names(in: "\(root)/\(part)").compactMap { name in
                guard name.hasSuffix(ending), let digest = Digest(hex: String(name.dropLast(ending.count))) else {
                    return nil
                }
                return ("\(root)/\(part)/\(name)", digest)
            }
        }
    }
}
