import ArgumentParser
import PolyreelStore

extension ByteCount {
    /// - Throws: `ValidationError` that says how it is written.
    init(argument: String) throws {
        guard let count = ByteCount(argument) else {
            throw ValidationError("'\(argument)' is no size; write it with its unit, like 1500M, 50GB or 1.5TiB, or 0")
        }
        self = count
    }
}
