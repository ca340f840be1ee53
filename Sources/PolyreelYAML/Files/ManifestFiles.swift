public import Foundation

/// Read access to the manifest's folder and to the roots the user allows; nothing else.
public protocol ManifestFiles: Sendable {
    /// The file's bytes.
    /// - Throws: a `Finding` when the path leaves the roots, is not there, or is larger than `limit` bytes.
    func read(_ path: String, limit: Int) throws -> Data
    /// Names in a folder, sorted.
    func list(_ path: String) throws -> [String]
}
