/// Results that are worked out once and kept, over jobs and runs.
public protocol StepMemory: Sendable {
    /// The value that is kept for a key, or what `make` gives, which is then kept.
    ///
    /// The key holds all that decides the value beside the step and the asset, and a version of the step's own; not a
    /// path, which says nothing of what lies there. Who asks while it is worked out waits for it.
    func remembered<Value: Codable & Sendable>(
        _ key: some Encodable & Sendable, make: @escaping @Sendable () async throws -> Value
    ) async throws -> Value
}

/// Keeps nothing: for steps that are run by themselves.
public struct NoMemory: StepMemory {
    public init() {}

    public func remembered<Value: Codable & Sendable>(
        _ key: some Encodable & Sendable, make: @escaping @Sendable () async throws -> Value
    ) async throws -> Value { try await make() }
}
