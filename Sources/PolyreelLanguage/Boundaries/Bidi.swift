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
    /// Latin letters. What stands inside an isolate or an override stays as it is; but an isolated name in Latin letters
    /// goes with its number and the words around it, as one that is not: `⁨iPhone⁩ 15 Pro`.
    public static func isolateTokens(in text: String) -> String {
        let (scalars, names) = openingNames(Array(text.unicodeScalars))
        var result = String.UnicodeScalarView()
        var (depth, done) = (0, 0)
        for range in leftToRight(in: String(String.UnicodeScalarView(scalars)), scalars, names) {
            for scalar in scalars[done..<range.lowerBound] {
                depth = max(0, depth + step(scalar))
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

    /// How much deeper a scalar leads into isolates, embeddings and overrides.
    private static func step(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x2066...0x2068, 0x202A, 0x202B, 0x202D, 0x202E: 1
        case 0x2069, 0x202C: -1
        default: 0
        }
    }

    /// A text without the FSI and PDI around names in Latin letters, and where these stand in it.
    private static func openingNames(_ scalars: [Unicode.Scalar]) -> ([Unicode.Scalar], [Range<Int>]) {
        var (opened, names): ([Unicode.Scalar], [Range<Int>]) = ([], [])
        var (depth, index) = (0, 0)
        while index < scalars.count {
            if depth == 0, scalars[index] == firstStrongIsolate,
                let end = scalars[(index + 1)...].firstIndex(where: { step($0) != 0 }),
                isName(index + 1..<end, in: scalars)
            {
                names.append(opened.count..<opened.count + end - index - 1)
                opened += scalars[index + 1..<end]
                index = end + 1
                continue
            }
            depth = max(0, depth + step(scalars[index]))
            opened.append(scalars[index])
            index += 1
        }
        return (opened, names)
    }

    /// Whether all that is isolated are words in Latin letters. A code, a handle or an address before a number is none: the
    /// number is not its.
    private static func isName(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
        guard scalars[range.upperBound] == popDirectionalIsolate,
            scalars[range].contains(where: \.properties.isAlphabetic),
            scalars[range].allSatisfy({ !$0.properties.isAlphabetic || LatinRuns.isLatin($0) })
        else { return false }
        let next = scalars[(range.upperBound + 1)...].first { !$0.properties.isWhitespace }
        let text = String(String.UnicodeScalarView(scalars[range]))
        return next?.properties.numericType != .decimal || Tokens.ranges(in: text) != [0..<text.utf8.count]
    }

    /// Tokens and names, in scalars, in order; a name that touches a token goes with it.
    /// - Parameter names: those that are known.
    private static func leftToRight(
        in text: String, _ scalars: [Unicode.Scalar], _ names: [Range<Int>]
    ) -> [Range<Int>] {
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
        let all = tokens + names + LatinRuns.ranges(in: scalars)
        for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
