/// Text of one direction inside text of the other (UAX #9).
public enum Bidi {
    /// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
    static let firstStrongIsolate: Unicode.Scalar = "\u{2068}"
    static let popDirectionalIsolate: Unicode.Scalar = "\u{2069}"

    /// The text between FSI and PDI: it keeps its own direction, and what is around it keeps its order.
    ///
    /// Without it `@lena` inside Arabic is shown as `lena@`. Text that is already isolated stays as it is.
    public static func isolate(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        if (0x2066...0x2068).contains(first.value), last == popDirectionalIsolate { return text }
        return "\(firstStrongIsolate)\(text)\(popDirectionalIsolate)"
    }

    /// Isolates the web addresses, @handles, #tags and codes that stand in right-to-left text.
    public static func isolateTokens(in text: String) -> String {
        var result = ""
        var position = text.utf8.startIndex
        var done = 0
        for range in Tokens.ranges(in: text) {
            let start = text.utf8.index(position, offsetBy: range.lowerBound - done)
            let end = text.utf8.index(start, offsetBy: range.count)
            result += text[position..<start]
            let before = text.unicodeScalars[..<start].last
            result +=
                before.map { (0x2066...0x2068).contains($0.value) } == true
                ? String(text[start..<end]) : isolate(String(text[start..<end]))
            (position, done) = (end, range.upperBound)
        }
        return result + text[position...]
    }
}
