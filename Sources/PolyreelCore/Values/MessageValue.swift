/// An argument for messages. Text as it stands in the manifest: a number stays the decimal that was typed.
public enum MessageValue: Codable, Sendable, Hashable {
    case one(MessageScalar)
    /// By currency, market or language.
    case by([String: MessageScalar])

    /// What a market uses: by its own id first, with and without its digits and calendar, then its language, then its
    /// currency. A pseudo-market uses what the market does that it stands for.
    public func value(for market: Market) -> MessageScalar? {
        switch self {
        case .one(let scalar): scalar
        case .by(let choices):
            choices[market.id] ?? choices[market.baseID] ?? market.pseudo.flatMap { choices[$0.standsFor] }
                ?? choices[market.language] ?? choices[String(market.language.prefix { $0 != "-" })]
                ?? choices[market.currency]
        }
    }
}

public enum MessageScalar: Codable, Sendable, Hashable {
    case text(String)
    /// Decimal digits as typed, such as `12.99`; never binary floating point.
    case decimal(String)
    case date(CalendarDate)
    /// Shown as clocks of the market show it.
    case instant(ZonedInstant)
    case list([String])
}
