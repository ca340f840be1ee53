public import PolyreelCore
public import PolyreelStore

/// Measures each asset once: the digest of its bytes by the file's identity, its facts by the digest.
public struct MeasuredAssets: Sendable {
    private let store: any Store
    private let versions: BuildVersions
    private let host: RenderHost
    private let stop: StopSignal

    /// Raised when the same file would be measured otherwise; part of every key, because facts decide pixels.
    public static let format = 4

    /// - Parameter host: where the file is read: it may be hostile.
    public init(store: any Store, versions: BuildVersions, host: RenderHost, stop: StopSignal) {
        self.store = store
        self.versions = versions
        self.host = host
        self.stop = stop
    }

    private struct ProbeRequest: Encodable {
        let what = "asset facts"
        let format: Int
        let digest: String
        let libav: String
    }

    /// - Throws: a `Finding` or `Findings` when the file is not an asset.
    public func measure(_ path: String) async throws -> (facts: AssetFacts, identity: FileIdentity) {
        let (identity, digest) = try await BlockingWork.run {
            (try FileIdentity(of: path), "sha256:\(try hashed(path).hex)")
        }
        let key = try Digest.ofJSON(ProbeRequest(format: Self.format, digest: digest, libav: versions.libav))
        let facts = try await store.remembered(key) {
            try await store.withScratchFolder("probe") { scratch in
                try await host.probe(path, digest: digest, scratch: scratch, stop: stop)
            }
        }
        // The digest is of the file that was there before and after it was read.
        guard try FileIdentity(of: path).isSameContent(as: identity) else { throw RenderFinding.assetChanged(path) }
        return (facts, identity)
    }

    private struct HearingRequest: Encodable {
        let what = "heard sound"
        let format: Int
        let digest: String
        let libav: String
        let choice: SoundChoice?
        let part: TrimRange
    }

    /// The asset with the sound that a film of a part of it has.
    /// - Parameter choice: what the manifest says of it; nil: nothing.
    /// - Throws: `Findings` when what is chosen is not there.
    public func heard(_ asset: RenderedAsset, choice: SoundChoice?, part: TrimRange) async throws -> RenderedAsset {
        let facts = asset.facts
        // That is what was measured already.
        if choice == nil, part == TrimRange(from: .zero, to: facts.picture.end) { return asset }
        let key = try Digest.ofJSON(
            HearingRequest(
                format: Self.format, digest: facts.digest, libav: versions.libav, choice: choice, part: part))
        let heard = try await store.remembered(key) {
            try await store.withScratchFolder("hear") { scratch in
                let heard = try await host.hear(
                    asset.path, facts: facts, choice: choice, part: part, scratch: scratch, stop: stop)
                try await BlockingWork.run { try asset.check() }
                return heard
            }
        }
        return RenderedAsset(path: asset.path, facts: facts.hearing(heard), identity: asset.identity)
    }

    private func hashed(_ path: String) throws -> Digest {
        do {
            return try FileDigests(store: store).digest(of: path)
        } catch let error as StoreError where error.isBusy {
            throw RenderFinding.assetChanged(path)
        }
    }
}
