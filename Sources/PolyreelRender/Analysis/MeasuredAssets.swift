internal import Foundation
public import PolyreelCore
public import PolyreelStore

/// Measures each asset once: the digest of its bytes by the file's identity, its facts by the digest.
public struct MeasuredAssets: Sendable {
    private let store: any Store
    private let versions: BuildVersions
    private let host: RenderHost
    private let stop: StopSignal

    /// Raised when the same file would be measured otherwise; part of every key, because facts decide pixels.
    public static let format = 2

    /// - Parameter host: where the file is read: it may be hostile.
    public init(store: any Store, versions: BuildVersions, host: RenderHost, stop: StopSignal) {
        self.store = store
        self.versions = versions
        self.host = host
        self.stop = stop
    }

    private struct DigestRequest: Encodable {
        let what = "file digest"
        let file: FileIdentity
    }

    private struct ProbeRequest: Encodable {
        let what = "asset facts"
        let format: Int
        let digest: String
        let libav: String
    }

    /// - Throws: a `Finding` or `Findings` when the file is not an asset.
    public func measure(_ path: String) async throws -> (facts: AssetFacts, identity: FileIdentity) {
        let identity = try FileIdentity(of: path)
        let digest = try await BlockingWork.run { try self.digest(identity) }
        let facts = try await facts(of: path, digest: digest)
        // The digest is of the file that was there before and after it was read.
        guard try FileIdentity(of: path).isSameContent(as: identity) else { throw RenderFinding.assetChanged(path) }
        return (facts, identity)
    }

    private func facts(of path: String, digest: String) async throws -> AssetFacts {
        let key = try Digest.ofJSON(ProbeRequest(format: Self.format, digest: digest, libav: versions.libav))
        if let kept = try store.result(for: key)?.facts,
            let facts = try? JSONDecoder().decode(AssetFacts.self, from: kept)
        {
            return facts
        }
        let scratch = try store.scratchFile("probe")
        try DurableFiles.makeFolder(scratch)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let facts = try await host.probe(path, digest: digest, scratch: scratch, stop: stop)
        try store.keep(StoredResult(outputs: [:], measured: facts), for: key)
        return facts
    }

    private func digest(_ identity: FileIdentity) throws -> String {
        let key = try Digest.ofJSON(DigestRequest(file: identity))
        if let kept = try store.result(for: key)?.facts, let text = String(bytes: kept, encoding: .utf8) { return text }
        let digest = "sha256:\(try Digest.ofFile(identity.path).hex)"
        guard try FileIdentity(of: identity.path).isSameContent(as: identity) else {
            throw RenderFinding.assetChanged(identity.path)
        }
        try store.keep(StoredResult(outputs: [:], facts: Data(digest.utf8)), for: key)
        return digest
    }
}
