internal import CPango
internal import Foundation
internal import PolyreelCore

/// A font file's bytes in memory, under a path that FreeType can open: nobody can change them while text is set with
/// them, nor by dropping another file at the path that they came from.
final class FontMemory: Sendable {
    /// As long as this lives.
    let path: String
    private let descriptor: Int32

    /// - Throws: a `Finding` when memory is short.
    init(_ bytes: Data) throws {
        descriptor = polyreel_memory_file("font")
        path = "/proc/self/fd/\(descriptor)"
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            guard descriptor >= 0 else { throw POSIXError(.ENOMEM) }
            try handle.write(contentsOf: bytes)
        } catch {
            throw Finding.error(
                "font-memory", "a font of \(bytes.count) bytes could not be loaded: \(error.localizedDescription)",
                hint: "free memory and try again")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
