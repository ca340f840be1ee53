import PolyreelCore
import PolyreelType
import Testing

@Suite struct MeasureTests {
    @Test func widthGrowsWithTheSizeBecauseNothingIsHinted() {
        let small = measure("Zażółć gęślą jaźń", "pl", size: 100).width
        let large = measure("Zażółć gęślą jaźń", "pl", size: 1000).width
        #expect(abs(large - 10 * small) <= 10)
    }

    @Test func aLineIsAsWideAsItsPartsUpToKerningAndRounding() {
        let parts = ["Nur ", "noch ", "drei ", "Stück"].map { measure($0, "de").width }
        #expect(abs(measure("Nur noch drei Stück", "de").width - parts.reduce(0, +)) <= parts.count + 2)
    }

    /// Noto Sans Bold 2.004 has 1000 units an em (head) and an advance of 690 for "A" (hmtx); "A" is not kerned with "A".
    @Test func advancesAreThoseOfTheFontFile() {
        #expect(measure("AAAAAAAAAA", size: 1000).width == 6900)
    }

    @Test func arabicLettersAreJoined() {
        let word = "تسوق"
        let letters = word.map { measure(String($0), "ar", .rightToLeft, size: 200).width }.reduce(0, +)
        #expect(measure(word, "ar", .rightToLeft, size: 200).width < letters - 20)
    }

    @Test func zeroWidthNonJoinerPartsArabicLetters() {
        let joined = measure("بب", "ar", .rightToLeft, size: 200).width
        let apart = measure("ب\u{200C}ب", "ar", .rightToLeft, size: 200)
        #expect(apart.width > joined)
        #expect(apart.missing.isEmpty)
    }

    @Test(arguments: [
        ("ja", "NotoSansCJK-Bold.ttc "), ("ko", "NotoSansCJK-Bold.ttc#1 "), ("zh-Hans", "NotoSansCJK-Bold.ttc#2 "),
        ("zh-TW", "NotoSansCJK-Bold.ttc#3 "), ("zh-HK", "NotoSansCJK-Bold.ttc#4 "),
    ])
    func hanCharactersAreInTheFormsOfTheLanguage(language: String, start: String) {
        // Faces of the collection in its own order: JP, KR, SC, TC, HK (`fc-scan` lists them).
        let fonts = measure("直骨令", language).fonts
        #expect(fonts.count == 1)
        #expect(fonts.allSatisfy { $0.hasPrefix(start) })
    }

    @Test(arguments: ["\u{10FFFD}", "\u{E000}", "\u{1}"])
    func aCharacterThatNoFontHasIsNamed(character: String) {
        #expect(measure("Jetzt \(character) kaufen\(character)", "de").missing == [character])
    }

    @Test(arguments: [
        "1\u{202F}299,50\u{A0}€", "\u{2068}LENA15\u{2069}", "\u{200F}1,299.50\u{A0}\u{200F}₪", "\u{61C}-5", "−5", "🛍️👩‍👩‍👧🇩🇪",
        "a\u{AD}b", "a\nb\tc", "20\u{2009}–\u{2009}30",
    ])
    func spacesMarksAndEmojiOfFormattedTextAreNotMissing(text: String) {
        #expect(measure(text).missing.isEmpty)
    }

    @Test func hugeAndHostileInputIsRefusedNotSet() {
        let long = Typesetter.measure(
            String(repeating: "a", count: 1_000_000), font: noto, size: .max,
            language: String(repeating: "x", count: 999),
            direction: .leftToRight)
        #expect(long.missing == ["a"])
        #expect(measure("").width == 0)
        #expect(measure("A\u{0}B").missing == ["\u{0}"])
    }

    @Test func doctorHasSixteenScriptsAndThisMachineHasThemAll() {
        #expect(FontSupport.needed.count == 16)
        #expect(FontSupport.missingScripts().isEmpty)
    }

    @Test func versionsAreThoseOfTheLibraries() {
        #expect(TypeVersion.libraries.count == 6)
        #expect(TypeVersion.libraries.allSatisfy { $0.contains(#/^[a-z]+ \d+\.\d+\.\d+$/#) })
    }
}
