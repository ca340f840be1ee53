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

    /// Isolates what is read from left to right in right-to-left text: web addresses, @handles, #tags, codes, names in
    /// Latin letters. What stands inside an isolate or an override stays as it is.
    public static func isolateTokens(in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var (depth, done) = (0, 0)
        for range in leftToRight(in: text, scalars) {
            for scalar in scalars[done..<range.lowerBound] {
                switch scalar.value {
                case 0x2066...0x2068, 0x202A, 0x202B, 0x202D, 0x202E: depth += 1
                case 0x2069, 0x202C: depth = max(0, depth - 1)
                default: break
                }
                result.append(scalar)
            }
            if depth == 0 { result.append(firstStrongIsolate) }
            result.append(contentsOf: scalars[range])
            if depth == 0 { result.append(popDirectionalIsolate) }
            done = range.upperBound
        }
        result.append(contentsOf: scalars[done...])
        return String(result)
    }

    /// Tokens and names, in scalars, in order; a name that touches a token goes with it.
    private static func leftToRight(in text: String, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var offsets: [Int: Int] = [:]
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            offsets[offset] = index
            offset += UTF8.width(scalar)
        }
        offsets[offset] = scalars.count
        let tokens = Tokens.ranges(in: text).compactMap { range in
            offsets[range.lowerBound].flatMap { from in offsets[range.upperBound].map { from..<$0 } }
        }
        // A #tag may be written from right to left.
        .filter {
            scalars[$0].contains { $0.properties.isAlphabetic && $0.value < 0x590 } || scalars[$0.lowerBound] == "@"
        }
        var merged: [Range<Int>] = []
        for range in (tokens + LatinRuns.ranges(in: scalars)).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
