internal import Foundation

/// One part of the results of a store in a folder. A result's time of change is that of its last use.
struct FolderResults: ResultStore {
    let folder: StoreFolder
    let scope: ResultScope
    let scratch: ScratchFolder

    func result(for key: Digest) throws -> StoredResult? {
        let file = folder.result(ResultName(scope: scope, key: key))
        guard access(file, F_OK) == 0 else { return nil }
        let data = try folder.locked(for: .use) { () throws -> Data? in
            guard let data = try StoredFile.contents(of: file) else { return nil }
            try checked(utimensat(AT_FDCWD, file, nil, AT_SYMLINK_NOFOLLOW), "using \(file)")
            return data
        }
        // A result that is not what was kept for the key is as good as none: it is made again.
        return data.flatMap { ResultEntry.result(in: $0, for: key) }
    }

    func keep(_ result: StoredResult, for key: Digest) throws {
        let target = folder.result(ResultName(scope: scope, key: key))
        let data = try ResultEntry.data(of: result, for: key)
        try folder.makePlace(for: target)
        try folder.locked(for: .use) {
            try StoredFile.removeForeign(target)
            try DurableFiles.write(data, to: target, by: scratch.path)
        }
    }
}
