/// Names and words in Latin letters, several in a row as one: `L'Oréal Paris 24H`, `C&A`, `Disney+`.
enum LatinRuns {
    /// Their ranges in scalars, in order.
    static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard isLatin(scalars[index]) else {
                index += 1
                continue
            }
            let end = self.end(from: index, scalars)
            ranges.append(index..<end)
            index = end
        }
        return ranges
    }

    private static func end(from start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var end = start + 1
        while end < scalars.count {
            let next = end + 1 < scalars.count ? scalars[end + 1] : nil
            if belongs(scalars[end]) || scalars[end] == "+" {
                end += 1
            } else if "'’&.-/ \u{A0}".unicodeScalars.contains(scalars[end]), let next, belongs(next) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
        isLatin(scalar) || (0x30...0x39).contains(scalar.value) || (0x300...0x36F).contains(scalar.value)
    }

    /// Letters of the blocks Basic Latin to Latin Extended-B, and Latin Extended Additional.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && (scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value))
    }
}
