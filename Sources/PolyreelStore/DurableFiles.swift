public import Foundation

/// Writes that survive a power cut: the data first, then the name.
public enum DurableFiles {
    /// Flushes a file, or a folder's names, to the disk.
    public static func flush(_ path: String) throws(StoreError) {
        let descriptor = try checked(open(path, O_RDONLY | O_CLOEXEC), "opening \(path)")
        defer { close(descriptor) }
        try checked(fsync(descriptor), "flushing \(path)")
    }

    /// Renames a whole, flushed file into place; what stood there is replaced in one step.
    public static func move(_ source: String, to target: String) throws(StoreError) {
        try checked(rename(source, target), "moving \(source) to \(target)")
        let folder = (target as NSString).deletingLastPathComponent
        try flush(folder.isEmpty ? "." : folder)
    }

    /// Writes a file elsewhere on its file system and renames it in.
    /// - Parameter folder: where it is written first; nil: beside its place.
    public static func write(_ data: Data, to path: String, by folder: String? = nil) throws(StoreError) {
        let name = "\(temporaryPrefix)\(UUID().uuidString)"
        let temporary = folder.map { "\($0)/\(name)" } ?? path + name
        let descriptor = try checked(
            open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644), "making \(temporary)")
        do {
            defer { close(descriptor) }
            try writeAll(data, to: descriptor, path: temporary)
            try checked(fsync(descriptor), "flushing \(temporary)")
            try move(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static let temporaryPrefix = ".new-"

    /// Whether a file of that name was left by a process that was ended while it wrote beside its place or into a folder
    /// of its own. Of a process that still runs there may be some too.
    public static func isTemporary(_ name: String) -> Bool {
        guard let mark = name.range(of: temporaryPrefix, options: [.backwards, .literal]) else { return false }
        return UUID(uuidString: String(name[mark.upperBound...])) != nil
    }

    /// Makes a folder and those above it.
    public static func makeFolder(_ path: String) throws(StoreError) {
        if mkdir(path, 0o755) == 0 { return }
        if errno == ENOENT, case let parent = (path as NSString).deletingLastPathComponent, !parent.isEmpty,
            parent != path
        {
            try makeFolder(parent)
            if mkdir(path, 0o755) == 0 { return }
        }
        var isFolder: ObjCBool = false
        let status = errno
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw StoreError(doing: "making the folder \(path)", status: status == EEXIST ? ENOTDIR : status)
        }
    }

    /// Gives a file a second name, or copies it where the file system cannot.
    public static func link(_ source: String, to target: String) throws {
        if Glibc.link(source, target) == 0 { return }
        do {
            try FileManager.default.copyItem(atPath: source, toPath: target)
        } catch CocoaError.fileWriteOutOfSpace {
            // Foundation names the source, on another disk perhaps.
            throw StoreError(doing: "writing \(target)", status: ENOSPC)
        }
    }

    private static func writeAll(_ data: Data, to descriptor: Int32, path: String) throws(StoreError) {
        var offset = 0
        while offset < data.count {
            let written = data.withUnsafeBytes { bytes in
                bytes.baseAddress.map { Glibc.write(descriptor, $0 + offset, data.count - offset) } ?? 0
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw StoreError(doing: "writing \(path)", status: errno)
            }
            offset += written
        }
    }
}
