public import Foundation
public import PolyreelCore

/// A folder and the roots the user allows besides it; nothing outside of them is read, by whatever path or link.
public struct FolderFiles: ManifestFiles {
    /// The folder that relative paths start from.
    public let root: String
    /// Real paths that everything must lie in, the folder first.
    private let roots: [String]

    /// A root that does not exist allows nothing.
    public init(root: String, allowedRoots: [String] = []) {
        self.root = Self.realPath(root.isEmpty ? "." : root) ?? root
        roots = ([root.isEmpty ? "." : root] + allowedRoots).compactMap(Self.realPath)
    }

    /// The file's absolute path, links resolved.
    /// - Throws: `path-outside`, `file-missing`, `file-special`, `file-unreadable` or `path-malformed`.
    public func resolve(_ path: String) throws(Finding) -> String {
        let real = try locate(path)
        close(try open(real, named: path))
        return real
    }

    /// The folder's absolute path, links resolved.
    /// - Throws: as `resolve`; `not-a-folder` for a file.
    public func resolveFolder(_ path: String) throws(Finding) -> String {
        let real = try locate(path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder), isFolder.boolValue else {
            throw .error("not-a-folder", "'\(path)' is not a folder", hint: "name a folder")
        }
        return real
    }

    /// The file's bytes.
    /// - Throws: as `resolve`; `file-too-large` for more than `limit` bytes.
    public func read(_ path: String, limit: Int) throws -> Data {
        let descriptor = try open(try locate(path), named: path)
        defer { close(descriptor) }
        return try RegularFile.read(descriptor, path: path, limit: limit)
    }

    /// Names in a folder, sorted.
    /// - Throws: as `resolveFolder`.
    public func list(_ path: String) throws -> [String] {
        let folder = try resolveFolder(path)
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Finding.error("file-unreadable", "the folder '\(path)' cannot be listed")
        }
    }

    /// The real path of what stands at `path`, inside the roots.
    private func locate(_ path: String) throws(Finding) -> String {
        guard !path.isEmpty, path.utf8.count < 4096, !path.utf8.contains(0) else {
            throw .error("path-malformed", "the path is empty, too long or holds a NUL")
        }
        let absolute = path.hasPrefix("/") ? path : root + "/" + path
        if let real = Self.realPath(absolute) {
            guard isInside(real) else { throw outside(path) }
            return real
        }
        // What is outside must not be told apart from what is not there: the nearest folder that exists decides.
        var parent = absolute
        while let slash = parent.lastIndex(of: "/"), slash != parent.startIndex {
            parent = String(parent[..<slash])
            guard let real = Self.realPath(parent) else { continue }
            guard isInside(real), !climbs(absolute.dropFirst(parent.count)) else { throw outside(path) }
            throw .error(
                "file-missing", "there is no '\(path)'", hint: "check the path; it starts at the manifest's folder")
        }
        throw outside(path)
    }

    private func climbs(_ rest: Substring) -> Bool {
        rest.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }

    /// By bytes, as the file system has it: equal letters composed in two ways are two names.
    private func isInside(_ real: String) -> Bool {
        roots.contains { root in
            real.utf8.elementsEqual(root.utf8) || real.utf8.starts(with: (root == "/" ? root : root + "/").utf8)
        }
    }

    private func outside(_ path: String) -> Finding {
        .error(
            "path-outside", "'\(path)' leads out of the manifest's folder",
            hint: "move the file there, or allow its folder with --allow DIR")
    }

    /// Opens the real path, and checks that what was opened is still inside: a link may have changed meanwhile.
    private func open(_ real: String, named path: String) throws(Finding) -> Int32 {
        var descriptor: Int32
        do {
            descriptor = try RegularFile.open(real)
        } catch {
            throw Finding(error.severity, error.code, error.message.replacing(real, with: path), hint: error.hint)
        }
        if let opened = Self.realPath("/proc/self/fd/\(descriptor)"), !isInside(opened) {
            close(descriptor)
            descriptor = -1
        }
        guard descriptor >= 0 else { throw outside(path) }
        return descriptor
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
