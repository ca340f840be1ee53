public import Foundation

/// What was made for a key: names of outputs with their blobs, and facts about them.
public struct StoredResult: Codable, Sendable, Hashable {
    public let outputs: [String: Digest]
    /// JSON of whatever the maker measured.
    public let facts: Data?

    public init(outputs: [String: Digest], facts: Data? = nil) {
        self.outputs = outputs
        self.facts = facts
    }

    /// With a measured value as facts, its keys sorted: the same measurement is the same bytes.
    public init(outputs: [String: Digest], measured: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        self.init(outputs: outputs, facts: try encoder.encode(measured))
    }

    /// Its facts as a measured value; nil when they cannot be read as one, or its numbers lie outside of their ranges.
    public func measured<Value: Decodable>(_ type: Value.Type = Value.self) -> Value? {
        guard let value = facts.flatMap({ try? JSONDecoder().decode(type, from: $0) }) else { return nil }
        return (value as? any Plausible)?.isPlausible == false ? nil : value
    }
}
