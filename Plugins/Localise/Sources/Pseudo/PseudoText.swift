internal import PolyreelCore
internal import PolyreelLanguage

/// Turns source copy into text that is as long, or as right-to-left, as translations may become.
enum PseudoText {
    /// A pattern with its shown text changed; arguments, plural forms and syntax stay as they are.
    static func pattern(_ pattern: MessagePattern, _ kind: PseudoMarket.Kind) -> String {
        let scalars = Array(pattern.pattern.unicodeScalars)
        var result = String.UnicodeScalarView()
        var done = 0
        for literal in pattern.literals {
            result.append(contentsOf: scalars[done..<literal.range.lowerBound])
            let text = kind == .accented ? accented(literal.text) : rightToLeft(literal.text)
            result.append(contentsOf: text.unicodeScalars)
            done = literal.range.upperBound
        }
        result.append(contentsOf: scalars[done...])
        return kind == .accented ? "[\(String(result))]" : String(result)
    }

    /// Every letter with an accent, and two fifths more letters: vowels are said longer.
    static func accented(_ text: String) -> String {
        let letters = text.unicodeScalars.count { accents[$0] != nil }
        let vowels = text.unicodeScalars.count { isVowel($0) }
        var extra = (letters * 2 + 4) / 5
        var left = vowels
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(accents[scalar] ?? scalar)
            guard isVowel(scalar), left > 0 else { continue }
            let more = (extra + left - 1) / left
            result.append(contentsOf: Array(repeating: accents[scalar] ?? scalar, count: more))
            (extra, left) = (extra - more, left - 1)
        }
        return String(result) + String(repeating: "·", count: extra)
    }

    /// Every word between RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING, with a mark of that direction on both
    /// sides: words read backwards, as strings of a right-to-left script would stand.
    static func rightToLeft(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isOpen = false
        for scalar in text.unicodeScalars {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isWord != isOpen {
                result.append(contentsOf: (isWord ? "\u{200F}\u{202E}" : "\u{202C}\u{200F}").unicodeScalars)
                isOpen = isWord
            }
            result.append(scalar)
        }
        if isOpen { result.append(contentsOf: "\u{202C}\u{200F}".unicodeScalars) }
        return String(result)
    }

    private static func isVowel(_ scalar: Unicode.Scalar) -> Bool { "aeiouAEIOU".unicodeScalars.contains(scalar) }

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars,
            "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ".unicodeScalars))
}

extension FoundMessage {
    /// The message as a pseudo-market shows it; itself for nil.
    func pseudo(_ kind: PseudoMarket.Kind?) throws(Findings) -> FoundMessage {
        guard let kind else { return self }
        do {
            return FoundMessage(
                pattern: try MessagePattern(PseudoText.pattern(pattern, kind)),
                entry: MessageCatalogue.Entry(
                    pattern: entry.pattern, location: entry.location, firstCharacter: nil),
                language: language, findings: findings)
        } catch {
            throw Findings(
                .error(
                    "message-pseudo", "the message cannot be made a pseudo-translation: \(error.message)",
                    hint: "shorten it", at: entry.location))
        }
    }
}
