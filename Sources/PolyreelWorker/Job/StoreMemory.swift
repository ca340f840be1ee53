internal import Foundation
internal import PolyreelStep
internal import PolyreelStore

/// What one step remembers of one asset, in the store.
actor StoreMemory: StepMemory {
    private let store: any Store
    private let step: String
    private let asset: String
    /// What is being worked out, as JSON.
    private var running: [Digest: Task<Data, any Error>] = [:]

    /// - Parameter asset: `sha256:…` of the asset.
    init(store: any Store, step: String, asset: String) {
        self.store = store
        self.step = step
        self.asset = asset
    }

    private struct Request<Key: Encodable>: Encodable {
        let what = "step"
        let step: String
        let asset: String
        let key: Key
    }

    func remembered<Value: Codable & Sendable>(
        _ key: some Encodable & Sendable, make: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let digest = try Digest.ofJSON(Request(step: step, asset: asset, key: key))
        if let task = running[digest] { return try JSONDecoder().decode(Value.self, from: try await task.value) }
        let task = Task { [store] in
            let value: Value = try await store.remembered(digest) { try await make() }
            return try JSONEncoder().encode(value)
        }
        running[digest] = task
        defer { running[digest] = nil }
        return try JSONDecoder().decode(Value.self, from: try await task.value)
    }
}
