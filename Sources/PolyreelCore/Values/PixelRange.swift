/// Pixels that are read from somewhere: so many that areas and sums of them fit 64 bits.
enum PixelRange {
    private static let most = 1 << 24

    static func side<Key>(of container: KeyedDecodingContainer<Key>, _ key: Key) throws -> Int {
        try value(of: container, key, in: 0...most)
    }

    static func place<Key>(of container: KeyedDecodingContainer<Key>, _ key: Key) throws -> Int {
        try value(of: container, key, in: -most...most)
    }

    private static func value<Key>(
        of container: KeyedDecodingContainer<Key>, _ key: Key, in range: ClosedRange<Int>
    ) throws -> Int {
        let value = try container.decode(Int.self, forKey: key)
        guard range.contains(value) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container, debugDescription: "\(value) pixels are on no picture")
        }
        return value
    }
}
