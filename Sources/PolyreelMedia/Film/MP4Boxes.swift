internal import Foundation

/// The box structure of an MP4 (ISO/IEC 14496-12, 4.2), as far as platforms have rules for it.
struct MP4Boxes {
    /// Of the file.
    let bytes: Int
    /// Whether `moov` stands before the first `mdat`.
    private(set) var movieHeaderFirst = false
    /// Whether a track has an `elst`.
    private(set) var hasEditList = false
    /// Types of all tracks' sample entries, such as `avc1`.
    private(set) var sampleEntries: [String] = []

    private var seenMedia = false
    /// Boxes still to be looked at: a hostile file must not keep us busy.
    private var budget = 100_000

    init(path: String) throws(MediaError) {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw MediaError(doing: "opening \(path)", status: -errno)
        }
        defer { try? file.close() }
        do {
            bytes = Int(clamping: try file.seekToEnd())
            try walk(file, from: 0, to: UInt64(bytes), depth: 0)
        } catch {
            throw MediaError(doing: "reading the boxes of \(path)", status: -EIO)
        }
    }

    /// Boxes that hold boxes, on the way to an edit list and to sample entries.
    private static let containers: Set<String> = ["moov", "trak", "edts", "mdia", "minf", "stbl", "stsd"]

    private mutating func walk(
        _ file: FileHandle, from start: UInt64, to end: UInt64, depth: Int, isEntries: Bool = false
    ) throws {
        var position = start
        while budget > 0, position < end, end - position >= 8 {
            budget -= 1
            try file.seek(toOffset: position)
            let header = try file.read(upToCount: 16) ?? Data()
            guard header.count >= 8 else { return }
            var size = UInt64(bigEndian(header.prefix(4)))
            var headerSize: UInt64 = 8
            if size == 1, header.count == 16 {
                size = bigEndian(header.suffix(8))
                headerSize = 16
            } else if size == 0 {
                size = end - position
            }
            guard size >= headerSize, size <= end - position else { return }
            let type = String(decoding: header.dropFirst(4).prefix(4), as: UTF8.self)
            if isEntries { sampleEntries.append(type) }
            switch type {
            case "mdat": seenMedia = true
            case "moov": if !seenMedia { movieHeaderFirst = true }
            case "elst": hasEditList = true
            default: break
            }
            if depth < 6, !isEntries, Self.containers.contains(type) {
                // Entries follow a version, flags and their number: ISO/IEC 14496-12, 8.5.2.
                let skipped: UInt64 = type == "stsd" ? 8 : 0
                try walk(
                    file, from: position + headerSize + skipped, to: position + size, depth: depth + 1,
                    isEntries: type == "stsd")
            }
            position += size
        }
    }

    private func bigEndian(_ bytes: Data) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
