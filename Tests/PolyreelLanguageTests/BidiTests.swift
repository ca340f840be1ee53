import PolyreelLanguage
import Testing

struct BidiTests {
    @Test func textIsIsolatedOnce() {
        let isolated = Bidi.isolate("LENA15")
        #expect(isolated == "\u{2068}LENA15\u{2069}")
        #expect(Bidi.isolate(isolated) == isolated)
        #expect(Bidi.isolate("") == "")
    }

    @Test(arguments: [
        ("مع |L’Oréal Paris 24H| فقط", "|"), ("جديد: |Disney+|، و|C&A|.", "|"), ("ב|Zara Home| עכשיו", "|"),
        ("עד 50% הנחה", "|"), ("#تخفيضات الآن", "|"),
        ("صرف Rs 3,499.00 کوڈ", "|"), ("فقط 59 AED مع |24H Serum|", "|"),
    ])
    func namesInLatinLettersAreIsolated(marked: String, bar: String) {
        var (expected, isOpen) = ("", false)
        for character in marked {
            guard String(character) == bar else {
                expected.append(character)
                continue
            }
            expected += isOpen ? "\u{2069}" : "\u{2068}"
            isOpen.toggle()
        }
        #expect(Bidi.isolateTokens(in: marked.replacing(bar, with: "")) == expected)
        #expect(Bidi.isolateTokens(in: expected) == expected)
    }

    @Test func tokensInsideArabicAreIsolated() {
        let text = "تابعي @lena.glow. كود SUMMER-15 على https://shop.example/a"
        let expected =
            "تابعي \u{2068}@lena.glow\u{2069}. كود \u{2068}SUMMER-15\u{2069} على \u{2068}https://shop.example/a\u{2069}"
        #expect(Bidi.isolateTokens(in: text) == expected)
        #expect(Bidi.isolateTokens(in: expected) == expected)
    }
}
