internal import PolyreelCore
internal import PolyreelLanguage

/// One message of one variant, with its values.
struct Message {
    let use: MessageUse
    let source: FoundMessage
    let settings: LocaliseSettings
    let request: VariantRequest

    /// The locale of numbers, money and dates: the market's, where the text is in its language. Where the text had to
    /// come from another language, that language's in the market's region (`en-FR`): whoever reads English expects
    /// `€12.99`, and expects it in the money of the country.
    var locale: String {
        let market = request.market.pseudo == nil ? LanguageTag(request.market.id) : nil
        return market?.writtenLanguage == source.language.writtenLanguage
            ? request.market.id
            : "\(source.language.writtenLanguage)-\(request.market.country)\(request.market.extensionSuffix)"
    }

    /// Whether the text runs from right to left: its language does, or it shall look as if it did.
    private var isRightToLeft: Bool {
        request.market.pseudo?.kind == .rightToLeft || source.language.isRightToLeft
    }

    /// - Throws: `Findings` when the message cannot be made right.
    func localised() throws(Findings) -> LocalisedText {
        let values = try self.values()
        let text = try formatted(values, joiningParts: false)
        try check(text, values)
        return LocalisedText(
            text: text, joined: try formatted(values, joiningParts: true), language: source.language.short,
            direction: isRightToLeft ? .rightToLeft : .leftToRight)
    }

    private func formatted(_ values: [String: ArgumentValue], joiningParts: Bool) throws(Findings) -> String {
        do {
            let text = try source.pattern.format(
                values, locale: locale, currency: request.market.currency, isolatingText: isRightToLeft,
                joiningParts: joiningParts)
            return isRightToLeft ? Bidi.isolateTokens(in: text) : text
        } catch {
            throw Findings(
                self.error("message-value", error.message, hint: error.hint, at: error.offset))
        }
    }

    /// The value of every argument.
    private func values() throws(Findings) -> [String: ArgumentValue] {
        var values: [String: ArgumentValue] = [:]
        var findings: [Finding] = []
        for name in source.pattern.names {
            if let own = ownValues[name] {
                values[name] = .text(own)
            } else if let scalar = settings.values[name]?.value(for: request.market) {
                values[name] = ArgumentValue(
                    scalar, isTime: isShown(name, as: .time), isDate: isShown(name, as: .date),
                    timeZone: request.market.timeZone)
                if let finding = lostDigits(name, scalar) { findings.append(finding) }
            } else {
                findings.append(missing(name))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return values
    }

    /// Whether it is shown as a time of day, or a date, somewhere.
    private func isShown(_ name: String, as kind: MessageArgument.Kind) -> Bool {
        source.pattern.arguments.contains { $0.name == name && $0.kind == kind }
    }

    /// What the variant itself gives; these names win over the manifest's values.
    private var ownValues: [String: String] {
        request.variables(code: use.code)
    }

    private func missing(_ name: String) -> Finding {
        let offset = source.pattern.arguments.first { $0.name == name }?.offset
        let market = request.market
        guard let value = settings.values[name] else {
            if name == "code" {
                return error(
                    "value-missing", "it shows {code}, and what shows the message has none", hint: "add  code:",
                    at: offset)
            }
            return error(
                "value-missing", "it needs '\(name)', which is not among the values",
                hint: Spelling.hint(
                    for: name, among: settings.values.keys.sorted() + ownValues.keys.sorted(),
                    else: "add it under values"),
                at: offset)
        }
        var there = ""
        if case .by(let choices) = value { there = choices.keys.sorted().joined(separator: ", ") }
        let isMoney = source.pattern.arguments.contains { $0.name == name && $0.usesMarketCurrency }
        return error(
            "value-missing",
            "it needs '\(name)' \(isMoney ? "in \(market.currency)" : "for \(market.id) (\(market.currency))"),"
                + " and there is only \(there)",
            hint: "add \(isMoney ? market.currency : market.id) under values.\(name)", at: offset)
    }

    /// A price with more digits than its currency has would be shown rounded: another price.
    private func lostDigits(_ name: String, _ scalar: MessageScalar) -> Finding? {
        guard case .decimal(let typed) = scalar,
            let argument = source.pattern.arguments.first(where: { $0.name == name && $0.usesMarketCurrency }),
            let digits = LanguageTag.digits(ofCurrency: request.market.currency)
        else { return nil }
        let fraction = typed.drop { $0 != "." }.dropFirst()
        let used = fraction.count - fraction.reversed().prefix { $0 == "0" }.count
        guard used > digits else { return nil }
        return error(
            "value-precision",
            "'\(name)' is \(typed), and \(request.market.currency) is shown with \(digits) digits after the point",
            hint: "give a price in \(request.market.currency) under values.\(name)", at: argument.offset)
    }

    private func check(_ text: String, _ values: [String: ArgumentValue]) throws(Findings) {
        guard
            text.unicodeScalars.contains(where: {
                !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
            })
        else {
            throw Findings(
                error("message-empty", "it is empty", hint: "write a text, or take away what shows it", at: nil))
        }
        let given = values.values.contains { value in
            switch value {
            case .text(let text): Self.hasBrace(text)
            case .list(let texts): texts.contains(where: Self.hasBrace)
            default: false
            }
        }
        guard given || !Self.hasBrace(text) else {
            throw Findings(
                error(
                    "message-braces", "it would show braces: \(text.prefix(80))",
                    hint: "an apostrophe before a brace quotes it; write two apostrophes, or ’, for one", at: nil))
        }
    }

    private static func hasBrace(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    }

    private func error(_ code: String, _ what: String, hint: String?, at offset: Int?) -> Finding {
        .error(code, "message '\(use.key)': \(what)", hint: hint, at: source.entry.location(of: offset))
    }
}

extension ArgumentValue {
    private static func moment(_ clock: (day: CalendarDate, hour: Int, minute: Int, second: Int)) -> ArgumentValue {
        .moment(
            year: clock.day.year, month: clock.day.month, day: clock.day.day, hour: clock.hour, minute: clock.minute,
            second: clock.second)
    }

    /// - Parameters:
    ///   - isTime: whether text like `18:30` is a time of day.
    ///   - isDate: whether text like `2026-12-24` is a date.
    ///   - timeZone: the market's.
    init(_ scalar: MessageScalar, isTime: Bool, isDate: Bool, timeZone: String) {
        switch scalar {
        case .text(let text):
            // In JSON every date is in quotes.
            if isDate, let day = CalendarDate(text) {
                self = .date(year: day.year, month: day.month, day: day.day)
            } else if isDate || isTime, let moment = ZonedInstant(text)?.clock(in: timeZone).map(Self.moment) {
                self = moment
            } else {
                self = (isTime ? Self.time(text) : nil) ?? .text(text)
            }
        case .list(let texts): self = .list(texts)
        case .decimal(let digits): self = .decimal(digits)
        case .date(let date): self = .date(year: date.year, month: date.month, day: date.day)
        case .instant(let instant): self = instant.clock(in: timeZone).map(Self.moment) ?? .text(instant.text)
        }
    }
}
