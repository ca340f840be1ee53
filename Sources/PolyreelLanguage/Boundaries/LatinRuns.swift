/// Names and words in Latin letters, several in a row as one: `L'Oréal Paris 24H`, `C&A`, `Disney+`, `iPhone 15 Pro`.
///
/// A number after a name is part of it, as without any isolate (UAX #9, W7); an amount is not: `Zara 50%`.
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
            let start = self.start(of: index, after: ranges.last?.upperBound ?? 0, scalars)
            var range = start..<wordEnd(from: index, scalars)
            if !isSign(range, scalars) {
                range = start..<end(of: range, scalars)
                ranges.append(range)
            }
            index = range.upperBound
        }
        return ranges
    }

    /// Digits before the first letter are part of its word: `24H`, `7-Eleven`.
    private static func start(of index: Int, after limit: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var start = index
        if start - 2 >= limit, scalars[start - 1] == "-", isDigit(scalars[start - 2]) { start -= 1 }
        while start > limit, isDigit(scalars[start - 1]) { start -= 1 }
        return start
    }

    private static func end(of word: Range<Int>, _ scalars: [Unicode.Scalar]) -> Int {
        var last = word
        while let next = nextPart(after: last, scalars) { last = next }
        return last.upperBound
    }

    /// What goes on behind a word and a space: another word, `Dolce & Gabbana`, a number, an amount between words, what
    /// stands in brackets.
    private static func nextPart(after word: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        let end = word.upperBound
        let mark = end < scalars.count ? scalars[end] : " "
        let isAbbreviation =
            mark == "." && word.count <= 3 && scalars[word].allSatisfy(isLatin)
            && scalars[word.upperBound - 1].properties.isLowercase
        guard let start = afterBlank(end + (isAbbreviation || mark == "," ? 1 : 0), scalars) else { return nil }
        if isAbbreviation || mark == "," {
            guard let number = Amount(at: start, scalars), number.isPlain else { return nil }
            return isAbbreviation || startsWord(afterBlank(number.end, scalars), scalars) ? start..<number.end : nil
        }
        if startsWord(start, scalars) { return start..<wordEnd(from: start, scalars) }
        if let amount = Amount(at: start, scalars) {
            let isInside = startsWord(afterBlank(amount.end, scalars), scalars)
            return amount.isPlain || isInside ? start..<amount.end : nil
        }
        if scalars[start] == "(", let close = scalars[start...].prefix(60).firstIndex(of: ")"), close > start + 1,
            scalars[start + 1..<close].allSatisfy({
                belongs($0) || isBlank($0) || ".,-'’&/+".unicodeScalars.contains($0)
            }),
            scalars[start + 1..<close].contains(where: belongs)
        {
            return start..<close + 1
        }
        guard "&+×|/-–".unicodeScalars.contains(scalars[start]), let next = afterBlank(start + 1, scalars),
            startsWord(next, scalars)
        else { return nil }
        return start..<wordEnd(from: next, scalars)
    }

    /// The place behind one space; nil where there is none, or nothing behind it.
    private static func afterBlank(_ index: Int, _ scalars: [Unicode.Scalar]) -> Int? {
        index + 1 < scalars.count && isBlank(scalars[index]) ? index + 1 : nil
    }

    private static func startsWord(_ index: Int?, _ scalars: [Unicode.Scalar]) -> Bool {
        guard let index else { return false }
        return scalars[index..<wordEnd(from: index, scalars)].contains(where: isLatin)
    }

    private static func wordEnd(from start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var end = start
        while end < scalars.count {
            if belongs(scalars[end]) {
                end += 1
            } else if end > start, "'’&.,-/°".unicodeScalars.contains(scalars[end]), end + 1 < scalars.count,
                belongs(scalars[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        while end > start, end < scalars.count, "+™®©℠°\u{FE0E}\u{FE0F}".unicodeScalars.contains(scalars[end]) {
            end += 1
        }
        return end
    }

    private static func isSign(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
        guard Prices.isMoney(Substring(String(String.UnicodeScalarView(scalars[range])))) else { return false }
        func isDigitAt(_ index: Int) -> Bool { scalars.indices.contains(index) && isDigit(scalars[index]) }
        var (before, after) = (range.lowerBound - 1, range.upperBound)
        while before >= 0, isBlank(scalars[before]) { before -= 1 }
        while after < scalars.count, isBlank(scalars[after]) || scalars[after] == "-" { after += 1 }
        return isDigitAt(before) || isDigitAt(after)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \u{A0}\u{202F}".unicodeScalars.contains(scalar) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
        isLatin(scalar) || (0x30...0x39).contains(scalar.value) || (0x300...0x36F).contains(scalar.value)
    }

    /// Letters of the blocks Basic Latin to Latin Extended-B, and Latin Extended Additional.
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && (scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value))
    }
}
