internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// Where a span's files lie in a pass's scratch folder.
struct SpanFiles: Sendable {
    let segment: String
    /// The first and last decoded picture, small.
    let edges: String

    init(_ key: Digest, in scratch: String) {
        segment = "\(scratch)/\(key.hex).mp4"
        edges = "\(scratch)/\(key.hex).edges"
    }

    /// - Throws: a `Finding` unless a regular file stands at the path itself.
    func checkIsFile(_ path: String) throws(Finding) {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw .error(
                "span-damaged", "a rendered span left no file at \(path)", hint: "run again; if it stays, report it")
        }
    }
}
