extension FileStructure {
    /// Identifiers of EBML (RFC 8794) and Matroska (RFC 9559).
    private enum Element {
        static let header: UInt64 = 0x1A45_DFA3
        static let segment: UInt64 = 0x1853_8067
        /// SeekHead, Info, Tracks, Cluster, Cues, Attachments, Chapters, Tags, Void, CRC-32.
        static let inSegment: Set<UInt64> = [
            0x114D_9B74, 0x1549_A966, 0x1654_AE6B, 0x1F43_B675, 0x1C53_BB6B, 0x1941_A469, 0x1043_A770, 0x1254_C367,
            0xEC,
            0xBF,
        ]
        static let tracks: UInt64 = 0x1654_AE6B
        static let track: UInt64 = 0xAE
        /// TrackNumber, CodecID, CodecPrivate.
        static let settings: Set<UInt64> = [0xD7, 0x86, 0x63A2]
        /// Timestamp, Position, PrevSize, SimpleBlock, BlockGroup, EncryptedBlock, SilentTracks.
        static let inCluster: Set<UInt64> = [0xE7, 0xA7, 0xAB, 0xA3, 0xA0, 0xAF, 0x5854]
    }

    /// Matroska and WebM. A cluster or segment without a size, as browsers write them, is walked through.
    static func elements(_ bytes: FileBytes) -> FileStructure {
        guard let header = element(bytes, at: 0), header.kind == Element.header, let begin = header.end,
            let segment = element(bytes, at: begin), segment.kind == Element.segment
        else { return FileStructure(.unknown) }
        if let end = segment.end, end > bytes.count {
            return FileStructure(.cut(missing: end - bytes.count, of: end))
        }
        var offset = segment.content
        for _ in 0..<mostPieces {
            if offset >= segment.end ?? bytes.count { break }
            guard let next = element(bytes, at: offset) else { return FileStructure(.cut(missing: nil, of: nil)) }
            if next.kind == Element.header { return joined(bytes, segment, at: offset) }
            guard Element.inSegment.contains(next.kind) || Element.inCluster.contains(next.kind) else {
                return FileStructure(.unknown)
            }
            if let end = next.end, end > bytes.count { return FileStructure(.cut(missing: nil, of: nil)) }
            offset = next.end ?? next.content
        }
        if let end = segment.end, let next = element(bytes, at: end), next.kind == Element.header {
            return joined(bytes, segment, at: end)
        }
        return FileStructure(.whole)
    }

    /// Readers go on into a second recording with the decoders of the first; so all must be coded with the same settings.
    private static func joined(_ bytes: FileBytes, _ first: FilePiece<UInt64>, at second: Int) -> FileStructure {
        var structure = FileStructure(.open, second: second)
        let expected = settings(bytes, first)
        var place: Int? = second
        for _ in 0..<1000 {
            guard let at = place else {
                structure.isReadOn = expected != nil
                break
            }
            guard let begin = element(bytes, at: at)?.end, let segment = element(bytes, at: begin),
                segment.kind == Element.segment, settings(bytes, segment) == expected
            else { break }
            structure.recordings += 1
            place = next(after: segment, bytes)
        }
        return structure
    }

    /// Where the recording behind a segment begins; nil when there is none.
    private static func next(after segment: FilePiece<UInt64>, _ bytes: FileBytes) -> Int? {
        var offset = segment.end ?? segment.content
        for _ in 0..<mostPieces {
            guard let next = element(bytes, at: offset) else { return nil }
            if next.kind == Element.header { return offset }
            // What follows a segment with a length and is no recording is passed over.
            guard segment.end == nil, Element.inSegment.contains(next.kind) || Element.inCluster.contains(next.kind)
            else { return nil }
            offset = next.end ?? next.content
        }
        return nil
    }

    /// Number, codec and decoder's settings of each track of a segment; nil where they are not told.
    private static func settings(_ bytes: FileBytes, _ segment: FilePiece<UInt64>) -> [[UInt8]]? {
        func children(_ parent: FilePiece<UInt64>) -> [FilePiece<UInt64>] {
            var (found, offset): ([FilePiece<UInt64>], Int) = ([], parent.content)
            while found.count < 1000, offset < parent.end ?? bytes.count, let next = element(bytes, at: offset),
                let end = next.end
            {
                found.append(next)
                // Clusters come after what describes them.
                if next.kind == Element.tracks { break }
                offset = end
            }
            return found
        }
        guard let tracks = children(segment).last, tracks.kind == Element.tracks else { return nil }
        return children(tracks).filter { $0.kind == Element.track }.map { track in
            children(track).filter { Element.settings.contains($0.kind) }.flatMap { piece in
                bytes.read(at: piece.content, min(1 << 20, max(0, (piece.end ?? 0) - piece.content)))
            }
        }
    }

    /// Nil at the end of the file, also where it ends inside an element's head.
    private static func element(_ bytes: FileBytes, at offset: Int) -> FilePiece<UInt64>? {
        let head = bytes.read(at: offset, 12)
        guard let first = head.first, first > 0 else {
            // No identifier begins with zero; a kind that nothing has.
            return head.isEmpty ? nil : FilePiece(kind: 0, content: offset, end: nil)
        }
        let idLength = first.leadingZeroBitCount + 1
        guard idLength <= 4, head.count > idLength else { return nil }
        let kind = head[..<idLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let sizeLength = head[idLength].leadingZeroBitCount + 1
        guard sizeLength <= 8, head.count >= idLength + sizeLength else { return nil }
        let ones: UInt64 = (1 << (7 * UInt64(sizeLength))) - 1
        let size = head[idLength..<idLength + sizeLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & ones
        let content = offset + idLength + sizeLength
        guard size < ones else { return FilePiece(kind: kind, content: content, end: nil) }
        return FilePiece(kind: kind, content: content, end: content + Int(size))
    }
}
