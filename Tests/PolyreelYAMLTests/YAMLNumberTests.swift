import PolyreelCore
import Testing

@testable import PolyreelYAML

/// Numbers as YAML 1.2.2 has them, section 10.3.2: its table of regular expressions is the judge.
@Suite struct YAMLNumberTests {
    /// `[-+]? [0-9]+`, `0o [0-7]+`, `0x [0-9a-fA-F]+`, `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`,
    /// `[-+]? ( \.inf | \.Inf | \.INF )`, `\.nan | \.NaN | \.NAN`.
    private func isNumberByTheTable(_ text: String) -> Bool {
        text.isWhole(#/[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+/#)
            || text.isWhole(#/[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/#)
            || text.isWhole(#/[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN/#)
    }

    @Test(arguments: [
        "0", "-19", "+7", "0o7", "0x3A", "0.", "-0.0", ".5", "+12e03", "-2E+05", ".inf", "-.Inf", "+.INF", ".nan",
        "1e5",
    ])
    func numbersAreNumbers(_ text: String) {
        #expect(isNumberByTheTable(text) && YAMLNumber.isOne(text))
    }

    @Test(arguments: [
        "", ".", "-", "+", "e5", "1e", "1e+", "1.2.3", "0o8", "0o", "0x", "0xg", "-0x1", "+0o7", "+.nan", ".inF", "1 ",
        " 1", "1_000", "1,5", "٣", "1\u{301}", "12\n", "--1", ".e5", "2026-12-24", "0x1.5", "NaN", "inf",
    ])
    func othersAreNot(_ text: String) {
        #expect(!isNumberByTheTable(text) && !YAMLNumber.isOne(text))
    }

    @Test func tenThousandMixturesAreAsTheTableSays() {
        let parts = [
            "0", "1", "9", "7", ".", "e", "E", "-", "+", "0x", "0o", "f", "A", "8", ".inf", ".nan", "\u{301}", " ",
        ]
        var seed: UInt64 = 3
        func next(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % below
        }
        var numbers = 0
        for _ in 0..<10_000 {
            let text = (0..<1 + next(6)).map { _ in parts[next(parts.count)] }.joined()
            #expect(YAMLNumber.isOne(text) == isNumberByTheTable(text), "'\(text)'")
            if YAMLNumber.isOne(text) { numbers += 1 }
        }
        #expect(numbers > 500)
        #expect(!YAMLNumber.isOne(String(repeating: "1", count: 4097)))
    }
}
