internal import Crypto
public import Foundation

/// A SHA-256, written as 64 hexadecimal digits.
public struct Digest: Hashable, Sendable, Comparable {
    public let hex: String

    /// Nil unless `hex` is 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.hex = hex
    }

    private init(_ digest: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        hex = String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    public static func of(_ data: Data) -> Digest { Digest(SHA256.hash(data: data)) }

    /// The digest of a file's bytes, read in pieces.
    /// - Throws: `StoreError` when there is no regular file: a pipe or device might never end.
    public static func ofFile(_ path: String) throws -> Digest {
        _ = try FileIdentity(of: path)
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw StoreError(doing: "reading \(path)", status: errno)
        }
        defer { try? file.close() }
        var hash = SHA256()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return Digest(hash.finalize())
    }

    /// The digest of a value's canonical JSON: keys sorted, no white space, no floating point in what is hashed here.
    public static func ofJSON(_ value: some Encodable) throws -> Digest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return of(try encoder.encode(value))
    }

    public static func < (left: Digest, right: Digest) -> Bool { left.hex < right.hex }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}

extension Digest: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let digest = Digest(hex: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a SHA-256")
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
