import Localise
import PolyreelCore
import Testing

/// What is suspicious about a translation.
struct CheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let translation: String
        var market = Stage.germany
        let codes: [String]
        var says: [String] = []
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "right", source: "Only {left} left", translation: "Nur noch {left}", codes: []),
        Case(
            name: "argument lost", source: "{left} for {price, number, currency}", translation: "für wenig {left}",
            codes: ["message-argument-lost"], says: ["{price}"]),
        Case(
            name: "money without its sign", source: "Only {price, number, currency}", translation: "Nur {price}",
            codes: ["message-argument-form"], says: ["{price, number, currency}", "copy/de.yaml:1:9"]),
        Case(
            name: "argument added", source: "Only {left} left", translation: "Nur {left} von {creator}",
            codes: ["message-argument-added"], says: ["{creator}", "copy/de.yaml:1:"]),
        Case(
            name: "number instead of an argument", source: "{left} left", translation: "noch 3, {left}",
            codes: ["message-number"], says: ["3", "write {left}", "copy/de.yaml:1:10"]),
        Case(
            name: "price by hand", source: "Only {price, number, currency}",
            translation: "Nur {price, number, currency} statt 15,99 €", codes: ["message-number"], says: ["15,99"]),
        Case(
            name: "number of the source", source: "In 24 hours {left}", translation: "In 24 Stunden {left}", codes: []),
        Case(name: "part of a name", source: "{left} times sharp", translation: "{left} mal scharf in 4K", codes: []),
        Case(
            name: "one is no 1", source: "{left, plural, one {# piece} other {# pieces}}",
            translation: "{left, plural, one {1 Stück} other {# Stück}}", codes: ["message-number"], says: ["write #"]),
        Case(
            name: "exactly one is 1", source: "{left, plural, one {# piece} other {# pieces}}",
            translation: "{left, plural, =1 {1 Stück} other {# Stück}}", codes: []),
        Case(
            name: "sign in apostrophes", source: "{left, plural, one {# piece} other {# pieces}}",
            translation: "{left, plural, one {# Stück} other {Nur '#' übrig}}", codes: ["message-number-sign"],
            says: ["type ’", "copy/de.yaml:1:46"]),
        Case(
            name: "apostrophes that are text", source: "{left, plural, one {# piece} other {# pieces}}",
            translation: "{left, plural, one {''# Stück} other {# geht’s}}", codes: []),
        Case(
            name: "not translated", source: "Shop now", translation: "Shop now", codes: ["message-untranslated"],
            says: ["German"]),
        Case(
            name: "arrow that points back", source: "Shop →", translation: "تسوق →", market: Stage.emirates,
            codes: ["message-arrow"], says: ["write '←'", "copy/ar.yaml:1:"]),
        Case(
            name: "arrow that points on", source: "Shop →", translation: "تسوق ←", market: Stage.emirates, codes: []),
        Case(name: "nothing to translate", source: "{code}!", translation: "{code}!", codes: []),
        Case(
            name: "forms lacking", source: "{left, plural, one {# piece} other {# pieces}}",
            translation: "{left, plural, one {# sztuka} few {# sztuki} other {# sztuki}}", market: Stage.poland,
            codes: ["message-plural"], says: ["lacks many", "Polish"]),
        Case(
            name: "Arabic-Indic digits by hand", source: "{left} left", translation: "{left} ٣", market: Stage.emirates,
            codes: ["message-number"], says: ["write {left}"]),
    ]

    @Test func tableIsWhole() { #expect(Self.cases.count == 18) }

    @Test(arguments: cases) func suspiciousTranslationsAreShown(_ one: Case) async throws {
        let language = String(one.market.language)
        let draft = try await LocaliseTests.texts(
            one.market, MessageUse(key: "k", code: "A"),
            copy: ["copy/en.yaml": "k: \"\(one.source)\"\n", "copy/\(language).yaml": "k: \"\(one.translation)\"\n"])
        #expect(draft.findings.map(\.code) == one.codes)
        #expect(draft.findings.allSatisfy { $0.severity == .warning })
        #expect(draft.texts.count == 1)
        for part in one.says { #expect(draft.findings.first?.description.contains(part) == true, "\(draft.findings)") }
    }

    /// The author's own text: a number is suspicious only where it is a value, or a plural's form.
    @Test func theSourceIsHeldAgainstTheValues() async throws {
        let draft = try await LocaliseTests.texts(
            Stage.market("en-IE", "EUR"), MessageUse(key: "k", code: nil),
            copy: ["copy/en.yaml": "k: Only 12.99 for 24 hours\n"])
        #expect(draft.findings.map(\.code) == ["message-number"])
        #expect(draft.findings.first?.hint == "write {price}")
    }
}
