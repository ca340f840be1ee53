extension FileStructure {
    /// Boxes that stand at the top (ISO/IEC 14496-12, table 1, and QuickTime's).
    private static let topBoxes: Set<String> = [
        "ftyp", "styp", "pdin", "moov", "moof", "mfra", "mdat", "free", "skip", "wide", "meta", "sidx", "ssix", "emsg",
        "prft", "uuid", "udta", "pnot", "imda",
    ]

    /// MP4 and QuickTime. What follows the last box and is none (cameras put notes there) is passed over.
    static func boxes(_ bytes: FileBytes) -> FileStructure {
        var offset = 0
        var types: [String: Int] = [:]
        var secondType: Int?
        // Where indexes and media follow each other, in turn.
        var turns: [(kind: String, offset: Int)] = []
        var isClosed = false
        for _ in 0..<mostPieces {
            guard offset < bytes.count, let box = box(bytes, at: offset) else { break }
            if box.kind == "ftyp", types["moov"] != nil { secondType = offset }
            if box.kind == "moov", types["moov"] != nil, let secondType {
                return FileStructure(.whole, second: secondType)
            }
            types[box.kind, default: 0] += 1
            if ["moov", "mdat"].contains(box.kind), turns.last?.kind != box.kind { turns.append((box.kind, offset)) }
            // An index that an editor left behind has no media of its own.
            if turns.count == 4, types["moof"] == nil { return FileStructure(.whole, second: turns[2].offset) }
            // A box without a length goes to the end of the file, wherever that is.
            isClosed = false
            guard let end = box.end else { break }
            if end > bytes.count {
                if let secondType, turns.count > 1 { return FileStructure(.whole, second: secondType) }
                // Of a fragmented one nobody knows how many fragments there were.
                guard types["moof"] == nil else { return fragmented(.cut(missing: nil, of: nil)) }
                return FileStructure(.cut(missing: end - bytes.count, of: end))
            }
            isClosed = true
            offset = end
        }
        let end: End = types["mdat"] == nil ? .unknown : isClosed ? .whole : .open
        guard types["moof"] != nil else { return FileStructure(end) }
        let rest = bytes.count - offset
        let isLost = rest >= hole && isClosed && (bytes.zeros <= offset || holdsFragments(bytes, from: offset))
        return fragmented(isLost ? .cut(missing: rest, of: bytes.count) : end)
    }

    /// Whether fragments come behind what is no box: `moof`, which begins with `mfhd` (ISO/IEC 14496-12, 8.8.4).
    private static func holdsFragments(_ bytes: FileBytes, from: Int) -> Bool {
        let block = 1 << 20
        for start in stride(from: from, to: bytes.count, by: block) {
            let read = bytes.read(at: start, block + 12)
            var index = 0
            while let found = read[index...].firstIndex(of: UInt8(ascii: "m")) {
                if read[found...].starts(with: "moof".utf8), read.dropFirst(found + 8).starts(with: "mfhd".utf8) {
                    return true
                }
                index = found + 1
            }
        }
        return false
    }

    private static func fragmented(_ end: End) -> FileStructure {
        var structure = FileStructure(end)
        structure.isFragmented = true
        return structure
    }

    private static func box(_ bytes: FileBytes, at offset: Int) -> FilePiece<String>? {
        let head = bytes.read(at: offset, 8)
        guard head.count == 8 else { return nil }
        let kind = String(decoding: head[4...], as: UTF8.self)
        guard topBoxes.contains(kind) else { return nil }
        var (size, content) = (head[..<4].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, offset + 8)
        if size == 0 { return FilePiece(kind: kind, content: content, end: nil) }
        if size == 1 {
            guard let large = bytes.number(at: content, bytes: 8) else { return nil }
            (size, content) = (large, content + 8)
        }
        let (end, overflow) = offset.addingReportingOverflow(Int(clamping: size))
        guard overflow || end >= content else { return nil }
        return FilePiece(kind: kind, content: content, end: overflow ? Int.max : end)
    }
}
