internal import PolyreelCore

/// How a variant's files are called.
enum VariantName {
    /// `<campaign>_<creator>_<placement>_<market>_<seconds>s`: lower case, `[a-z0-9-]` inside fields, `_` between them.
    static func id(campaign: String, creator: String, placement: String, market: String, duration: Rational) -> String {
        let seconds = max(1, duration.rounded)
        return [campaign, creator, placement, market, "\(seconds)s"].map(field).joined(separator: "_")
    }

    /// Whether a file's name is that of a variant which differs from `id` in nothing but its length in seconds: an older
    /// version of it.
    static func isVersion(_ file: String, of id: String) -> Bool {
        guard let end = id.lastIndex(of: "_") else { return false }
        let stem = id[...end]
        guard file.hasPrefix(stem) else { return false }
        let seconds = file.dropFirst(stem.count).prefix { $0.isASCII && $0.isNumber }
        return !seconds.isEmpty && file.dropFirst(stem.count + seconds.count).hasPrefix("s.")
    }

    /// Anything but ASCII letters and digits becomes one hyphen; a name that has none of those is spelled by its code
    /// points.
    private static func field(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard words.isEmpty else { return words.joined(separator: "-") }
        return text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }
}
