public import Foundation

/// What stands at a path in a folder of the program's own. Only a regular file belongs there: a link may lead anywhere, a
/// pipe never ends, a folder cannot be replaced by a file.
public enum StoredFile {
    public enum Kind: Sendable { case regular, foreign, missing }

    /// Links are not followed.
    public static func kind(of path: String) -> Kind {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return .missing }
        return facts.st_mode & S_IFMT == S_IFREG ? .regular : .foreign
    }

    /// Nil where there is no regular file, or its bytes cannot be read.
    /// - Parameter limit: no more bytes of it are read; nil: all.
    /// - Throws: `StoreError` where this user may not, or the process has no file left to open.
    public static func contents(of path: String, limit: Int? = nil) throws(StoreError) -> Data? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno) { return nil }
            throw StoreError(doing: "reading \(path)", status: errno)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let data = if let limit { try? handle.read(upToCount: limit) } else { try? handle.readToEnd() }
        return data ?? Data()
    }

    /// Removes what does not belong at the path; a regular file stays.
    public static func removeForeign(_ path: String) throws {
        guard kind(of: path) == .foreign else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
