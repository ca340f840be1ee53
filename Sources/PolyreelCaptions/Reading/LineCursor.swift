/// One line of a text file, without its end.
struct SourceLine {
    let bytes: ArraySlice<UInt8>
    /// Counts from 1.
    let number: Int

    /// Whether there is nothing but spaces and tabs.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    /// The column of a byte, in characters, from 1.
    func column(at index: Int) -> Int {
        var column = 1
        for byte in bytes[bytes.startIndex..<min(max(index, bytes.startIndex), bytes.endIndex)]
        where byte & 0xC0 != 0x80 {
            column += 1
        }
        return column
    }

    /// Where `-->` begins.
    var arrow: Int? {
        var dashes = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x2D {
                dashes += 1
            } else {
                if byte == 0x3E, dashes >= 2 { return index - 2 }
                dashes = 0
            }
        }
        return nil
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Goes through UTF-8 text line by line; LF, CR LF and CR end a line. A copy remembers a place to come back to.
struct LineCursor {
    private let bytes: [UInt8]
    private var position: Int
    private var number = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = 0
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next line, or nil when all were given. A line end at the end of the text does not begin another line.
    mutating func next() -> SourceLine? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        let line = SourceLine(bytes: bytes[start..<position], number: number)
        if position < bytes.count {
            let isReturn = bytes[position] == 0x0D
            position += 1
            if isReturn, position < bytes.count, bytes[position] == 0x0A { position += 1 }
        }
        number += 1
        return line
    }
}
