/// Parts of a text that a machine reads, and that must be shown whole: web addresses, @handles, #tags, codes.
enum Tokens {
    /// Their byte ranges, in order, none overlapping another.
    static func ranges(in text: String) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        var offsets = [0]
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offset += UTF8.width(scalar)
            offsets.append(offset)
        }
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            let end = startsToken(index, scalars) ? self.end(from: index, scalars) : index
            if end > index + 1 {
                ranges.append(offsets[index]..<offsets[end])
                index = end
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// Whether the scalar before leaves room for a token to begin.
    private static func startsToken(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0 else { return true }
        let before = scalars[index - 1]
        return !(isWord(before) && before.isASCII) && before != "@" && before != "-" && before != "."
    }

    private static func end(from index: Int, _ scalars: [Unicode.Scalar]) -> Int {
        switch scalars[index] {
        case "@", "\u{FF20}":
            return trimmed(
                index, run(from: index + 1, scalars) { $0.isASCII && (isWord($0) || $0 == "." || $0 == "-") }, scalars)
        case "#", "\u{FF03}":
            return trimmed(index, run(from: index + 1, scalars) { isWord($0) || $0 == "-" }, scalars)
        default:
            guard scalars[index].isASCII, isWord(scalars[index]) else { return index }
            let end = trimmed(index, run(from: index, scalars, while: isAddress), scalars)
            let token = scalars[index..<max(index, end)]
            return isWebAddress(token) ? end : codeEnd(from: index, scalars)
        }
    }

    private static func run(
        from start: Int, _ scalars: [Unicode.Scalar], while belongs: (Unicode.Scalar) -> Bool
    ) -> Int {
        var end = start
        while end < scalars.count, belongs(scalars[end]) { end += 1 }
        return end
    }

    /// Without the punctuation of the sentence around it.
    private static func trimmed(_ start: Int, _ end: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var end = end
        while end > start + 1, ".,;:!?)]'*-".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
        return end
    }

    /// Letters, digits, marks and the low line.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "_" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
            return true
        default: return false
        }
    }

    /// Graphic ASCII but what encloses addresses in text, and letters of alphabets (for names such as müller.example).
    private static func isAddress(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.value > 0x20 && scalar.value < 0x7F && !"<>\"{}|\\^`".unicodeScalars.contains(scalar)
        }
        return scalar.value < 0x0590 && isWord(scalar)
    }

    /// `https://…`, `www.…`, `shop.example/…` or `shop.example`.
    private static func isWebAddress(_ token: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = String(String.UnicodeScalarView(token)).lowercased()
        if text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("www.") { return true }
        let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, top.allSatisfy(\.isLetter) else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }

    /// The end of a code such as `SUMMER-15`: capitals and digits, both of them, joined by hyphens.
    private static func codeEnd(from start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        let end = run(from: start, scalars) { $0.isASCII && (isWord($0) || $0 == "-") }
        let token = scalars[start..<end]
        let digits = token.contains { $0.properties.numericType == .decimal }
        let capitals = token.contains { $0.properties.isUppercase }
        let small = token.contains { $0.properties.isLowercase }
        return digits && capitals && !small ? trimmed(start, end, scalars) : start
    }
}
