internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// The names in a folder as the file system has them: bytes, which need not be UTF-8.
struct FolderNames {
    private let names: [[UInt8]]

    /// - Throws: `StoreError` where the folder cannot be read.
    init(of folder: String) throws(StoreError) {
        guard let stream = opendir(folder) else { throw StoreError(doing: "reading \(folder)", status: errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            // The name ends with a NUL, inside of the entry or behind it.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
            names.append(UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) })
        }
        self.names = names
    }

    var spelled: [String] { names.map { String(spelling: $0) } }

    /// The name that is no UTF-8 and is spelled so.
    func bytes(spelled name: String) -> [UInt8]? {
        let found = names.filter { Array(String(spelling: $0).utf8) == Array(name.utf8) }
        return found.min { $0.lexicographicallyPrecedes($1) }
    }
}
