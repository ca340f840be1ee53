internal import Foundation

/// A result as it lies in a store's folder: JSON that names its key, behind a digest of all that follows it.
///
///     {"digest":"SHA-256 of '{' and the rest of the file", "facts":..., "key":..., "outputs":{...}}
///
/// So one that was changed, cut off, or put in the place of another is known when it is read, and made again.
struct ResultEntry: Codable {
    private let key: Digest
    private let outputs: [String: Digest]
    private let facts: Data?

    private static let head = Data("{\"digest\":\"".utf8)
    private static let digits = 64

    /// The bytes of the file.
    static func data(of result: StoredResult, for key: Digest) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let body = try encoder.encode(ResultEntry(key: key, outputs: result.outputs, facts: result.facts))
        return head + Data("\(Digest.of(body).hex)\",".utf8) + body.dropFirst()
    }

    /// Nil unless the bytes are those that were written for `key`.
    static func result(in data: Data, for key: Digest) -> StoredResult? {
        let start = head.count + digits
        guard data.count > start + 2, data.starts(with: head), data.dropFirst(start).starts(with: Data("\",".utf8))
        else { return nil }
        let body = Data("{".utf8) + data.dropFirst(start + 2)
        guard Data(Digest.of(body).hex.utf8) == data.dropFirst(head.count).prefix(digits),
            let entry = try? JSONDecoder().decode(ResultEntry.self, from: body), entry.key == key
        else { return nil }
        return StoredResult(outputs: entry.outputs, facts: entry.facts)
    }
}
