internal import PolyreelCore

/// How a variant's files are called.
enum VariantName {
    /// `<campaign>_<creator>_<placement>_<market>_<seconds>s`: lower case, `[a-z0-9-]` inside fields, `_` between them.
    static func id(campaign: String, creator: String, placement: String, market: String, duration: Rational) -> String {
        let seconds = max(1, duration.rounded)
        return [campaign, creator, placement, market, "\(seconds)s"].map(field).joined(separator: "_")
    }

    /// Anything but ASCII letters and digits becomes one hyphen; a name that has none of those is spelled by its code
    /// points, so that two creators never share a name.
    private static func field(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard words.isEmpty else { return words.joined(separator: "-") }
        return text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }
}
