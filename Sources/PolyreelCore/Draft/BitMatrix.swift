/// A rectangle of bits. In JSON a list of rows, each a text of `0` and `1`.
public struct BitMatrix: Sendable, Hashable {
    public let columns: Int
    /// All as long as `columns`.
    public let rows: [[Bool]]

    /// Nil when rows are not equally long.
    public init?(rows: [[Bool]]) {
        columns = rows.first?.count ?? 0
        guard rows.allSatisfy({ [columns] in $0.count == columns }) else { return nil }
        self.rows = rows
    }
}

extension BitMatrix: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let texts = try container.decode([String].self)
        guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") } }),
            let matrix = BitMatrix(rows: texts.map { $0.utf8.map { $0 == UInt8(ascii: "1") } })
        else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "rows of bits are of 0 and 1, and equally long")
        }
        self = matrix
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            rows.map { row in String(decoding: row.map { $0 ? UInt8(ascii: "1") : UInt8(ascii: "0") }, as: UTF8.self) })
    }
}
