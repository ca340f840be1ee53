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

    /// A name with digits reads from left to right (UAX #9, W7: the number behind a Latin word is of its direction), as
    /// python-bidi 0.6 shows each of them without any isolate but `SPF 50+`, `3-in-1` and `7-Eleven`, and each of them with
    /// these; an amount is not the name's.
    @Test(arguments: [
        "جديد: |iPhone 15 Pro|", "|Windows 11| כאן", "حدث |iOS 18.2| الآن", "חדש: |Nike Air Max 90|!", "عطر |No. 5|",
        "|Glow-UP 2.0| כאן", "|iPhone 15 Pro Max 256 GB| فقط", "جديد |iPhone ۱۵ Pro|", "|Chanel N°5| و|N° 5|",
        "|SPF 50+| כאן",
        "ב-|Zara| 50% הנחה", "|Zara| 50 ש״ח", "|Zara| ₪50", "|Zara| 50 EUR כאן", "עד 50% ב-|Zara|",
        "|Nike 20% off| כאן",
        "|BMW 320 Diesel| כאן", "|Windows 11 PRO|", "|iPhone 15, 16 Pro| כאן", "ב-|Zara|, 3 ימים", "ב-|Zara|. 3 ימים",
        "|Dolce & Gabbana| כאן", "|Glow™ Up 2| כאן", "|AirPods Pro (2nd generation)| כאן", "3 |Nike|", "|3-in-1| כאן",
        "|7-Eleven|",
        "|Black Friday 24.11| עד", "|Xbox 360| ١٥", "خصم |PS5| 20%",
        "|Zara 1+1| מתנה", "|Zara| 50 درهماً", "|Zara| 12 دينارًا فقط", "|Zara| 50 في المئة", "ב-|Zara| 3 דולרים",
    ])
    func numbersOfNamesStayWithThem(marked: String) { namesInLatinLettersAreIsolated(marked: marked, bar: "|") }

    /// A value that is a name, here in angle brackets, goes with its number as a typed one does; a code or a handle has none.
    /// python-bidi 0.6 shows what stands between bars as one piece from left to right.
    @Test(arguments: [
        "جديد: |<iPhone> 15 Pro|", "|<iPhone> 15 Pro| جديد", "جديد |<iPhone> 15|",
        "כאן |<Nike> Air <Max>|", "|<Zara>| 50 ש״ח", "|<Zara>|, 3 ימים", "كود |<LENA15>| 3 أيام",
        "مع |<@lena.glow>| 3 أيام", "|<Hello, world!>| כאן", "|<PS5> Pro 2| כאן", "|<٣>| |Nike|", "ב|<Zara>|",
        "|<Ζάρα>| 3 ימים",
    ])
    func numbersOfValuesStayWithThem(marked: String) {
        var (given, expected, isOpen) = ("", "", false)
        for character in marked {
            switch character {
            case "|":
                expected += isOpen ? "\u{2069}" : "\u{2068}"
                isOpen.toggle()
            case "<": given += "\u{2068}"
            case ">": given += "\u{2069}"
            default:
                given.append(character)
                expected.append(character)
            }
        }
        #expect(Bidi.isolateTokens(in: given) == expected)
        #expect(Bidi.isolateTokens(in: expected) == expected)
    }

    @Test func whatStandsInAnotherIsolateStaysInIt() {
        for text in ["\u{2067}ב \u{2068}Zara\u{2069} 3\u{2069} כאן", "\u{202E}a \u{2068}Zara\u{2069} 3\u{202C}"] {
            #expect(Bidi.isolateTokens(in: text) == text)
        }
    }

    /// Isolates come and go, in pairs; nothing that is seen is lost or moved, whatever stands in a text.
    @Test func nothingButIsolatesChanges() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let alphabet = Array(
            "aZé1234 +%€@#.,-&()'™אבتء٣۴\u{A0}\u{300}\u{202B}\u{202C}\u{2067}\u{2068}\u{2069}\u{2069}".unicodeScalars)
        let isolates: Set<Unicode.Scalar> = ["\u{2068}", "\u{2069}"]
        for round in 0..<4000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<next(30) { scalars.append(alphabet[next(alphabet.count - (round % 2 == 0 ? 6 : 0))]) }
            let result = Bidi.isolateTokens(in: String(scalars)).unicodeScalars
            #expect(
                result.filter { !isolates.contains($0) }.map(\.value)
                    == scalars.filter { !isolates.contains($0) }.map(\.value))
            guard round % 2 == 0 else { continue }
            var depth = 0
            for scalar in result where isolates.contains(scalar) {
                depth += scalar == "\u{2068}" ? 1 : -1
                #expect((0...1).contains(depth))
            }
            #expect(depth == 0)
        }
    }

    @Test func tokensInsideArabicAreIsolated() {
        let text = "تابعي @lena.glow. كود SUMMER-15 على https://shop.example/a"
        let expected =
            "تابعي \u{2068}@lena.glow\u{2069}. كود \u{2068}SUMMER-15\u{2069} على \u{2068}https://shop.example/a\u{2069}"
        #expect(Bidi.isolateTokens(in: text) == expected)
        #expect(Bidi.isolateTokens(in: expected) == expected)
    }
}
