extension FileStructure {
    /// ASF: objects with a GUID and a length (Advanced Systems Format Specification 01.20.06, 2.2).
    static func objects(_ bytes: FileBytes) -> FileStructure {
        var offset = 0
        while offset + 24 <= bytes.count {
            if offset > 0, bytes.read(at: offset, 16) == headerObject { return FileStructure(.whole, second: offset) }
            // A live one has no length.
            guard let size = bytes.number(at: offset + 16, bytes: 8, bigEndian: false), size >= 24, size < 1 << 48
            else {
                return FileStructure(.open)
            }
            let end = offset + Int(size)
            if end > bytes.count { return FileStructure(.cut(missing: end - bytes.count, of: end)) }
            offset = end
        }
        return FileStructure(offset > 0 ? .whole : .unknown)
    }

    /// 75B22630-668E-11CF-A6D9-00AA0062CE6C as it is stored (10.1): each recording begins with it.
    private static let headerObject: [UInt8] = [
        0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
    ]

    /// MXF: keys, lengths and values (SMPTE ST 336), the last of them a partition or the index of partitions. One that ends
    /// with essence (SMPTE ST 379) was never closed, or was cut off between two of them.
    static func triplets(_ bytes: FileBytes) -> FileStructure {
        var (offset, isClosed) = (0, false)
        for _ in 0..<mostPieces where offset < bytes.count {
            let head = bytes.read(at: offset, 25)
            guard head.starts(with: [0x06, 0x0E, 0x2B, 0x34]) else { return FileStructure(.unknown) }
            guard head.count > 16 else { return FileStructure(.cut(missing: nil, of: nil)) }
            isClosed = !head[8...].starts(with: [0x0D, 0x01, 0x03, 0x01])
            let extra = head[16] < 0x80 ? 0 : Int(head[16] & 0x7F)
            guard extra <= 7 else { return FileStructure(.unknown) }
            guard head.count > 16 + extra else { return FileStructure(.cut(missing: nil, of: nil)) }
            let length = extra == 0 ? Int(head[16]) : head[17..<17 + extra].reduce(0) { $0 << 8 | Int($1) }
            offset += 17 + extra + length
        }
        guard offset == bytes.count else { return FileStructure(.cut(missing: nil, of: nil)) }
        return FileStructure(isClosed ? .whole : .open)
    }

    /// Flash video: tags of sound, picture and script, each followed by its length (Adobe Flash Video File Format
    /// Specification 10.1, E.3).
    static func tags(_ bytes: FileBytes) -> FileStructure {
        guard let head = bytes.number(at: 5, bytes: 4) else { return FileStructure(.cut(missing: nil, of: nil)) }
        var (offset, last) = (Int(head) + 4, 0)
        for _ in 0..<mostPieces where offset < bytes.count {
            let tag = bytes.read(at: offset, 11)
            if tag.starts(with: [0x46, 0x4C, 0x56, 0x01]) { return FileStructure(.unknown, second: offset) }
            guard tag.count == 11 else { return FileStructure(.cut(missing: nil, of: nil)) }
            guard [8, 9, 18].contains(tag[0] & 0x1F) else { return FileStructure(.unknown) }
            last = offset
            offset += 11 + tag[1..<4].reduce(0) { $0 << 8 | Int($1) } + 4
        }
        // The last length is not missed.
        guard offset <= bytes.count + 4 else { return FileStructure(.cut(missing: nil, of: nil)) }
        // Nothing says how many tags there are; but a picture's end of sequence (E.4.3.1) is the last.
        let end = bytes.read(at: last, 13)
        let isEnded = end.count == 13 && end[0] & 0x1F == 9 && end[11] & 0x0F == 7 && end[12] == 2
        return FileStructure(isEnded ? .whole : .open)
    }

    /// Ogg: pages (RFC 3533, 6). All streams of a recording begin before any goes on (4); so one that begins later is
    /// another recording.
    static func pages(_ bytes: FileBytes) -> FileStructure {
        var (offset, goesOn) = (0, false)
        for _ in 0..<mostPieces where offset < bytes.count {
            let head = bytes.read(at: offset, 27 + 255)
            // Readers look for the next page behind what is none.
            guard head.count >= 27, head.starts(with: [0x4F, 0x67, 0x67, 0x53]) else { return lastPage(bytes) }
            let body = 27 + Int(head[26])
            guard head.count >= body else { break }
            let begins = head[5] & 2 != 0
            if begins, goesOn { return FileStructure(.whole, second: offset) }
            goesOn = goesOn || !begins
            offset += head[27..<body].reduce(body) { $0 + Int($1) }
        }
        return FileStructure(offset == bytes.count ? .whole : .cut(missing: nil, of: nil))
    }

    /// Looks from the end: a page has at most 65,307 bytes.
    private static func lastPage(_ bytes: FileBytes) -> FileStructure {
        let from = max(0, bytes.count - 65_536)
        let tail = bytes.read(at: from, bytes.count - from)
        guard let page = tail.indices.last(where: { tail[$0...].starts(with: [0x4F, 0x67, 0x67, 0x53]) }),
            page + 27 <= tail.count, page + 27 + Int(tail[page + 26]) <= tail.count
        else { return FileStructure(.cut(missing: nil, of: nil)) }
        let body = page + 27 + Int(tail[page + 26])
        let end = body + tail[page + 27..<body].reduce(0) { $0 + Int($1) }
        return FileStructure(end <= tail.count ? .whole : .cut(missing: nil, of: nil))
    }

    /// MPEG-PS: packs, and in them packets of streams (ISO/IEC 13818-1, 2.5.3; ISO/IEC 11172-1, 2.4.3). Nothing says how
    /// many there are, and the code at the end is often left out.
    static func packs(_ bytes: FileBytes) -> FileStructure {
        var (offset, isEnded) = (0, false)
        for _ in 0..<mostPieces where offset < bytes.count {
            let head = bytes.read(at: offset, 14)
            let isStart = head.starts(with: [0, 0, 1])
            if isStart, head.count > 3, head[3] == 0xB9 {
                (offset, isEnded) = (offset + 4, true)
                continue
            }
            guard isStart || head.count < 3 else { return FileStructure(isEnded ? .whole : .unknown) }
            isEnded = false
            guard head.count >= 6 else { return FileStructure(.cut(missing: nil, of: nil)) }
            switch head[3] {
            case 0xBA where head[4] >> 4 == 2: offset += 12
            case 0xBA:
                guard head.count == 14 else { return FileStructure(.cut(missing: nil, of: nil)) }
                offset += 14 + Int(head[13] & 7)
            case 0xBB...: offset += 6 + Int(head[4]) << 8 + Int(head[5])
            default: return FileStructure(.unknown)
            }
        }
        return FileStructure(offset > bytes.count ? .cut(missing: nil, of: nil) : isEnded ? .whole : .open)
    }

    /// MPEG-TS: packets; nothing says how many there are.
    static func packets(_ bytes: FileBytes) -> FileStructure {
        guard let (size, sync) = packetForm(bytes) else { return FileStructure(.unknown) }
        let isWhole = bytes.count % size == 0 && bytes.read(at: bytes.count - size + sync, 1) == [0x47]
        return FileStructure(isWhole ? .whole : .cut(missing: nil, of: nil))
    }

    /// How long packets of a transport are, and where in them it begins: 188 bytes, with 4 before or 16 after them on some
    /// media.
    static func packetForm(_ bytes: FileBytes) -> (size: Int, sync: Int)? {
        let forms: [(size: Int, sync: Int)] = [(188, 0), (192, 4), (204, 0)]
        return forms.first { form in
            (0..<3).allSatisfy { bytes.read(at: form.sync + $0 * form.size, 1) == [0x47] }
        }
    }
}
