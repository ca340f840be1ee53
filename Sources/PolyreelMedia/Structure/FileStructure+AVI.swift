extension FileStructure {
    /// Many writers are off by a head, and one byte fills up to an even length.
    private static let slack = 16
    /// Where a recorder that broke off left what it had put down beforehand.
    private static let unset: UInt64 = 0x7FFF_FF00

    /// AVI: RIFF chunks, several in a file of gigabytes (OpenDML 1.02). A chunk's length is believed by what stands in it,
    /// since writers are careless with the outermost.
    static func chunks(_ bytes: FileBytes) -> FileStructure {
        var offset = 0
        var (second, isBroken): (Int?, Bool) = (nil, false)
        while offset < bytes.count, let outer = chunk(bytes, at: offset), outer.kind == "RIFF" {
            // What belongs to the first is 'AVIX'.
            if offset > 0, bytes.read(at: outer.content, 4) == Array("AVI ".utf8) { second = second ?? offset }
            var inner = outer.content + 4
            while inner < min(outer.end ?? bytes.count, bytes.count), let next = chunk(bytes, at: inner) {
                guard let end = next.end else {
                    // A list without a length: what it holds comes next.
                    inner = next.content + 4
                    continue
                }
                if end > bytes.count + slack {
                    return FileStructure(
                        .cut(missing: end - bytes.count, of: outer.end == nil ? nil : end), second: second)
                }
                if next.kind == "LIST", bytes.read(at: next.content, 4) == Array("movi".utf8) {
                    isBroken = isBroken || !isFilled(bytes, from: next.content + 4, to: min(end, bytes.count))
                }
                inner = end
            }
            guard let end = outer.end else { return FileStructure(.open) }
            offset = end
        }
        var structure = FileStructure(offset > 0 && !isBroken ? .whole : .unknown, second: second)
        // Readers look for pictures up to the end of the file.
        structure.isReadOn = second != nil
        return structure
    }

    /// Whether chunks follow each other from one place to another.
    private static func isFilled(_ bytes: FileBytes, from: Int, to end: Int) -> Bool {
        var offset = from
        for _ in 0..<mostPieces where offset + 8 <= end {
            guard let piece = chunk(bytes, at: offset) else { return false }
            offset = piece.end ?? piece.content + 4
        }
        return true
    }

    private static func chunk(_ bytes: FileBytes, at offset: Int) -> FilePiece<String>? {
        let head = bytes.read(at: offset, 4)
        guard head.count == 4, head.allSatisfy({ (32..<127).contains($0) }),
            let size = bytes.number(at: offset + 4, bytes: 4, bigEndian: false)
        else { return nil }
        let kind = String(decoding: head, as: UTF8.self)
        let isList = kind == "RIFF" || kind == "LIST"
        return FilePiece(
            kind: kind, content: offset + 8,
            end: isList && (size == 0 || size >= unset) ? nil : offset + 8 + Int(size) + Int(size & 1))
    }
}
