/// Reads a line's bytes from left to right.
struct ByteScanner {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position >= bytes.endIndex }
    var peek: UInt8? { isAtEnd ? nil : bytes[position] }
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// Goes on over one byte if it is `byte`.
    mutating func take(_ byte: Character) -> Bool {
        guard let value = byte.asciiValue, peek == value else { return false }
        position += 1
        return true
    }

    mutating func take(_ word: String) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte = peek, condition(byte) { position += 1 }
    }

    /// Digits and the number they are; the number is nil when it has more than 12 digits after leading zeros.
    mutating func digits() -> (text: ArraySlice<UInt8>, value: Int64?) {
        let start = position
        skip { $0.isDigit }
        let text = bytes[start..<position]
        let significant = text.drop { $0 == 0x30 }
        guard significant.count <= 12 else { return (text, nil) }
        return (text, significant.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// ASCII white space as HTML means it: tab, LF, form feed, CR, space.
    var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}
