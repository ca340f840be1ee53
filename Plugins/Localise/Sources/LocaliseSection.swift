internal import PolyreelCore
public import PolyreelYAML

extension Localise {
    public static let section = Section<LocaliseSettings>(
        "messages in the words, money and dates of the market", LocaliseSettings(),
        [
            Field(
                "messages", .messageSource, into: \.source,
                "Folder of the message catalogues, one for each language, or a mapping with it. A variant whose message "
                    + "is not translated into the market's language, or a parent of it, is withheld."),
            Field(
                "values", .messageValues, into: \.values,
                "Arguments of messages: a value for all, or a mapping of currencies, markets or languages to values. "
                    + "Plain numbers keep their digits, plain dates are dates, `2026-03-04T18:30+01:00` is an instant and shown "
                    + "in the market's time, a list is shown as one."),
        ])
}

extension Shape<[String: MessageValue]> {
    fileprivate static let messageValues = Shape("mapping of names to values") { _ in
        schema
    } read: { node, reading in
        var values: [String: MessageValue] = [:]
        let entries = reading.entries(node, example: "price: 12.99")
        for (index, entry) in entries.enumerated() {
            guard !reading.isRestOfNumber(entry, of: index > 0 ? entries[index - 1] : nil) else { continue }
            guard entry.key.isWhole(#/[A-Za-z_][A-Za-z0-9_]{0,63}/#) else {
                reading.reader.error(
                    "value-name", "'\(entry.key.shortened)' is not an argument's name",
                    hint: "use letters, digits and _, a letter first", at: entry.keyLocation)
                continue
            }
            guard !VariantRequest.variableNames.contains(entry.key) else {
                reading.reader.error(
                    "value-name", "'\(entry.key)' is set by each variant itself", hint: "choose another name",
                    at: entry.keyLocation)
                continue
            }
            guard entry.value.mapping != nil else {
                values[entry.key] = reading.scalar(entry.value).map { .one($0) }
                continue
            }
            var choices: [String: MessageScalar] = [:]
            let all = reading.entries(entry.value, example: "EUR: 12.99")
            for (index, choice) in all.enumerated() where !reading.reader.isFull {
                guard reading.isSelector(choice, after: index > 0 ? all[index - 1] : nil) else { continue }
                choices[choice.key] = reading.scalar(choice.value)
            }
            values[entry.key] = .by(choices)
        }
        return values
    }

    private static var schema: SchemaValue {
        let single = SchemaValue.object([("type", .texts(["string", "number", "boolean"]))])
        let several = SchemaValue.object([
            ("type", .text("array")), ("minItems", .number(1)), ("maxItems", .number(20)),
            ("items", .object([("type", .text("string"))])),
        ])
        let scalar = SchemaValue.object([("anyOf", .list([single, several]))])
        let choices = SchemaValue.object([
            ("type", .text("object")), ("minProperties", .number(1)), ("additionalProperties", scalar),
        ])
        return .object([
            ("type", .text("object")), ("minProperties", .number(1)),
            ("propertyNames", .object([("pattern", .text("^[A-Za-z_][A-Za-z0-9_]{0,63}$"))])),
            ("additionalProperties", .object([("anyOf", .list([scalar, choices]))])),
        ])
    }
}

extension SectionReading {
    fileprivate mutating func isSelector(_ entry: YAMLNode.Entry, after before: YAMLNode.Entry?) -> Bool {
        let key = entry.key
        if Currencies.codes.contains(key) || known.locales.contains(key) || known.markets.market(key) != nil {
            return true
        }
        if isRestOfNumber(entry, of: before) { return false }
        let code = key.uppercased()
        // Who writes `all` means no money of Albania.
        if let meant = Currencies.codes.contains(code) && code != "ALL" ? code : Currencies.meant(by: key) {
            reader.error(
                "value-key-unknown", "'\(key.shortened)' is no currency of ISO 4217", hint: "did you mean '\(meant)'?",
                at: entry.keyLocation)
            return false
        }
        reader.error(
            "value-key-unknown", "'\(key.shortened)' is no currency, market or language",
            hint: Spelling.hint(
                for: key, among: key == key.uppercased() ? Currencies.codes.sorted() : known.locales.sorted(),
                else: "write a key like EUR, de-AT or de"),
            at: entry.keyLocation)
        return false
    }

    /// Whether a key is what follows the comma of a number in braces, and has said so: `{ EUR: 10,99 }`.
    /// - Parameter before: what stands before the comma.
    fileprivate mutating func isRestOfNumber(_ entry: YAMLNode.Entry, of before: YAMLNode.Entry?) -> Bool {
        guard entry.key.isWhole(#/[0-9]{1,9}/#), entry.value.type == .nothing else { return false }
        reader.error(
            "value-number", "'\(entry.key)' stands alone behind a comma, which parts entries",
            hint: Self.joined(before?.value.plainScalar ?? "", entry.key), at: entry.keyLocation)
        return true
    }

    /// What is meant by a number before a comma, perhaps in groups of three digits, and the digits behind it.
    private static func joined(_ whole: String, _ rest: String) -> String {
        guard whole.isWhole(#/-?(?:[0-9]{1,9}|[0-9]{1,3}(?:[.' ][0-9]{3}){1,3})/#) else {
            return "write the amount with a point, such as 10.\(rest.prefix(2))"
        }
        let digits = whole.filter { $0.isNumber || $0 == "-" }
        return rest.count == 3
            ? "write \(digits)\(rest), or \(digits).\(rest)"
            : "write the amount with a point, such as \(digits).\(rest)"
    }

    /// What a number with a comma means: the last sign before one or two digits is the point.
    private static func pointed(_ number: String) -> String {
        let digits = number.filter { $0.isNumber || $0 == "-" }
        let fraction = number.reversed().prefix { $0.isNumber }.count
        guard fraction != 3 else { return "write \(digits), or \(digits.dropLast(3)).\(digits.suffix(3))" }
        return "write it with a point, \(digits.dropLast(fraction)).\(digits.suffix(fraction)), or put text in quotes"
    }

    /// A plain number keeps its digits, a plain ISO date is a date, a list has texts, all else is text.
    fileprivate mutating func scalar(_ node: YAMLNode) -> MessageScalar? {
        if node.sequence != nil {
            let items = reader.list(node) ?? []
            guard items.count <= 20 else {
                reader.error(
                    "list-too-long", "the list has \(items.count) entries; a message shows at most 20",
                    at: node.location)
                return nil
            }
            let texts = items.compactMap { reader.text($0) }
            return texts.isEmpty || texts.count < items.count ? nil : .list(texts)
        }
        guard let plain = node.plainScalar, node.type != .nothing else { return reader.text(node).map { .text($0) } }
        if plain.isWhole(#/-?[0-9]{1,18}(\.[0-9]{1,18})?/#) { return .decimal(plain) }
        if node.type == .number {
            reader.error(
                "value-number", "'\(plain.shortened)' is not a plain decimal",
                hint: "write digits such as 1000 or 0.5, or put text in quotes", at: node.location)
            return nil
        }
        if plain.contains(","), plain.isWhole(#/-?[0-9]{1,18}([.,' ][0-9]{3})*,[0-9]{1,4}([.][0-9]{1,4})?/#) {
            reader.error(
                "value-number", "'\(plain.shortened)' has a comma", hint: Self.pointed(plain), at: node.location)
            return nil
        }
        if plain.isWhole(#/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) {
            if let date = CalendarDate(plain) { return .date(date) }
            reader.error(
                "date-malformed", "'\(plain)' is not a day of the calendar", hint: "write it like 2026-12-24",
                at: node.location)
            return nil
        }
        if let instant = ZonedInstant(plain) { return .instant(instant) }
        if node.type == .boolean { return .text(plain) }
        return reader.text(node, longest: 2000).map { .text($0) }
    }
}
