internal import CICU

/// Text in capitals.
public enum Capitals {
    /// The text in capitals by the rules of its language (Unicode 15, 3.13, CLDR's for Turkish, Greek, Dutch and
    /// others, and Irish as it is written); scripts without capitals stay as they are, and so do web addresses, @handles, #tags and codes, which are
    /// other ones in capitals.
    ///
    /// - Parameter code: stays as it is wherever it stands.
    public static func of(_ text: String, language: String, keeping code: String? = nil) -> String {
        guard let code, !code.isEmpty else { return of(text, LanguageTag(language)?.base ?? "und") }
        return text.split(separator: code, omittingEmptySubsequences: false)
            .map { of(String($0), LanguageTag(language)?.base ?? "und") }.joined(separator: code)
    }

    private static func of(_ text: String, _ tag: String) -> String {
        var result = ""
        var position = text.utf8.startIndex
        var done = 0
        for range in Tokens.ranges(in: text) {
            let start = text.utf8.index(position, offsetBy: range.lowerBound - done)
            let end = text.utf8.index(start, offsetBy: range.count)
            result += capitals(String(text[position..<start]), tag) + text[start..<end]
            (position, done) = (end, range.upperBound)
        }
        return result + capitals(String(text[position...]), tag)
    }

    private static func capitals(_ text: String, _ tag: String) -> String {
        guard tag == "ga" || tag.hasPrefix("ga-") else { return raised(text, tag) }
        return IrishCapitals.pieces(of: text).map { $0.isRaised ? raised($0.text, tag) : $0.text }.joined()
    }

    private static func raised(_ text: String, _ tag: String) -> String {
        var error = polyreel_error()
        return text.withBytes { Buffer.take(polyreel_upper_case($0, $1, tag, &error)) } ?? text
    }
}
