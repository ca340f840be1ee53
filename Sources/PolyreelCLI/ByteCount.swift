import ArgumentParser

/// A number of bytes as people write it: `1500M`, `2G`, `50GB`, `512KiB`, `0`.
struct ByteCount: Sendable {
    let bytes: Int

    private static let units: KeyValuePairs<String, Int> = [
        "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30, "TIB": 1 << 40, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000,
        "TB": 1_000_000_000_000, "K": 1000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000, "B": 1,
    ]

    /// - Throws: `ValidationError` that says how it is written.
    init(argument: String) throws {
        let text = argument.uppercased()
        let unit = Self.units.first { text.hasSuffix($0.key) }
        let digits = text.dropLast(unit?.key.count ?? 0)
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits),
            case let (bytes, overflow) = count.multipliedReportingOverflow(by: unit?.value ?? 1), !overflow
        else {
            throw ValidationError("'\(argument)' is no number of bytes; write it like 1500M, 2G or 50GB")
        }
        self.bytes = bytes
    }
}
