import PolyreelLanguage
import Testing

/// Expected texts: the Unicode Standard, SpecialCasing.txt, and CLDR's transforms el-Upper, lt-Upper, tr-Upper.
@Suite struct CapitalsTests {
    static let cases: [(language: String, text: String, capitals: String)] = [
        ("tr-TR", "title ı", "TİTLE I"), ("az", "istanbul", "İSTANBUL"), ("en", "title", "TITLE"),
        ("de-DE", "straße", "STRASSE"), ("el-GR", "Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"), ("el-GR", "μαΐου", "ΜΑΪΟΥ"),
        ("nl-NL", "ijs", "IJS"), ("lt-LT", "i̇̀", "Ì"), ("hy-AM", "և", "ԵՎ"), ("ar-EG", "تسوق الآن", "تسوق الآن"),
        ("ja-JP", "今すぐ購入", "今すぐ購入"), ("hi-IN", "अभी खरीदें", "अभी खरीदें"),
        // Not words: a handle and an address in capitals lead elsewhere.
        ("de-DE", "bei @lena.glow auf shop.example/a", "BEI @lena.glow AUF shop.example/a"),
    ]

    @Test(arguments: cases) func capitalsFollowTheLanguage(_ language: String, _ text: String, _ capitals: String) {
        #expect(Capitals.of(text, language: language) == capitals)
    }

    @Test func aCodeStaysAsItIs() {
        #expect(Capitals.of("mit lena15 sparen", language: "de", keeping: "lena15") == "MIT lena15 SPAREN")
    }
}
