import ArgumentParser
import PolyreelCore
import PolyreelLanguage
import PolyreelManifest

struct MessageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message", abstract: "A message formatted for a market.")

    @Argument(help: "An ICU MessageFormat pattern with named arguments.")
    var pattern: String
    @Option(name: .long, help: "The market, such as pl-PL; ar-EG-u-nu-latn for other digits.")
    var market: String
    @Option(name: .customLong("arg"), help: "An argument, as name=value; repeatable.")
    var arguments: [String] = []
    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        let markets = try manifest.catalogue.markets
        guard let market = markets.market(market) else {
            throw Finding.error(
                "market-unknown", "market '\(market)' is not known", hint: "'polyreel markets' lists them")
        }
        var values: [String: ArgumentValue] = [
            "market": .text(market.id), "country": .text(market.country), "language": .text(market.language),
        ]
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
                throw ValidationError("--arg is name=value, not '\(argument)'")
            }
            values[String(argument[..<equals])] = Self.value(
                String(argument[argument.index(after: equals)...]), timeZone: market.timeZone)
        }
        do {
            let message = try MessagePattern(pattern)
            for argument in message.arguments {
                values[argument.name] = Self.value(values[argument.name], for: argument)
            }
            let text = try message.format(values, locale: market.id, currency: market.currency)
            if json { try Terminal.printJSON(["market": market.id, "text": text]) } else { print(text.inertText) }
        } catch let error as MessageError {
            throw Finding.error(
                "message-wrong", error.description, hint: error.hint ?? "see ICU MessageFormat's syntax")
        }
    }

    /// Text is a time or a list where the pattern asks for one: `18:30`, `red,blue`.
    private static func value(_ value: ArgumentValue?, for argument: MessageArgument) -> ArgumentValue? {
        guard case .text(let text) = value else { return value }
        return switch argument.kind {
        case .time: ArgumentValue.time(text) ?? value
        case .list: .list(text.split(separator: ",").map(String.init))
        default: value
        }
    }

    /// A number or a date where it looks like one, else text: as in a manifest's `values`.
    private static func value(_ text: String, timeZone: String) -> ArgumentValue {
        if let clock = ZonedInstant(text)?.clock(in: timeZone) {
            return .moment(
                year: clock.day.year, month: clock.day.month, day: clock.day.day, hour: clock.hour,
                minute: clock.minute, second: clock.second)
        }
        if let date = CalendarDate(text) { return .date(year: date.year, month: date.month, day: date.day) }
        if text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil { return .decimal(text) }
        return .text(text)
    }
}
