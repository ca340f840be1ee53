internal import PolyreelLanguage

/// A number that stands in a message's text, in whatever digits.
struct TypedNumber: Hashable {
    /// As it stands there: `12,99`.
    let text: String
    /// Its digits alone, as ASCII and without those that change nothing: `1299` of `12,99` and `١٢٫٩٩`.
    let digits: String
    /// Where it stands in the pattern, in Unicode scalars from 0.
    let offset: Int

    /// What may stand between the digits of one number.
    private static let separators: Set<Unicode.Scalar> = [".", ",", "'", "’", "\u{A0}", "\u{202F}", "٫", "٬"]

    static func all(in literal: MessageLiteral) -> [TypedNumber] {
        var found: [TypedNumber] = []
        let scalars = Array(literal.text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            guard value(scalars[index]) != nil else {
                index += 1
                continue
            }
            let start = index
            var end = index
            while index < scalars.count, value(scalars[index]) != nil || separators.contains(scalars[index]) {
                if value(scalars[index]) != nil { end = index }
                index += 1
            }
            let text = String(String.UnicodeScalarView(scalars[start...end]))
            // Parts of names, such as "mp3" and "4K", are no numbers.
            let isName =
                (start > 0 && scalars[start - 1].properties.isAlphabetic && scalars[start - 1].isASCII)
                || (end + 1 < scalars.count && scalars[end + 1].properties.isAlphabetic && scalars[end + 1].isASCII)
            if !isName {
                found.append(
                    TypedNumber(text: text, digits: digits(of: text), offset: literal.range.lowerBound + start))
            }
        }
        return found
    }

    /// The digits of a number as typed; a fraction's last zeros say nothing.
    static func digits(of text: String) -> String {
        let last = text.unicodeScalars.lastIndex { separators.contains($0) }
        var fraction = last.map { String(text[text.unicodeScalars.index(after: $0)...]) } ?? ""
        let whole = last.map { String(text[..<$0]) } ?? text
        // Three digits after the last separator are thousands more often than a fraction.
        if fraction.unicodeScalars.count < 3 { while fraction.last == "0" { fraction.removeLast() } }
        return (whole + fraction).unicodeScalars.compactMap { value($0).map(String.init) }.joined()
    }

    private static func value(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }
}
