/// A number as it stands in a text, with what makes it an amount: a sign before it, or one behind it.
struct Amount {
    /// Behind its last scalar.
    let end: Int
    /// Whether it is a bare number, such as a model's or a version's.
    let isPlain: Bool

    /// Nil where no number begins. Digits are those of bidi class EN: Arabic-Indic ones stay Arabic behind Latin.
    init?(at start: Int, _ scalars: [Unicode.Scalar]) {
        var index = start
        if index < scalars.count, Self.isSign(scalars[index]) || "+-−".unicodeScalars.contains(scalars[index]) {
            index += 1
        }
        let first = index
        while index < scalars.count {
            if Self.isDigit(scalars[index]) {
                index += 1
            } else if index > first, index + 1 < scalars.count, Self.isDigit(scalars[index + 1]),
                ".,:/-–×+".unicodeScalars.contains(scalars[index])
            {
                index += 2
            } else {
                break
            }
        }
        guard index > first else { return nil }
        // `SPF 50+`; of `1+1` it is a part.
        if index < scalars.count, scalars[index] == "+" { index += 1 }
        let sign = Self.signEnd(from: index, scalars)
        end = sign ?? index
        isPlain = first == start && sign == nil
    }

    /// Behind a sign that follows a number, perhaps after a space.
    private static func signEnd(from index: Int, _ scalars: [Unicode.Scalar]) -> Int? {
        var start = index
        if start < scalars.count, " \u{A0}\u{202F}".unicodeScalars.contains(scalars[start]) { start += 1 }
        guard start < scalars.count else { return nil }
        if isSign(scalars[start]) { return start + 1 }
        let bare = word(from: start, scalars)
        if Prices.isMoney(Substring(String(String.UnicodeScalarView(bare)))) || words.contains(unpointed(bare)) {
            return bare.endIndex
        }
        // `في المئة`
        guard unpointed(bare) == "في", bare.endIndex < scalars.count else { return nil }
        let second = word(from: bare.endIndex + 1, scalars)
        return hundreds.contains(unpointed(second)) ? second.endIndex : nil
    }

    /// Up to white space or punctuation.
    private static func word(from start: Int, _ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        scalars[start...].prefix { !$0.properties.isWhitespace && !",;:!?،؛؟".unicodeScalars.contains($0) }
    }

    /// Without the marks of Arabic vowels and cases: `درهمًا` is `درهما`.
    private static func unpointed(_ word: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(word.filter { !(0x64B...0x652).contains($0.value) }))
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .currencySymbol || "%‰٪".unicodeScalars.contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value) || (0x6F0...0x6F9).contains(scalar.value)
    }

    /// Money and per cent in words of the languages that are read from right to left, as they follow a number; in Arabic
    /// also as a dual, a plural, and in the accusative behind 11 to 99.
    private static let words = Set(
        """
        ש״ח ש"ח שקל שקלים דולר דולרים יורו אירו אחוז אחוזים
        ريال ريالا ريالان ريالين ريالات درهم درهما درهمان درهمين دراهم دينار دينارا ديناران دينارين دنانير
        جنيه جنيها جنيهان جنيهين جنيهات ليرة ليرتان ليرتين ليرات دولار دولارا دولاران دولارين دولارات يورو
        د.إ د.إ. ر.س ر.س. ج.م ج.م. د.ك د.ك. ر.ق ر.ق. بالمئة بالمائة
        ریال تومان درصد روپے فیصد
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let hundreds: Set<String> = ["المئة", "المائة"]
}
