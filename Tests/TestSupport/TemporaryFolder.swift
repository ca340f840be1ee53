public import Foundation

/// A folder that is gone when the test is over.
public final class TemporaryFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "polyreel-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    public var path: String { url.path }

    /// The path of a name inside.
    public func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file, and the folders above it.
    @discardableResult
    public func write(_ name: String, _ content: String) throws -> String {
        try write(name, Data(content.utf8))
    }

    @discardableResult
    public func write(_ name: String, _ content: Data) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
        return file.path
    }
}
