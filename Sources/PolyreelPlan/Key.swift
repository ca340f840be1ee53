internal import Crypto
internal import Foundation

/// The name of something that is made: the SHA-256 of the canonical JSON of everything that decides it.
public struct Key: Hashable, Sendable, Comparable, Codable {
    /// 64 hexadecimal digits.
    public let hex: String

    /// The key of a recipe: its JSON with sorted keys, no white space, and no floating point in it.
    public init(of recipe: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let digits = Array("0123456789abcdef".utf8)
        hex = String(
            decoding: SHA256.hash(data: try encoder.encode(recipe)).flatMap {
                [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
            },
            as: UTF8.self)
    }

    public init(from decoder: any Decoder) throws {
        hex = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    public static func < (left: Key, right: Key) -> Bool { left.hex < right.hex }
}
