/// How well a line ends between two pieces of text, before anything is measured.
public enum BreakQuality: Int, Sendable, Comparable {
    case good
    /// Another place is better where it costs little.
    case weak
    /// A reader stumbles.
    case poor

    public static func < (left: BreakQuality, right: BreakQuality) -> Bool { left.rawValue < right.rawValue }

    /// - Parameters:
    ///   - above: what the line ends with, its white space included.
    ///   - below: what the next line begins with.
    ///   - language: BCP-47.
    public init(between above: String, and below: String, language: String) {
        let end = above.droppingTrailingSpace
        self =
            end.count == above.count
            ? Self.ideographs(above, below.droppingTrailingSpace)
            : Self.words(Self.bare(end), Self.bare(below.droppingTrailingSpace), language: language)
    }

    /// Between two words. A dash belongs to the line above; a word of one letter (Polish "z", Czech "k"), a count and
    /// a day of the month to what follows.
    private static func words(_ above: Substring, _ below: Substring, language: String) -> BreakQuality {
        if !below.isEmpty, below.allSatisfy({ "-–—".contains($0) }) { return .poor }
        if isCount(above) { return .poor }
        guard above.allSatisfy({ $0.isLetter && !$0.isUppercase && $0.isAlphabetic }) else { return .good }
        if above.count == 1 { return .poor }
        let primary = language.prefix { $0 != "-" }
        return (2...3).contains(above.count) && prepositional.contains(String(primary)) ? .weak : .good
    }

    /// Between two ideographs: a word of one ideograph mostly ends the word before it (优惠 and 码), and may begin
    /// the next.
    private static func ideographs(_ above: String, _ below: String) -> BreakQuality {
        func isIdeograph(_ character: Character?) -> Bool {
            character?.unicodeScalars.first?.properties.isIdeographic ?? false
        }
        guard isIdeograph(above.last), isIdeograph(below.first) else { return .good }
        let next = below.filter { isIdeograph($0) || $0.isLetter || $0.isNumber }
        return next.count == 1 ? .poor : above.count == 1 ? .weak : .good
    }

    /// Up to three digits, more where they are parted (1.299), and a point behind a day (24.).
    private static func isCount(_ word: Substring) -> Bool {
        let digits = word.count { $0.isNumber }
        return digits > 0 && word.allSatisfy { $0.isNumber || ".,".contains($0) }
            && (digits <= 3 || word.dropLast().contains { !$0.isNumber })
    }

    /// Without the controls that isolate what runs the other way.
    private static func bare(_ word: String) -> Substring {
        func isControl(_ character: Character) -> Bool {
            character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
        }
        var bare = word[...].drop(while: isControl)
        while bare.last.map(isControl) == true { bare.removeLast() }
        return bare
    }

    /// Languages whose short words lead on to the next: "und", "до", "مع". Those with prepositions by the World Atlas
    /// of Language Structures, chapter 85A (https://wals.info/chapter/85, seen 2026-11-24), that part words by spaces
    /// and syllables not; in the others short words mostly close what stands before them.
    private static let prepositional: Set<String> = [
        "en", "de", "nl", "sv", "da", "nb", "nn", "no", "is", "fr", "es", "it", "pt", "ca", "gl", "ro", "pl",
        "cs", "sk", "ru", "uk", "be", "bg", "mk", "sr", "hr", "bs", "sl", "lt", "lv", "el", "sq", "ga", "cy",
        "ar", "he", "fa", "sw", "id", "ms",
    ]
}

extension Character {
    /// Of an alphabet that parts words by spaces: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic (Unicode's blocks up
    /// to U+08FF, and Latin Extended Additional).
    fileprivate var isAlphabetic: Bool {
        unicodeScalars.first.map { $0.value < 0x900 || (0x1E00...0x1FFF).contains($0.value) } ?? false
    }
}
