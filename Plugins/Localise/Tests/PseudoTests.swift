import Localise
import PolyreelCore
import Testing

/// Markets that show what translations will need room for.
struct PseudoTests {
    private func draft(_ kind: PseudoMarket.Kind, _ pattern: String) async throws -> Draft {
        try await LocaliseTests.texts(
            Stage.germany.pseudo(kind, language: "en"), MessageUse(key: "k", code: "LENA15"),
            copy: ["copy/en.yaml": "k: \"\(pattern)\"\n", "copy/de.yaml": "k: Deutsch\n"])
    }

    @Test func accentedTextIsTwoFifthsLonger() async throws {
        let text = try #require(try await draft(.accented, "Shop now and save money").texts["k#LENA15"])
        #expect(text.text.hasPrefix("[Šĥ") && text.text.hasSuffix("]"))
        let letters = "Shop now and save money".filter(\.isLetter).count
        #expect(text.text.filter(\.isLetter).count == letters + (letters * 2 + 4) / 5)
        #expect(text.direction == .leftToRight && text.language == "en")
        #expect(!text.text.contains { $0.isASCII && $0.isLetter })
    }

    /// Arguments, forms and numbers stay what they are, in the money of the market that it stands for.
    @Test func argumentsStayWhatTheyAre() async throws {
        let draft = try await draft(
            .accented, "{left, plural, one {# piece} other {# pieces}} {price, number, currency} {code}")
        let text = try #require(draft.texts["k#LENA15"]?.text)
        #expect(text.contains("3 þ") && text.contains("€12.99") && text.contains("LENA15"))
        #expect(draft.findings.isEmpty)
    }

    @Test func rightToLeftTextRunsFromTheRight() async throws {
        let text = try #require(try await draft(.rightToLeft, "Shop now {code}").texts["k#LENA15"])
        #expect(
            text.text
                == "\u{200F}\u{202E}Shop\u{202C}\u{200F} \u{200F}\u{202E}now\u{202C}\u{200F} \u{2068}LENA15\u{2069}")
        #expect(text.direction == .rightToLeft)
    }

    /// Digits and a calendar that a market asks for, and the values of the market without them.
    @Test func digitsAreTheMarketsOwn() async throws {
        let egypt = Stage.market("ar-EG-u-nu-latn", "EGP", language: "ar", rightToLeft: true)
        let copy = ["copy/ar.yaml": "k: \"{price, number, currency}\"\n"]
        let values = ["price": MessageValue.by(["ar-EG": .decimal("59.00")])]
        let use = MessageUse(key: "k", code: nil)
        let latin = try await LocaliseTests.texts(egypt, use, values: values, copy: copy)
        #expect(latin.texts["k"]?.text == "\u{200F}59.00\u{A0}ج.م.\u{200F}")
        let own = try await LocaliseTests.texts(
            Stage.market("ar-EG", "EGP", rightToLeft: true), use, values: values, copy: copy)
        #expect(own.texts["k"]?.text == "\u{200F}٥٩٫٠٠\u{A0}ج.م.\u{200F}")
    }

    /// A time typed as text, and a list.
    @Test func timesAndListsComeFromTheManifest() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.germany, MessageUse(key: "k", code: nil),
            values: ["opens": .one(.text("08:30")), "shades": .one(.list(["Rot", "Braun"]))],
            copy: ["copy/de.yaml": "k: \"{shades, list, or} ab {opens, time} Uhr\"\n"])
        #expect(draft.texts["k"]?.text == "Rot oder Braun ab 08:30 Uhr")
    }
}
