/// Letters that stay small where Irish is set in capitals: what mutation puts before a word, so that the word is still
/// known by its own first letter (`nGAEL`, `bhFUIL`, `t-AON`).
///
/// An Caighdeán Oifigiúil (Houses of the Oireachtas, 2017), on capital letters; the words that no Irish word begins with
/// otherwise are those that browsers take for `text-transform: uppercase` (CSS Text 3, 2.1.1; Unicode itself says nothing).
enum IrishCapitals {
    /// The text in pieces, and whether each is set in capitals; joined they are the text.
    static func pieces(of text: String) -> [(text: String, isRaised: Bool)] {
        let scalars = Array(text.unicodeScalars)
        var pieces: [(text: String, isRaised: Bool)] = []
        var (done, index) = (0, 0)
        func add(_ end: Int, isRaised: Bool) {
            if end > done { pieces.append((String(String.UnicodeScalarView(scalars[done..<end])), isRaised)) }
            done = max(done, end)
        }
        while index < scalars.count {
            guard isLetter(scalars[index]) else {
                index += 1
                continue
            }
            let prefix = prefixLength(Array(scalars[index...].prefix(4)))
            if prefix > 0 {
                add(index, isRaised: true)
                add(index + prefix, isRaised: false)
            }
            while index < scalars.count, isLetter(scalars[index]) || isInside(index, scalars) { index += 1 }
        }
        add(scalars.count, isRaised: true)
        return pieces
    }

    /// How many letters in front of a word stay small.
    private static func prefixLength(_ word: [Unicode.Scalar]) -> Int {
        let text = String(String.UnicodeScalarView(word))
        guard let first = word.first, first.properties.isLowercase, word.count > 1 else { return 0 }
        // n-úll, t-aon, h-uile
        if "nth".unicodeScalars.contains(first), "-\u{2010}\u{2011}".unicodeScalars.contains(word[1]) {
            return word.count > 2 && isVowel(word[2]) ? 1 : 0
        }
        // nÉireann, tAire, hÉireann: the word's own letter is a capital.
        if "nth".unicodeScalars.contains(first), isVowel(word[1]), word[1].properties.isUppercase { return 1 }
        if text.lowercased().hasPrefix("bhf") { return text.hasPrefix("bh") ? 2 : 0 }
        let eclipsed = ["bp", "dt", "gc", "mb", "nd", "ng", "ts"]
        return eclipsed.contains(String(text.lowercased().prefix(2))) ? 1 : 0
    }

    private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
        "aeiouáéíóúAEIOUÁÉÍÓÚ".unicodeScalars.contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
    }

    /// A hyphen or an apostrophe between two letters.
    private static func isInside(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        "-\u{2010}\u{2011}’'".unicodeScalars.contains(scalars[index]) && index + 1 < scalars.count
            && isLetter(scalars[index + 1])
    }
}
