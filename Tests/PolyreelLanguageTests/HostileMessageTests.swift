import PolyreelLanguage
import Testing

/// Patterns that try to break the reader.
struct HostileMessageTests {
    @Test func deepNestingIsAnErrorAndNoCrash() {
        let deep = String(repeating: "{a, select, other {", count: 10_000)
        #expect(throws: MessageError.self) { try MessagePattern(deep) }
        #expect(throws: MessageError.self) { try MessagePattern(String(repeating: "{", count: 19_000)) }
    }

    @Test func longPatternsAreRefused() {
        #expect(throws: MessageError.self) { try MessagePattern(String(repeating: "a", count: 20_001)) }
    }

    @Test func manyArgumentsAreRefused() throws {
        #expect(throws: MessageError.self) { try MessagePattern(String(repeating: "{n}", count: 201)) }
        #expect(throws: MessageError.self) {
            try MessagePattern("{n, plural, other {\(String(repeating: "#", count: 401))}}")
        }
        let most = try MessagePattern("{n, plural, other {\(String(repeating: "#", count: 400))}}")
        #expect(try most.format(["n": .decimal("7")], locale: "de-DE") == String(repeating: "7", count: 400))
    }

    @Test func nullAndOddScalarsPassThrough() throws {
        let odd = "a\0b\u{202E}\u{FFFF}\u{10FFFF}\r\n\u{2028}é"
        #expect(try MessagePattern(odd).format([:], locale: "en") == odd)
        #expect(try MessagePattern("{x}").format(["x": .text(odd)], locale: "en") == odd)
    }

    /// Every prefix, and every text with one character changed, is read or refused.
    @Test func mangledPatternsNeverCrash() {
        let whole = Array(
            "{n, plural, offset:1 =1 {a '{' # {p, number, ::currency/EUR .00}} other {{d, date, ::yMMMd}}}")
        let values: [String: ArgumentValue] = [
            "n": .decimal("3"), "p": .decimal("1.5"), "d": .date(year: 2026, month: 1, day: 2),
        ]
        var tried = 0
        for index in whole.indices {
            for replacement in ["", "{", "}", "'", "#", ",", ":", "=", "9", "é"] {
                let text = String(whole[..<index]) + replacement + String(whole[(index + 1)...])
                for candidate in [text, String(whole[..<index]) + replacement] {
                    tried += 1
                    _ = try? MessagePattern(candidate).format(values, locale: "ar-EG", isolatingText: true)
                }
            }
        }
        #expect(tried == whole.count * 20)
    }
}
