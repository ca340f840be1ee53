internal import Foundation

/// Bytes of a file, wherever they stand.
final class FileBytes {
    let count: Int
    private let descriptor: Int32

    /// Nil when it cannot be opened.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        count = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Up to `count` bytes; fewer at the end of the file.
    func read(at offset: Int, _ count: Int) -> [UInt8] {
        guard offset >= 0, offset < self.count else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }

    /// Where the zeros begin with which it ends: a copy that broke off may have got its length beforehand.
    var zeros: Int {
        var end = count
        while end > 0 {
            let from = max(0, end - 65_536)
            if let last = read(at: from, end - from).lastIndex(where: { $0 != 0 }) { return from + last + 1 }
            end = from
        }
        return 0
    }

    /// A number of up to eight bytes; nil where the file ends before it does.
    func number(at offset: Int, bytes: Int, bigEndian: Bool = true) -> UInt64? {
        let read = read(at: offset, bytes)
        guard read.count == bytes else { return nil }
        return (bigEndian ? read : read.reversed()).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
