extension FileStructure {
    /// ASF: objects with a GUID and a length (Advanced Systems Format Specification 01.20.06, 2.2).
    static func objects(_ bytes: FileBytes) -> FileStructure {
        var offset = 0
        while offset + 24 <= bytes.count {
            // A live one has no length.
            guard let size = bytes.number(at: offset + 16, bytes: 8, bigEndian: false), size >= 24, size < 1 << 48
            else {
                return FileStructure(.unknown)
            }
            let end = offset + Int(size)
            if end > bytes.count { return FileStructure(.cut(missing: end - bytes.count, of: end)) }
            offset = end
        }
        return FileStructure(offset > 0 ? .whole : .unknown)
    }

    /// MXF: keys, lengths and values (SMPTE ST 336), the last of them the index of partitions.
    static func triplets(_ bytes: FileBytes) -> FileStructure {
        var offset = 0
        for _ in 0..<mostPieces where offset < bytes.count {
            let head = bytes.read(at: offset, 25)
            guard head.starts(with: [0x06, 0x0E, 0x2B, 0x34]) else { return FileStructure(.unknown) }
            guard head.count > 16 else { return FileStructure(.cut(missing: nil, of: nil)) }
            let extra = head[16] < 0x80 ? 0 : Int(head[16] & 0x7F)
            guard extra <= 7 else { return FileStructure(.unknown) }
            guard head.count > 16 + extra else { return FileStructure(.cut(missing: nil, of: nil)) }
            let length = extra == 0 ? Int(head[16]) : head[17..<17 + extra].reduce(0) { $0 << 8 | Int($1) }
            offset += 17 + extra + length
        }
        return FileStructure(offset == bytes.count ? .whole : .cut(missing: nil, of: nil))
    }

    /// Flash video: tags of sound, picture and script, each followed by its length (Adobe Flash Video File Format
    /// Specification 10.1, E.3).
    static func tags(_ bytes: FileBytes) -> FileStructure {
        guard let head = bytes.number(at: 5, bytes: 4) else { return FileStructure(.cut(missing: nil, of: nil)) }
        var offset = Int(head) + 4
        for _ in 0..<mostPieces where offset < bytes.count {
            let tag = bytes.read(at: offset, 11)
            if tag.starts(with: [0x46, 0x4C, 0x56, 0x01]) { return FileStructure(.unknown, second: offset) }
            guard tag.count == 11 else { return FileStructure(.cut(missing: nil, of: nil)) }
            guard [8, 9, 18].contains(tag[0] & 0x1F) else { return FileStructure(.unknown) }
            offset += 11 + tag[1..<4].reduce(0) { $0 << 8 | Int($1) } + 4
        }
        // The last length is not missed.
        return FileStructure(offset <= bytes.count + 4 ? .whole : .cut(missing: nil, of: nil))
    }

    /// Ogg: pages of at most 65,307 bytes (RFC 3533, 6).
    static func pages(_ bytes: FileBytes) -> FileStructure {
        let from = max(0, bytes.count - 65_536)
        let tail = bytes.read(at: from, bytes.count - from)
        guard let page = tail.indices.last(where: { tail[$0...].starts(with: [0x4F, 0x67, 0x67, 0x53]) }),
            page + 27 <= tail.count, page + 27 + Int(tail[page + 26]) <= tail.count
        else { return FileStructure(.cut(missing: nil, of: nil)) }
        let body = page + 27 + Int(tail[page + 26])
        let end = body + tail[page + 27..<body].reduce(0) { $0 + Int($1) }
        return FileStructure(end <= tail.count ? .whole : .cut(missing: nil, of: nil))
    }

    /// MPEG-TS: packets of 188 bytes, with 4 before or 16 after them on some media. Nothing says how many there are.
    static func packets(_ bytes: FileBytes) -> FileStructure {
        for (size, sync) in [(188, 0), (192, 4), (204, 0)] {
            let places = (0..<3).map { sync + $0 * size }
            guard places.allSatisfy({ bytes.read(at: $0, 1) == [0x47] }) else { continue }
            let isWhole = bytes.count % size == 0 && bytes.read(at: bytes.count - size + sync, 1) == [0x47]
            return FileStructure(isWhole ? .whole : .cut(missing: nil, of: nil))
        }
        return FileStructure(.unknown)
    }
}
