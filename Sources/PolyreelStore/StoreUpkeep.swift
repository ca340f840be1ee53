/// What keeps a store small and sound. None of it disturbs a running job.
public protocol StoreUpkeep: Sendable {
    /// - Parameter state: whether a pinned film is still published.
    func status(state: (PinnedFilm) -> PinState) throws -> StoreStatus

    /// Hashes every blob. Damaged blobs are dropped, and results that cannot be read or name a blob that is not there:
    /// they will be made again.
    func verify() throws -> StoreVerification

    /// Removes what no published film and no running job uses, the longest unused first, until no more than `bytes` are
    /// left; blobs that no result names go in any case.
    /// - Parameter state: whether a pinned film is still published; the pins of those that are gone are dropped.
    func collect(keep bytes: Int64, state: (PinnedFilm) -> PinState) throws -> StoreCollection
}

/// How large a part of the store is. Bytes are those of the files' content.
public struct StoreSize: Codable, Sendable, Hashable {
    public var results: Int
    public var blobs: Int
    public var bytes: Int64

    public init(results: Int = 0, blobs: Int = 0, bytes: Int64 = 0) {
        self.results = results
        self.blobs = blobs
        self.bytes = bytes
    }

    static func + (left: StoreSize, right: StoreSize) -> StoreSize {
        StoreSize(
            results: left.results + right.results, blobs: left.blobs + right.blobs, bytes: left.bytes + right.bytes)
    }

    static func - (left: StoreSize, right: StoreSize) -> StoreSize {
        StoreSize(
            results: left.results - right.results, blobs: left.blobs - right.blobs, bytes: left.bytes - right.bytes)
    }
}

/// What is in a store.
public struct StoreStatus: Codable, Sendable, Hashable {
    public let all: StoreSize
    /// Of it, what holds for this machine only.
    public let local: StoreSize
    /// Published films.
    public let published: Int
    /// Of these, those that nobody can look at now: their output is not there.
    public let unseen: Int
    /// What they use.
    public let pinned: StoreSize
    /// Processes that have the store open, and what they used since they opened it beyond what is pinned.
    public let processes: Int
    public let inUse: StoreSize
    /// Blobs that no result names: left by a crash, or just being made.
    public let unnamed: StoreSize
    /// Nanoseconds since 1970 of the longest unused result's last use, and of the latest use; nil when it is empty.
    public let oldestUse: Int64?
    public let latestUse: Int64?
}

/// What verifying found, and dropped.
public struct StoreVerification: Codable, Sendable, Hashable {
    public let checked: StoreSize
    public let damaged: [DamagedBlob]
    public let dropped: [DroppedResult]

    public struct DamagedBlob: Codable, Sendable, Hashable {
        public let digest: Digest
        public let bytes: Int64
        /// What the bytes that are there hash to; nil when they cannot be read.
        public let found: Digest?
    }

    public struct DroppedResult: Codable, Sendable, Hashable {
        public let key: Digest
        /// Blobs that it names and that are not there; empty when the result itself cannot be read.
        public let missing: [Digest]
        /// Whether it held for this machine only.
        public let local: Bool
        /// The published variants that are made of it, as `CAMPAIGN/ID`. The films themselves are not touched.
        public let published: [String]

        init(_ name: ResultName, missing: [Digest], users: PinnedKeys) {
            key = name.key
            self.missing = missing
            local = name.scope == .local
            published = name.scope == .local ? [] : users.variants(of: name.key)
        }
    }

    public var isSound: Bool { damaged.isEmpty && dropped.isEmpty }
}

/// What collecting removed, and what it left.
public struct StoreCollection: Codable, Sendable, Hashable {
    public let freed: StoreSize
    public let kept: StoreSize
    /// Of what is kept, what published films use.
    public let pinned: StoreSize
    /// Of what is kept, what running jobs use beyond that.
    public let inUse: StoreSize
    /// Films that no longer stand as they were pinned.
    public let droppedPins: Int
    /// Films that are pinned and that nobody can look at now: their output is not there.
    public let unseen: Int
    /// Folders of processes that ended without removing them.
    public let removedScratch: Int
}
