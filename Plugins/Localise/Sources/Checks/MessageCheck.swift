internal import PolyreelCore
internal import PolyreelLanguage

/// What is suspicious about a message: nothing of it stops a film, and someone should look.
struct MessageCheck {
    let key: String
    let message: FoundMessage
    /// The manifest's.
    let values: [String: MessageValue]
    let market: Market

    private var pattern: MessagePattern { message.pattern }

    /// - Parameter source: what the message is a translation of; nil where that is not known.
    func findings(against source: FoundMessage?) -> [Finding] {
        guard let source, source.language != message.language else {
            return pluralForms() + typedNumbers(besides: nil) + arrows() + quotedSigns()
        }
        return arguments(of: source.pattern) + pluralForms()
            + typedNumbers(besides: source.pattern.literals.flatMap { TypedNumber.all(in: $0) })
            + untranslated(source) + arrows() + quotedSigns()
    }

    /// Signs in apostrophes where a plural's number is meant: ICU shows `#` itself.
    private func quotedSigns() -> [Finding] {
        let scalars = Array(pattern.pattern.unicodeScalars)
        return pattern.literals.compactMap { literal in
            let start = literal.range.lowerBound
            guard literal.selector != nil, literal.text.hasPrefix("#"), start > 0, scalars[start - 1] == "'",
                start < 2 || scalars[start - 2] != "'"
            else { return nil }
            return warning(
                "message-number-sign", "an apostrophe before '#' shows the sign and not the number",
                hint: "take the apostrophes out; where one is meant, type ’", at: start)
        }
    }

    /// Arrows to the right: in text from right to left they point back. Unicode mirrors brackets, not arrows.
    private func arrows() -> [Finding] {
        guard message.language.isRightToLeft else { return [] }
        return pattern.literals.compactMap { literal in
            let scalars = Array(literal.text.unicodeScalars)
            guard let index = scalars.firstIndex(where: { Self.leftArrows[$0] != nil }) else { return nil }
            let arrow = scalars[index]
            return warning(
                "message-arrow", "'\(arrow)' points back in \(message.language.englishName), which is read to the left",
                hint: "write '\(Self.leftArrows[arrow] ?? "←")'", at: literal.range.lowerBound + index)
        }
    }

    private static let leftArrows: [Unicode.Scalar: Unicode.Scalar] = [
        "→": "←", "⇒": "⇐", "➔": "←", "➜": "←", "➡": "⬅", "▶": "◀", "►": "◄", "▸": "◂", "👉": "👈",
    ]

    /// Arguments that one of the two has and the other has not.
    private func arguments(of source: MessagePattern) -> [Finding] {
        let (own, theirs) = (pattern.names, source.names)
        var findings: [Finding] = []
        let lost = theirs.filter { !own.contains($0) }
        if !lost.isEmpty {
            findings.append(
                warning(
                    "message-argument-lost",
                    "\(message.language.englishName) does not show \(Self.list(lost)), which the source does",
                    hint: "put it in", at: nil))
        }
        let added = own.filter { !theirs.contains($0) }
        if let first = added.first {
            findings.append(
                warning(
                    "message-argument-added",
                    "\(message.language.englishName) shows \(Self.list(added)), which the source does not",
                    hint: Spelling.hint(for: first, among: lost.sorted(), else: nil) ?? "take it out",
                    at: pattern.arguments.first { $0.name == first }?.offset))
        }
        if let bare = bareAmount(source) {
            findings.append(
                warning(
                    "message-argument-form",
                    "{\(bare.name)} is an amount of money in the source, and a bare number here",
                    hint: "write {\(bare.name), number, currency}", at: bare.offset))
        }
        return findings
    }

    /// An argument that the source shows as money and this does not.
    private func bareAmount(_ source: MessagePattern) -> MessageArgument? {
        let money = Set(source.arguments.filter(\.usesMarketCurrency).map(\.name))
            .subtracting(pattern.arguments.filter(\.usesMarketCurrency).map(\.name))
        return pattern.arguments.first { money.contains($0.name) && ($0.kind == .none || $0.kind == .number) }
    }

    /// Categories of the language that a plural does not have; a number of them would read wrong.
    private func pluralForms() -> [Finding] {
        pattern.arguments.compactMap { argument in
            let ordinal = argument.kind == .selectOrdinal
            guard argument.kind == .plural || ordinal, !argument.hasOffset,
                let categories = PluralCategory.all(
                    locale: message.language.canonical, ordinal: ordinal, covered: argument.cases)
            else { return nil }
            let lacking = categories.filter { !argument.cases.contains($0) }
            guard !lacking.isEmpty else { return nil }
            return warning(
                "message-plural",
                "'\(argument.name)' lacks \(lacking.joined(separator: ", ")), which \(message.language.englishName) has"
                    + shown(argument, lacking, ordinal),
                hint: "add: " + lacking.map { "\($0) {...}" }.joined(separator: " "), at: argument.offset)
        }
    }

    /// Says so when the very number that this market shows is one that reads wrong.
    private func shown(_ argument: MessageArgument, _ lacking: [String], _ ordinal: Bool) -> String {
        guard case .decimal(let number) = values[argument.name]?.value(for: market),
            !argument.cases.contains("=\(number)"),
            let category = PluralCategory.of(number, locale: message.language.canonical, ordinal: ordinal),
            lacking.contains(category)
        else { return "" }
        return "; here \(number) is '\(category)'"
    }

    /// Numbers in the text that an argument should give: they stay when the argument's value changes.
    ///
    /// - Parameter source: numbers that the source has too; nil where this is the source.
    private func typedNumbers(besides source: [TypedNumber]?) -> [Finding] {
        let known = Set((source ?? []).map(\.digits))
        var given: [String: String] = [:]
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            if case .decimal(let typed) = value.value(for: market) { given[TypedNumber.digits(of: typed)] = name }
        }
        return pattern.literals.filter { $0.selector?.hasPrefix("=") != true }.flatMap { literal in
            TypedNumber.all(in: literal).compactMap { number -> Finding? in
                let name = given[number.digits]
                let inForm = literal.selector != nil
                guard !known.contains(number.digits), name != nil || inForm || source != nil else { return nil }
                return warning(
                    "message-number", "the number \(number.text) is typed by hand",
                    hint: name.map { "write {\($0)}" }
                        ?? (inForm
                            ? "write #, or =1 {...} for exactly one"
                            : "give it as an argument, or put it in the source too"),
                    at: number.offset)
            }
        }
    }

    /// Text that nobody seems to have translated; British and American English may well say the same.
    private func untranslated(_ source: FoundMessage) -> [Finding] {
        let hasWord = pattern.literals.contains { literal in
            literal.text.split { !$0.isLetter }.contains { $0.count >= 3 }
        }
        guard hasWord, source.pattern.pattern == pattern.pattern,
            source.language.writtenLanguage != message.language.writtenLanguage
        else { return [] }
        return [
            warning(
                "message-untranslated", "the text in \(message.language.englishName) is that of the source",
                hint: "translate it", at: nil)
        ]
    }

    private static func list(_ names: [String]) -> String { names.map { "{\($0)}" }.joined(separator: ", ") }

    private func warning(_ code: String, _ what: String, hint: String, at offset: Int?) -> Finding {
        .warning(code, "message '\(key)': \(what)", hint: hint, at: message.entry.location(of: offset))
    }
}
