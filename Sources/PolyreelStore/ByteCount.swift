/// A number of bytes, as people write and read it.
public struct ByteCount: Sendable, Hashable {
    public let bytes: Int

    public init(_ bytes: some BinaryInteger) { self.bytes = Int(bytes) }

    /// Decimal units are powers of 1000 (IEC 80000-13, SI), binary ones of 1024.
    private static let units: [String: Int] = [
        "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000, "tb": 1_000_000_000_000, "k": 1_000,
        "m": 1_000_000, "g": 1_000_000_000, "t": 1_000_000_000_000, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
        "tib": 1 << 40,
    ]

    /// Reads `50GB`, `1.5 TiB`, `800M`, in any case, or `0`. A number without a unit is nil, as it could mean bytes or
    /// gigabytes; so is a negative one, and one over 2^63.
    public init?(_ text: some StringProtocol) {
        let compact = text.lowercased().filter { $0 != " " }
        let digits = compact.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = String(compact.dropFirst(digits.count))
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let whole = parts.first.flatMap({ Int($0) }) else {
            return nil
        }
        guard let factor = Self.units[unit] ?? (unit.isEmpty && whole == 0 && parts.count == 1 ? 1 : nil) else {
            return nil
        }
        let (units, tooLarge) = whole.multipliedReportingOverflow(by: factor)
        guard !tooLarge else { return nil }
        var fraction = 0
        if parts.count == 2 {
            guard parts[1].count <= 6, let digits = Int(parts[1]) else { return nil }
            // The largest unit times a fraction under one million stays under 2^63.
            let scale = (0..<parts[1].count).reduce(1) { scale, _ in scale * 10 }
            fraction =
                factor >= scale ? factor / scale * digits + factor % scale * digits / scale : factor * digits / scale
        }
        let (sum, overflow) = units.addingReportingOverflow(fraction)
        guard !overflow else { return nil }
        bytes = sum
    }
}

extension ByteCount: CustomStringConvertible {
    /// In decimal units, to a tenth: `0 B`, `999 B`, `1.5 GB`.
    public var description: String {
        var (unit, factor) = ("B", 1)
        for (name, next) in [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000)]
        where bytes >= next { (unit, factor) = (name, next) }
        guard factor > 1 else { return "\(bytes) B" }
        let tenths = bytes / (factor / 10)
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
