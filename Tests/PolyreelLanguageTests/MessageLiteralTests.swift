import PolyreelLanguage
import Testing

/// What of a pattern is shown as it stands.
struct MessageLiteralTests {
    private func literals(_ pattern: String) throws -> [String] {
        try MessagePattern(pattern).literals.map { "\($0.selector ?? "")|\($0.text)" }
    }

    @Test func argumentsAndSyntaxAreNoText() throws {
        #expect(
            try literals("Only {n, plural, one {# piece} other {# pieces}} – {price, number, currency}!") == [
                "|Only ", "one| piece", "other| pieces", "| – ", "|!",
            ])
        #expect(
            try literals("{who, select, her {She {n, plural, =1 {one} other {#}}} other {They}} left") == [
                "her|She ", "=1|one", "other|They", "| left",
            ])
        #expect(try literals("") == [])
        #expect(try literals("{n}") == [])
    }

    @Test func quotesAreNoText() throws {
        #expect(try literals("it''s '{'{n}'}'") == ["|it'", "|s ", "|{", "|}"])
    }

    @Test func placesAreInScalars() throws {
        let pattern = try MessagePattern("😀é {n} ok")
        #expect(pattern.literals.map(\.range) == [0..<3, 6..<9])
    }

    /// One formatter serves one call at a time, and every call its own values.
    @Test func messagesAreFormattedFromManyThreads() async throws {
        let message = try MessagePattern("{n, plural, one {# Stück} other {# Stück}} – {price, number, currency}")
        let texts = await withTaskGroup(of: String?.self) { group in
            for number in 0..<400 {
                group.addTask {
                    try? message.format(
                        ["n": .decimal("\(number)"), "price": .decimal("\(number).50")],
                        locale: number % 2 == 0 ? "de-DE" : "de-AT", currency: "EUR")
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1 ?? "") }
        }
        #expect(texts.count == 400)
        #expect(texts.contains("7 Stück – €\u{A0}7,50"))
        #expect(texts.contains("8 Stück – 8,50\u{A0}€"))
    }

    /// The kind of a value decides how `{x}` is shown; a formatter made for one is not used for the other.
    @Test func kindsOfValuesDoNotMix() throws {
        let message = try MessagePattern("{x}")
        #expect(try message.format(["x": .decimal("1234.5")], locale: "de-DE") == "1.234,5")
        #expect(try message.format(["x": .text("1234.5")], locale: "de-DE") == "1234.5")
        #expect(try message.format(["x": .date(year: 2026, month: 1, day: 2)], locale: "de-DE") == "02.01.2026")
        #expect(try message.format(["x": .text("a")], locale: "ar", isolatingText: true) == "\u{2068}a\u{2069}")
        #expect(try message.format(["x": .text("a")], locale: "ar") == "a")
    }
}
