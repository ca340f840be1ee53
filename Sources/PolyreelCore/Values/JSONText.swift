public import Foundation

/// Values as JSON, written the same everywhere.
public enum JSONText {
    /// As it is delivered and printed: indented, keys in order, a line feed at the end.
    /// - Throws: what keeps the value from being encoded.
    public static func document(_ value: some Encodable) throws -> Data {
        try encoded(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// On one line, with its line feed, as processes tell each other.
    /// - Throws: what keeps the value from being encoded.
    public static func line(_ value: some Encodable) throws -> Data { try encoded(value, [.withoutEscapingSlashes]) }

    private static func encoded(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format
        return try encoder.encode(value) + Data("\n".utf8)
    }
}
