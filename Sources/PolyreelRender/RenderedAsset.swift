public import PolyreelCore
public import PolyreelStore

/// The asset that a job renders: where it lies, what it is, and which file it was when it was measured.
public struct RenderedAsset: Sendable {
    /// Absolute path.
    public let path: String
    public let facts: AssetFacts
    public let identity: FileIdentity

    public init(path: String, facts: AssetFacts, identity: FileIdentity) {
        self.path = path
        self.facts = facts
        self.identity = identity
    }

    /// Of its bytes.
    /// - Throws: a `Finding` when its facts name none.
    var digest: Digest {
        get throws(Finding) {
            guard let digest = Digest(hex: String(facts.digest.drop { $0 != ":" }.dropFirst())) else {
                throw .error("asset-unnamed", "'\(facts.digest)' is not the SHA-256 of an asset", hint: "plan again")
            }
            return digest
        }
    }

    /// Throws when the file is no longer the one that was measured: what was rendered since may be of another film, and
    /// must not be kept under this one's keys.
    func check() throws {
        guard let now = try? FileIdentity(of: path), now.isSameContent(as: identity) else {
            throw RenderFinding.assetChanged(path)
        }
    }
}
