public import PolyreelCore
public import PolyreelStore

/// Looks at each picture once: what was seen is remembered by the asset's digest and the picture's plan.
public actor AssetBackdrops: Backdrops {
    /// Raised when the same picture would be seen otherwise.
    static let format = 1

    private struct Request: Encodable {
        let what = "backdrop"
        let format: Int
        // All of the plan but the encoder, which comes after.
        let asset: String
        let start: Rational
        let rate: Rational
        let frames: Int
        let canvas: PixelSize
        let path: ReframePath
        let libav: String
        /// Of the facts that say how the asset is read.
        let facts: Int
    }

    private let asset: RenderedAsset
    private let store: any Store
    private let versions: BuildVersions
    private let host: RenderHost
    private let stop: StopSignal
    private var known: [Digest: Task<Backdrop, any Error>] = [:]

    public init(asset: RenderedAsset, store: any Store, versions: BuildVersions, host: RenderHost, stop: StopSignal) {
        self.asset = asset
        self.store = store
        self.versions = versions
        self.host = host
        self.stop = stop
    }

    public func backdrop(of picture: PicturePlan) async throws -> Backdrop {
        let key = try Digest.ofJSON(
            Request(
                format: Self.format, asset: picture.asset, start: picture.start, rate: picture.rate,
                frames: picture.frames, canvas: picture.canvas, path: picture.path, libav: versions.libav,
                facts: MeasuredAssets.format))
        if let task = known[key] { return try await task.value }
        let task = Task { try await self.look(picture, key) }
        known[key] = task
        return try await task.value
    }

    private nonisolated func look(_ picture: PicturePlan, _ key: Digest) async throws -> Backdrop {
        try await store.remembered(key) {
            try await store.withScratchFolder("backdrop") { scratch in
                let backdrop = try await host.backdrop(
                    of: picture, asset: asset.path, facts: asset.facts.forReading, scratch: scratch, stop: stop)
                try await BlockingWork.run { [asset] in try asset.check() }
                return backdrop
            }
        }
    }
}
