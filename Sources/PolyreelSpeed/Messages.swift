import ArgumentParser
internal import Foundation
internal import PolyreelLanguage

/// Messages as a job formats them, over and over: plurals, money, days, digits and directions.
struct Messages: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Messages formatted a second, on one core.")

    @Option(help: "Times over all messages.") var rounds = 20_000

    private static let messages: [(pattern: String, locale: String, currency: String)] = [
        ("Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency}", "de-DE", "EUR"),
        (
            "{left, plural, one {Została # sztuka} few {Zostały # sztuki} many {Zostało # sztuk} other {Zostało # sztuki}}",
            "pl-PL", "PLN"
        ),
        ("Jusqu’au {ends, date, long}", "fr-FR", "EUR"),
        ("{price, number, currency} مع الرمز {code}", "ar-EG", "EGP"),
        ("残り{left}点 {price, number, currency}", "ja-JP", "JPY"),
        ("{share, number, percent} off with {code}", "en-US", "USD"),
    ]

    func run() throws {
        let values: [String: ArgumentValue] = [
            "left": .decimal("3"), "price": .decimal("1299.50"), "code": .text("LENA15"), "share": .decimal("0.2"),
            "ends": .date(year: 2026, month: 12, day: 24),
        ]
        let messages = try Self.messages.map { (try MessagePattern($0.pattern), $0.locale, $0.currency) }
        var bytes = 0
        let began = clock()
        for _ in 0..<rounds {
            for (pattern, locale, currency) in messages {
                bytes += try pattern.format(
                    values, locale: locale, currency: currency, isolatingText: locale.hasPrefix("ar")
                ).utf8.count
            }
        }
        let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
        guard bytes > 0, seconds > 0 else { throw ExitCode.failure }
        print(Int(Double(rounds * messages.count) / seconds))
    }
}
