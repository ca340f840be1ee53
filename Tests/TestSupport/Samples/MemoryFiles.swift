public import Foundation
internal import PolyreelCore
public import PolyreelYAML
internal import Synchronization

/// A manifest's folder in memory, which counts how often each file is read.
public final class MemoryFiles: ManifestFiles {
    private let content: [String: Data]
    private let counts = Mutex<[String: Int]>([:])

    public init(_ content: [String: String] = [:]) { self.content = content.mapValues { Data($0.utf8) } }

    public func read(_ path: String, limit: Int) throws -> Data {
        counts.withLock { $0[path, default: 0] += 1 }
        guard let data = content[path] else {
            throw Finding.error("file-missing", "there is no file '\(path)'", at: SourceLocation(file: path))
        }
        return data
    }

    public func list(_ path: String) throws -> [String] {
        counts.withLock { $0[path, default: 0] += 1 }
        let names = content.keys.filter { $0.hasPrefix(path + "/") }.map { String($0.dropFirst(path.count + 1)) }
        guard !names.isEmpty else { throw Finding.error("file-missing", "there is no folder '\(path)'") }
        return names.sorted()
    }

    /// How often a file or folder was read.
    public func reads(of path: String) -> Int { counts.withLock { $0[path] ?? 0 } }
}
