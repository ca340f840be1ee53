import PolyreelCore
import Testing

/// What goes to terminals and logs.
@Suite struct InertTextTests {
    /// ECMA-48's C0 and C1, and DEL; Unicode's separators; the directions of UAX #9, section 2.
    private static let obeyed =
        Array(0x00...0x1F) + Array(0x7F...0x9F) + [0x2028, 0x2029] + Array(0x202A...0x202E) + Array(0x2066...0x2069)

    @Test func nothingThatIsObeyedGoesOut() throws {
        #expect(Self.obeyed.count == 76)
        for scalar in Self.obeyed.compactMap(Unicode.Scalar.init) {
            let text = "a\(scalar)b"
            #expect(!text.inert.unicodeScalars.contains(scalar))
            #expect(text.inert.hasPrefix("a\\") && text.inert.hasSuffix("b"))
            let isKept = scalar == "\n" || scalar == "\t"
            #expect(text.inertLines.unicodeScalars.contains(scalar) == isKept)
        }
        #expect("\u{1B}]0;t\u{7}".inert == "\\u{1B}]0;t\\u{7}")
        #expect("x\r\ny".inert == "x\\r\\ny")
        // Marks after them make one `Character` of both.
        #expect(!"\u{202E}\u{308}\u{9B}\u{200D}".inert.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{9B}" })
    }

    @Test(arguments: ["Größe", "مرحبا", "می‌خواهم", "👩‍👩‍👧", "a\u{200F}b\u{200E}", "C:\\n", "e\u{308}"])
    func wordsStayAsTheyAre(_ text: String) {
        #expect(Array(text.inert.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func aFindingIsOneLineAndItsHintAnother() {
        let finding = Finding.error(
            "code\u{7}", "the key '\u{1B}]0;t\u{7}'\nfake.yaml:1:1: error: fake", hint: "a\nb",
            at: SourceLocation(file: "x\n\u{202E}.yaml", line: 3, column: 1))
        #expect(
            finding.description == """
                x\\n\\u{202E}.yaml:3:1: error: the key '\\u{1B}]0;t\\u{7}'\\nfake.yaml:1:1: error: fake [code\\u{7}]
                  hint: a\\nb
                """)
    }

    @Test func jsonSaysTheSameValues() {
        // RFC 8259, section 7: any character may be written by number.
        #expect("{\n\"a\": \"\u{9B}\u{202E}\u{2028}\"\n}".inertJSON == "{\n\"a\": \"\\u009b\\u202e\\u2028\"\n}")
    }
}
