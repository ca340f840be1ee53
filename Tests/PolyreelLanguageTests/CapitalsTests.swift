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

    /// An Caighdeán Oifigiúil: what mutation puts before a word stays small.
    @Test(arguments: [
        ("na hÉireann", "NA hÉIREANN"), ("nGael", "nGAEL"), ("an tSléibhe", "AN tSLÉIBHE"), ("t-aon", "t-AON"),
        ("h-uile", "h-UILE"), ("bhfuil", "bhFUIL"), ("An bhFuil tú i gCorcaigh?", "AN bhFUIL TÚ I gCORCAIGH?"),
        ("ár n-athair ar an mbóthar", "ÁR n-ATHAIR AR AN mBÓTHAR"), ("i dteach, i bpáirc", "I dTEACH, I bPÁIRC"),
        ("muintir na nEorpach", "MUINTIR NA nEORPACH"), ("hata agus teach", "HATA AGUS TEACH"),
        ("tabhair d'iníon", "TABHAIR D'INÍON"), ("Bhí an t-am ann", "BHÍ AN t-AM ANN"), ("TGHTS", "TGHTS"), ("h", "H"),
        ("ean-nós an-mhaith", "EAN-NÓS AN-MHAITH"), ("", ""),
    ])
    func mutationsOfIrishStaySmall(_ text: String, _ capitals: String) {
        #expect(Capitals.of(text, language: "ga-IE") == capitals)
        #expect(Capitals.of(text, language: "ga") == capitals)
    }

    @Test func aCodeStaysAsItIs() {
        #expect(Capitals.of("mit lena15 sparen", language: "de", keeping: "lena15") == "MIT lena15 SPAREN")
    }
}
