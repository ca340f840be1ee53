import ArgumentParser
import PolyreelStore

/// How much memory is taken.
struct MemoryOptions: ParsableArguments {
    @Option(
        name: .long, help: "Memory that rendering may take, such as 1500M or 2G; default: 500M a core, at least 1G.",
        transform: MemoryOptions.bytes)
    var memory: Int?

    @Sendable private static func bytes(_ argument: String) throws -> Int {
        guard let count = ByteCount(argument).map(\.bytes), count > 0 else {
            throw ValidationError("'\(argument)' is no number of bytes; write it like 1500M or 2G")
        }
        return Int(count)
    }
}
