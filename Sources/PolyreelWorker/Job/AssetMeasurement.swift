internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelStore

/// Measures an asset once: the digest of its bytes by the file's identity, its facts by the digest.
struct AssetMeasurement {
    let store: any Store
    let versions: BuildVersions

    /// Raised when the same file would be measured otherwise.
    private static let format = 1

    private struct FileIdentity: Encodable {
        let what = "file digest"
        let path: String
        let device: UInt64
        let inode: UInt64
        let bytes: Int64
        /// Nanoseconds since 1970 of the last change of content, and of anything.
        let modified: Int64
        let changed: Int64
    }

    private struct ProbeIdentity: Encodable {
        let what = "asset facts"
        let format: Int
        let digest: String
        let libav: String
    }

    /// - Throws: a `Finding` or `Findings` when the file is not an asset.
    func facts(of path: String) throws -> AssetFacts {
        let digest = try digest(of: path)
        let key = try Digest.ofJSON(ProbeIdentity(format: Self.format, digest: digest, libav: versions.libav))
        if let kept = try store.result(for: key)?.facts,
            let facts = try? JSONDecoder().decode(AssetFacts.self, from: kept)
        {
            return facts
        }
        let facts = try AssetProbe.probe(path: path, digest: digest)
        try store.keep(StoredResult(outputs: [:], measured: facts), for: key)
        return facts
    }

    private func digest(of path: String) throws -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { throw StoreError(doing: "reading \(path)", status: errno) }
        func nanoseconds(_ time: timespec) -> Int64 {
            let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
            return overflow ? 0 : seconds &+ Int64(time.tv_nsec)
        }
        let identity = FileIdentity(
            path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino), bytes: Int64(status.st_size),
            modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
        let key = try Digest.ofJSON(identity)
        if let kept = try store.result(for: key)?.facts, let text = String(bytes: kept, encoding: .utf8) { return text }
        let digest = "sha256:\(try Digest.ofFile(path).hex)"
        try store.keep(StoredResult(outputs: [:], facts: Data(digest.utf8)), for: key)
        return digest
    }
}
