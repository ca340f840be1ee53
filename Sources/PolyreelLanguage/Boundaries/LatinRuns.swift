/// Names and words in Latin letters, several in a row as one: `L'Oréal Paris 24H`, `C&A`, `Disney+`.
enum LatinRuns {
    /// Their ranges in scalars, in order. A currency's sign beside its amount is none: the two stay in their order.
    static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard isLatin(scalars[index]) else {
                index += 1
                continue
            }
            // Digits before the first letter are part of its word: 24H.
            var start = index
            while start > (ranges.last?.upperBound ?? 0), isDigit(scalars[start - 1]) { start -= 1 }
            let end = self.end(from: index, scalars)
            if !isSign(start..<end, scalars) { ranges.append(start..<end) }
            index = end
        }
        return ranges
    }

    private static func end(from start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var end = wordEnd(from: start, scalars)
        while end + 1 < scalars.count, scalars[end] == " " || scalars[end] == "\u{A0}" {
            let next = wordEnd(from: end + 1, scalars)
            guard scalars[end + 1..<next].contains(where: isLatin) else { break }
            end = next
        }
        return end
    }

    private static func wordEnd(from start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var end = start
        while end < scalars.count {
            if belongs(scalars[end]) {
                end += 1
            } else if end > start, "'’&.,-/".unicodeScalars.contains(scalars[end]), end + 1 < scalars.count,
                belongs(scalars[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        while end > start, end < scalars.count, scalars[end] == "+" { end += 1 }
        return end
    }

    private static func isSign(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
        guard Prices.isSign(Substring(String(String.UnicodeScalarView(scalars[range])))) else { return false }
        func isBlank(_ index: Int) -> Bool { " \u{A0}\u{202F}".unicodeScalars.contains(scalars[index]) }
        func isDigitAt(_ index: Int) -> Bool { scalars.indices.contains(index) && isDigit(scalars[index]) }
        var (before, after) = (range.lowerBound - 1, range.upperBound)
        while before >= 0, isBlank(before) { before -= 1 }
        while after < scalars.count, isBlank(after) || scalars[after] == "-" { after += 1 }
        return isDigitAt(before) || isDigitAt(after)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
        isLatin(scalar) || (0x30...0x39).contains(scalar.value) || (0x300...0x36F).contains(scalar.value)
    }

    /// Letters of the blocks Basic Latin to Latin Extended-B, and Latin Extended Additional.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && (scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value))
    }
}
