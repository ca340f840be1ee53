internal import CICU

/// Amounts of money that were typed with plain spaces: `12,99 €`, `AED 59`, `1 299,50 zł`. CLDR's have no-break spaces.
enum Prices {
    /// Signs that are letters, as CLDR writes them, in lower case; other signs are known by their Unicode category.
    private static let signs: Set<String> = [
        "zł", "kč", "ft", "kr", "kr.", "lei", "лв", "лв.", "грн", "руб", "руб.", "ден", "ден.", "дин", "дин.", "rs",
        "rs.",
        "rp", "rm", "chf", "fr.", "ksh", "br", "元", "円", "원",
    ]

    /// Byte offsets behind the spaces at which no line may end.
    static func insideOffsets(of text: String) -> Set<Int> {
        var offsets: Set<Int> = []
        var before: Substring = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let joined =
                (endsInDigit(before) && beginsWithSign(word)) || (isSign(before) && beginsWithDigit(word))
                || (endsInDigit(before) && isGroup(word))
            if joined { offsets.insert(text.utf8.distance(from: text.startIndex, to: word.startIndex)) }
            before = word
        }
        return offsets
    }

    private static func isDigit(_ character: Character?) -> Bool { character?.isWholeNumber ?? false }
    private static func endsInDigit(_ word: Substring) -> Bool { isDigit(word.last) }
    private static func beginsWithDigit(_ word: Substring) -> Bool { isDigit(word.first { $0 != "-" && $0 != "−" }) }

    /// Three digits of a larger number, and what may follow them.
    private static func isGroup(_ word: Substring) -> Bool {
        word.prefix { isDigit($0) }.count == 3 && word.dropFirst(3).allSatisfy { isDigit($0) || ".,".contains($0) }
    }

    private static func beginsWithSign(_ word: Substring) -> Bool {
        word.first.map(isSymbol) ?? false || isSign(word)
    }

    /// Whether a word is a sign, or a code like `AED`, but for punctuation behind it.
    static func isSign(_ word: Substring) -> Bool {
        let bare = word.drop { "(–".contains($0) }
        let trimmed = bare.prefix { !",;:!?)".contains($0) }
        return !trimmed.isEmpty
            && (trimmed.allSatisfy(isSymbol) || signs.contains(trimmed.lowercased())
                || trimmed.count == 3 && trimmed.allSatisfy { $0.isASCII && $0.isUppercase })
    }

    /// The same, three capitals only where ISO 4217 has them: `SPF 50` is no price.
    static func isMoney(_ word: Substring) -> Bool {
        guard isSign(word) else { return false }
        let capitals = word.filter { $0.isASCII && $0.isUppercase }
        return capitals.count != 3 || signs.contains(capitals.lowercased()) || polyreel_is_currency(capitals) != 0
    }

    private static func isSymbol(_ character: Character) -> Bool {
        character.unicodeScalars.first?.properties.generalCategory == .currencySymbol
    }
}
