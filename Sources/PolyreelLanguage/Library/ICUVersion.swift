internal import CICU

/// Which ICU and which locale data this build formats with; part of the record of every variant.
public enum ICUVersion {
    /// Such as `72.1 (CLDR 42)`.
    public static var description: String {
        let icu = String(cString: polyreel_icu_version())
        let cldr = Buffer.read(capacity: 24) { buffer, capacity in
            polyreel_cldr_version(buffer, capacity)
            return true
        }
        guard let cldr, !cldr.isEmpty else { return icu }
        return "\(icu) (CLDR \(cldr))"
    }
}
