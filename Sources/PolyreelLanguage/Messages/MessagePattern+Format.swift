internal import CICU

extension MessagePattern {
    /// The message in a locale.
    ///
    /// Numbers follow CLDR's rules for the locale, days are shown in the Gregorian calendar (a promotion ends in 2026 in
    /// Bangkok too) unless the locale names another, `{price, number, currency}` is an amount of `currency`.
    /// - Parameters:
    ///   - values: by name; those that the pattern does not use are ignored.
    ///   - locale: BCP-47, such as `de-AT`; with digits and a calendar where asked for: `ar-EG-u-nu-latn`.
    ///   - currency: ISO 4217 of the market; nil for that of the locale's region.
    ///   - isolatingText: puts text values between FSI and PDI, so that a code or handle stays whole inside
    ///     right-to-left text. The choice that a select makes is not touched.
    ///   - joiningParts: writes the spaces inside a formatted day, time or number as no-break spaces, so that no line ends
    ///     between a day and its month; CLDR's own have plain ones.
    public func format(
        _ values: [String: ArgumentValue], locale: String, currency: String? = nil, isolatingText: Bool = false,
        joiningParts: Bool = false
    ) throws(MessageError) -> String {
        let missing = names.filter { values[$0] == nil }
        guard missing.isEmpty else {
            let list = missing.map { "'\($0)'" }.joined(separator: ", ")
            throw MessageError(
                .missing(missing), "no value for \(list)", hint: "give it under values",
                offset: arguments.first { $0.name == missing[0] }?.offset)
        }
        for argument in arguments {
            if let value = values[argument.name] { try argument.check(value) }
        }
        let given = try Values(names, values)
        let order = FormatterOrder(
            pattern: pattern, locale: locale, currency: currency, isolatingText: isolatingText,
            joiningParts: joiningParts, kinds: names.compactMap { values[$0]?.kind })
        let formatter = try FormatterShelf.shared.take(order) { () throws(MessageError) in
            guard let tag = LanguageTag(locale) else {
                throw MessageError(.locale, "'\(locale)' is not a language tag like de-AT")
            }
            return try Formatter(order, tag: tag, currency: try currencyCode(currency, tag), values: given)
        }
        let text = try formatter.format(given)
        FormatterShelf.shared.put(formatter, for: order)
        return text
    }

    /// The currency to format with; empty when no argument needs one and none is known.
    private func currencyCode(_ given: String?, _ tag: LanguageTag) throws(MessageError) -> String {
        if let given {
            guard given.utf8.count == 3, given.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
                throw MessageError(.locale, "'\(given)' is not a currency code like EUR")
            }
            return given
        }
        if let own = tag.region.flatMap(LanguageTag.currency(ofRegion:)) { return own }
        guard let amount = arguments.first(where: \.usesMarketCurrency) else { return "" }
        throw MessageError(
            .locale, "'\(amount.name)' is an amount of money, and '\(tag.canonical)' has no country with a currency",
            hint: "name a country, as in de-AT, or a currency", offset: amount.offset)
    }
}

extension MessageArgument {
    /// Refuses a value that ICU would format as something else than it is, or fail on without saying where.
    func check(_ value: ArgumentValue) throws(MessageError) {
        if let problem = value.problem {
            throw MessageError(.value(name), "the value of '\(name)' \(problem)", offset: offset)
        }
        func refuse(_ expected: String, _ hint: String?) -> MessageError {
            MessageError(
                .value(name), "'{\(name), \(kind.rawValue)}' needs \(expected), and the value is \(value.shown)",
                hint: hint, offset: offset)
        }
        switch (kind, value) {
        case (.date, .date) where showsTime:
            throw refuse("an instant", "a day has no time; write the value like 2026-12-24T18:30+01:00")
        case (.time, .time) where showsDay:
            throw refuse("an instant", "a time of day has no day; write the value like 2026-12-24T18:30+01:00")
        case (.none, _), (.date, .date), (.date, .moment), (.time, .moment), (.select, .text), (.time, .time),
            (.list, .list):
            break
        case (.time, .date): throw refuse("a time of day", "a day has none; use {\(name), date}")
        case (.time, _): throw refuse("a time of day", "write it as 18:30")
        case (.list, _): throw refuse("a list", "write it as [red, blue]")
        case (.date, _): throw refuse("a date", "write it as 2026-12-24 or 2026-12-24T18:30+01:00, without quotes")
        case (.select, .decimal): throw refuse("a text", "choose by number with plural, as in =0 {...}")
        case (.select, _): throw refuse("a text", nil)
        case (_, .decimal): break
        default: throw refuse("a number", "write it as digits, without quotes: 12.90")
        }
    }
}

extension ArgumentValue {
    /// Which of them it is; a formatter is made for values of its kinds.
    var kind: UInt8 {
        switch self {
        case .text: 0
        case .decimal: 1
        case .date: 2
        case .time: 3
        case .list: 4
        case .moment: 5
        }
    }

    /// How messages name the value.
    var shown: String {
        switch self {
        case .text(let text): "the text '\(text.prefix(40))'"
        case .decimal(let digits): "the number \(digits)"
        case .date(let year, let month, let day): "the day \(year)-\(month)-\(day)"
        case .moment(let year, let month, let day, let hour, let minute, _):
            "the instant \(year)-\(month)-\(day) \(hour):\(minute < 10 ? "0" : "")\(minute)"
        case .time(let hour, let minute): "the time \(hour):\(minute < 10 ? "0" : "")\(minute)"
        case .list(let texts): "a list of \(texts.count)"
        }
    }
}
