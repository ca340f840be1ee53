import PolyreelCore
import PolyreelType
import Testing

@Suite struct FitTests {
    static let texts = [
        "Shop now and save", "Nur noch 3 Stück – 12,99 € mit Code LENA15", "Kup teraz za 54,90 zł z kodem LENA15",
        "One", "The quick brown fox jumps over the lazy dog again and again until evening",
    ]

    @Test(arguments: texts)
    func everyLineIsInsideAndThePiecesAreWhole(text: String) {
        let block = block(text, width: 600, lines: 4)
        let fitted = Typesetter.fit(block)
        #expect(fitted.fits)
        #expect(fitted.lines.count <= 4)
        for (line, width) in zip(fitted.lines, fitted.widths) {
            #expect(measure(line, size: fitted.size).width == width)
            #expect(width <= 600)
        }
        // Words joined again are the text: nothing lost, nothing broken inside.
        #expect(fitted.lines.joined(separator: " ") == text)
    }

    @Test(arguments: texts)
    func theNextLargerSizeWouldNotFit(text: String) {
        let fitted = Typesetter.fit(block(text, width: 500, lines: 3))
        guard fitted.fits, fitted.size < 60 else { return }
        let larger = Typesetter.fit(block(text, sizes: (fitted.size + 2)...(fitted.size + 2), width: 500, lines: 3))
        #expect(!larger.fits || larger.breaksPoorly && !fitted.breaksPoorly)
    }

    /// All divisions into as many lines, by brute force with the real shaper.
    @Test(arguments: texts)
    func noOtherDivisionHasAMuchShorterLongestLine(text: String) {
        let fitted = Typesetter.fit(block(text, width: 560, lines: 4))
        let words = text.split(separator: " ").map(String.init)
        var shortest = Int.max
        func divide(_ from: Int, _ left: Int, _ longest: Int) {
            if left == 0 {
                if from == words.count { shortest = min(shortest, longest) }
                return
            }
            guard from < words.count else { return }
            for end in (from + 1)...words.count {
                let width = measure(words[from..<end].joined(separator: " "), size: fitted.size).width
                divide(end, left - 1, max(longest, width))
            }
        }
        divide(0, fitted.lines.count, 0)
        // A line that grows downwards costs a quarter of its growth: the longest may be that much longer.
        #expect(fitted.width <= shortest + shortest / 4)
    }

    @Test func equalWordsBreakLater() {
        let fitted = Typesetter.fit(block("noon noon noon", sizes: 50...50, width: 320, lines: 3))
        #expect(fitted.lines == ["noon noon", "noon"])
    }

    @Test func aForcedBreakIsKept() {
        let fitted = Typesetter.fit(block("Shop now \nwith LENA15", width: 900, lines: 3))
        #expect(fitted.lines == ["Shop now", "with LENA15"])
    }

    @Test func aPieceIsNeverSplit() {
        let fitted = Typesetter.fit(block("Donaudampfschifffahrtsgesellschaft jetzt", width: 300, lines: 3))
        #expect(!fitted.fits)
        #expect(fitted.size == 40)
        #expect(fitted.lines == ["Donaudampfschifffahrtsgesellschaft", "jetzt"])
    }

    @Test func aHeightLimitMakesTheTextSmaller() {
        let text = "Kup teraz za 54,90 zł z kodem LENA15 w sklepie"
        let free = Typesetter.fit(block(text, width: 420, lines: 4))
        let low = Typesetter.fit(block(text, width: 420, lines: 4, height: free.height - 10))
        #expect(low.fits)
        #expect(low.height <= free.height - 10)
        #expect(low.size < free.size)
    }

    @Test func aTextFarTooLongComesBackAsNotFitting() {
        let text = String(repeating: "word ", count: 3000)
        #expect(!Typesetter.fit(block(text, width: 600, lines: 3)).fits)
        #expect(!Typesetter.fit(block("a b", sizes: -10 ... -5, width: 0, lines: 0)).fits)
    }

    @Test func linesOfMarksDoNotTouch() {
        // Thai: two marks above, one below.
        let fitted = Typesetter.fit(
            TextBlock(
                pieces: ["กรุ่น", "ที่นี่\n", "ที่นี่"], language: "th", direction: .leftToRight, font: noto, sizes: 60...60,
                maximumWidth: 600, maximumLines: 2, lineHeightPercent: 100))
        #expect(fitted.lines.count == 2)
        let first = measure(fitted.lines[0], "th", size: 60)
        let second = measure(fitted.lines[1], "th", size: 60)
        #expect(fitted.lineHeight >= first.inkDescent + second.inkAscent)
    }

    @Test(arguments: ["ที่นี่ กรุ่น", "ြကြွေး ဃ္ဃ", "ស្ត្រី", "Ǻ́ç", "اللّٰه إِ", "🛍️"])
    func theRoomAboveAndBelowHoldsAllInk(text: String) {
        let fitted = Typesetter.fit(block(text, sizes: 60...60, width: 900, lines: 1))
        let line = measure(text, size: 60)
        #expect(fitted.ascent >= line.inkAscent)
        #expect(fitted.descent >= line.inkDescent)
    }

    @Test func anIsolateThatIsCutByALineIsClosedAndOpenedAgain() {
        let fitted = Typesetter.fit(
            TextBlock(
                pieces: ["الكود ", "\u{2068}LENA ", "15!\u{2069} ", "الآن"], language: "ar", direction: .rightToLeft,
                font: noto, sizes: 50...50, maximumWidth: 330, maximumLines: 2))
        #expect(fitted.lines == ["الكود \u{2068}LENA\u{2069}", "\u{2068}15!\u{2069} الآن"])
    }
}

@Suite struct PoorBreakTests {
    /// Each has another division of the same number of lines that is only a little wider.
    @Test(arguments: [
        ("Nur noch 3 Stück – 12,99 € mit Code LENA15", "de", 646, "–"),
        ("Zażółć gęślą jaźń – tylko 54,90 zł z kodem LENA15", "pl", 700, "–"),
    ])
    func noLineStartsWithADashWhereAnotherBreakIsNear(text: String, language: String, width: Int, dash: String) {
        let fitted = Typesetter.fit(block(text, language: language, sizes: 60...60, width: width, lines: 3))
        #expect(fitted.fits)
        #expect(fitted.lines.allSatisfy { !$0.hasPrefix(dash) })
    }

    @Test func aPolishPrepositionStaysWithItsNounWhereThatFits() {
        var looked = 0
        for width in stride(from: 400, through: 700, by: 20) {
            guard measure("z kodem LENA15", "pl", size: 50).width <= width else { continue }
            let text = "Kup dziś w sklepie z kodem LENA15"
            let fitted = Typesetter.fit(block(text, language: "pl", sizes: 50...50, width: width, lines: 3))
            for line in fitted.lines.dropLast() { #expect(!line.hasSuffix(" w") && !line.hasSuffix(" z")) }
            looked += 1
        }
        #expect(looked >= 10)
    }
}
