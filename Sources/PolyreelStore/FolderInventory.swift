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
                guard StoredFile.kind(of: file.path) != .missing else { continue }
                // What is no regular file takes nothing, and was never used.
                let identity = try? FileIdentity(of: file.path, followingLinks: false)
                let name = ResultName(scope: scope, key: file.digest)
                results[name] = StoreInventory.Result(
                    name: name, bytes: identity?.bytes ?? 0, lastUsed: identity?.modified ?? 0,
                    blobs: try content(of: name).map { Set($0.outputs.values) })
            }
        }
    }

    /// Nil when it is there and is not what was kept for its key.
    func content(of result: ResultName) throws -> StoredResult? {
        try StoredFile.contents(of: folder.result(result)).flatMap { ResultEntry.result(in: $0, for: result.key) }
    }

    func blobs() throws -> [Digest: StoreInventory.Blob] {
        try files(in: folder.blobs, ending: "").reduce(into: [:]) { blobs, file in
            guard StoredFile.kind(of: file.path) != .missing else { return }
            let identity = try? FileIdentity(of: file.path, followingLinks: false)
            blobs[file.digest] = StoreInventory.Blob(bytes: identity?.bytes ?? 0, lastUsed: identity?.changed ?? 0)
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
