public import Foundation
public import PolyreelCore

/// Reads a file from disk without trusting what it is.
public enum RegularFile {
    /// The bytes of a regular file.
    ///
    /// A named pipe or a device is never waited for, and a file that is too large is not read.
    /// - Throws: `file-missing`, `file-special`, `file-too-large` or `file-unreadable`.
    public static func read(_ path: String, limit: Int) throws(Finding) -> Data {
        let descriptor = try open(path)
        defer { close(descriptor) }
        return try read(descriptor, path: path, limit: limit)
    }

    /// Opens a regular file for reading; the caller closes it.
    static func open(_ path: String) throws(Finding) -> Int32 {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .error("path-malformed", "the path is empty or holds a NUL")
        }
        let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            let reason = errno
            if reason == ENOENT || reason == ENOTDIR {
                throw .error("file-missing", "there is no file '\(path)'", hint: "check the path")
            }
            throw .error("file-unreadable", "'\(path)' cannot be opened: \(String(cString: strerror(reason)))")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .error(
                "file-special", "'\(path)' is not a regular file", hint: "folders, pipes and devices are not read")
        }
        return descriptor
    }

    /// The bytes of a user's own data file; nil where there is none.
    public static func readData(_ path: String) throws(Findings) -> Data? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try read(path, limit: YAMLNode.largestFile)
        } catch {
            throw Findings(error)
        }
    }

    static func read(_ descriptor: Int32, path: String, limit: Int) throws(Finding) -> Data {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .error("file-unreadable", "'\(path)' cannot be read") }
        guard status.st_size <= limit else {
            throw .tooLarge(bytes: Int(status.st_size), limit: limit, at: SourceLocation(file: path))
        }
        // One byte more than allowed: the file may have grown since.
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while data.count <= limit {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .error("file-unreadable", "'\(path)' cannot be read: \(String(cString: strerror(errno)))")
            }
            data.append(contentsOf: buffer[..<count])
        }
        guard data.count <= limit else {
            throw .tooLarge(bytes: data.count, limit: limit, at: SourceLocation(file: path))
        }
        return data
    }
}
