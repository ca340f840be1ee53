internal import PolyreelStep
internal import PolyreelStore

/// What steps remember, in the store.
struct StoreMemory: StepMemory {
    let store: any Store

    private struct Request<Key: Encodable>: Encodable {
        let what = "step"
        let key: Key
    }

    func remembered<Value: Codable & Sendable>(
        _ key: some Encodable & Sendable, make: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await store.remembered(try Digest.ofJSON(Request(key: key))) { try await make() }
    }
}
