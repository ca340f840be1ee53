import PolyreelLanguage
import Testing

/// Pieces by Unicode's line breaking (UAX #14) and CLDR's dictionaries.
struct LineBreakTests {
    /// The text with its break opportunities as bars.
    static let texts: [(language: String, expected: String)] = [
        ("en", "Shop |now "),
        ("de", "Nur |noch |12,99\u{A0}€"),
        ("fr", "1\u{202F}299,50\u{A0}€ |seulement"),
        ("pl", "54,90\u{A0}zł |z |kodem"),
        ("en", "see |https://shop.example/a-b/c?d=e-f |now"),
        ("en", "see |https://shop.example/a-b/."),
        ("en", "www.glow-shop.example/new |and |glow-shop.example/a-b"),
        ("en", "by |@lena-glow.x |and |#glow-up!"),
        ("en", "code |SUMMER-15 |today"),
        ("en", "well-|known |and/|or"),
        ("en", "one\n|two\r\n|three"),
        ("de", "für |12,99 € |statt |1 299,50 EUR, |bis |24. |Dez."),
        ("pl", "za |1 299,50 zł! |Kod |AB"),
        ("en", "from |AED 59 |or |€ 12 |in |24 |hours"),
        ("hy", "և |@lena.glow-ը |փորձեց"),
        ("ko", "지금 |바로 |구매하세요"),
        ("ko", "2026년 |12월 |24일까지 |LENA15로 |3개"),
        ("he", "קנו |עכשיו"),
        // A stop between two numbers ends a line; a date and a count are whole.
        ("zh-Hans", "¥99.00，|2026年12月24日|截止"),
        ("zh-Hant", "只剩 |3 |件，|輸入|優惠"),
        ("tr", "24\u{A0}Aralık\u{A0}2026 |tarihine"),
        ("ar", "تسوقي |الآن |\u{2068}LENA15\u{2069} |فقط"),
    ]

    @Test(arguments: texts)
    func linesBreakWhereTheyMay(_ language: String, expected: String) {
        let text = expected.split(separator: "|").joined()
        #expect(LineBreaks.pieces(of: text, language: language).joined(separator: "|") == expected)
    }

    @Test func tableIsWhole() { #expect(Self.texts.count == 22) }

    /// Dictionary words: buy, one, get free, one.
    @Test func thaiBreaksBetweenWords() {
        let pieces = LineBreaks.pieces(of: "ซื้อหนึ่งแถมหนึ่งวันนี้เท่านั้น", language: "th")
        #expect(pieces.prefix(4) == ["ซื้อ", "หนึ่ง", "แถม", "หนึ่ง"])
    }

    /// Mascara, to rain, discount code: words of any dictionary.
    @Test func chineseWordsStayWhole() {
        let pieces = LineBreaks.pieces(of: "三款睫毛膏，只有一款下雨也不花妆，用优惠码", language: "zh-Hans")
        for word in ["睫毛膏", "下雨", "优惠"] { #expect(pieces.contains { $0.hasPrefix(word) }, "\(word): \(pieces)") }
        #expect(pieces.count > 6)
        let date = LineBreaks.pieces(of: "只剩3件，2026年12月24日截止", language: "zh-Hant")
        for whole in ["3件", "2026年12月24日"] { #expect(date.contains { $0.contains(whole) }, "\(whole): \(date)") }
    }

    /// JIS X 4051: no line begins with a small kana, a long vowel mark, a closing bracket or a stop, none ends with an
    /// opening bracket.
    @Test func japaneseKeepsKinsokuAndPhrases() {
        let text = "今だけ送料無料キャンペーン実施中です。ファンデーションを「ちょっと」チェック！コードLENA15で15％OFF、2,200円〜"
        let pieces = LineBreaks.pieces(of: text, language: "ja")
        #expect(pieces.joined() == text)
        #expect(pieces.count > 5)
        let forbiddenAtStart = Set("ぁぃぅぇぉっゃゅょァィゥェォッャュョー」』）】。、！？々％")
        for piece in pieces {
            #expect(piece.first.map(forbiddenAtStart.contains) == false, "\(piece)")
            #expect(piece.last.map(Set("「『（【").contains) == false, "\(piece)")
        }
        for word in ["キャンペーン", "ファンデーションを", "LENA15"] {
            #expect(pieces.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func japaneseCountsAndDatesStayWhole() {
        let pieces = LineBreaks.pieces(of: "残り3個・2026年12月24日まで・マスカラを3本試した", language: "ja")
        for whole in ["3個", "2026年12月24日", "3本"] {
            #expect(pieces.contains { $0.contains(whole) }, "\(whole): \(pieces)")
        }
    }

    @Test func japaneseTagsAndAddressesStayWhole() {
        let text = "詳細はhttps://shop.example/a-bへ。#今日のメイク と @lena_glow を"
        let pieces = LineBreaks.pieces(of: text, language: "ja")
        #expect(pieces.joined() == text)
        for whole in ["https://shop.example/a-b", "#今日のメイク", "@lena_glow"] {
            #expect(pieces.contains { $0.contains(whole) }, "\(whole): \(pieces)")
        }
    }

    @Test func emptyTextHasNoPieces() { #expect(LineBreaks.pieces(of: "", language: "en").isEmpty) }

    /// Any text comes back whole, with any language.
    @Test func piecesJoinToTheText() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let alphabet = Array("ab-@#./: A1\n\r\u{A0}\u{200F}\u{2068}\u{2069}\0あンー。กำ한字👩‍👧é\u{301}％").flatMap(
            \.unicodeScalars)
        let languages = ["en", "ja", "th", "ko", "zh-Hant", "ar", "", "no tag"]
        var tried = 0
        for _ in 0..<400 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<next(40) { scalars.append(alphabet[next(alphabet.count)]) }
            let text = String(scalars)
            let pieces = LineBreaks.pieces(of: text, language: languages[next(languages.count)])
            #expect(Array(pieces.joined().utf8) == Array(text.utf8))
            #expect(!pieces.contains(""))
            tried += 1
        }
        #expect(tried == 400)
    }

    @Test func readersCountGraphemes() {
        for (text, count) in [("", 0), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧‍👦", 1), ("abc\r\n", 4)] {
            #expect(TextLength.characters(in: text) == count, "\(text)")
        }
    }
}
