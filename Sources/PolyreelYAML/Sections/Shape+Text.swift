public import PolyreelCore

extension Shape<String> {
    /// Text of 1 to `longest` characters.
    public static func text(longest: Int = 512) -> Shape {
        Shape(longest == 512 ? "text" : "text, at most \(longest) characters") { _ in
            .string(longest: longest)
        } read: { node, reading in
            reading.reader.text(node, longest: longest)
        }
    }

    /// Text of a pattern, which is matched scalar by scalar.
    /// - Parameters:
    ///   - kind: as documentation calls it.
    ///   - schema: the pattern as ECMA-262 writes it.
    ///   - wrong: the finding's code, message (with the text put in) and hint.
    public static func pattern(
        _ kind: String, schema: String, longest: Int = 512, _ matches: @escaping @Sendable (String) -> Bool,
        wrong: @escaping @Sendable (String) -> Finding
    ) -> Shape {
        Shape(kind) { _ in
            .pattern(schema)
        } read: { node, reading in
            guard let text = reading.reader.text(node, longest: longest) else { return nil }
            guard matches(text) else {
                reading.reader.add(wrong(text.shortened).at(node.location))
                return nil
            }
            return text
        }
    }

    /// A key of the message catalogues.
    public static let messageKey = pattern("message key", schema: "^[A-Za-z0-9_.-]{1,128}$") {
        $0.isWhole(#/[A-Za-z0-9_.-]{1,128}/#)
    } wrong: {
        .error(
            "message-key", "'\($0)' is not a message's key",
            hint: "use letters, digits, '.', '_' and '-'; the text itself stands in the message catalogues")
    }.map { key, node, reading in
        if reading.messages[key] == nil { reading.messages[key] = node.location }
        return key
    }

    /// A BCP-47 language: `en`, `de-AT`, `zh-Hant`.
    public static let language = pattern("language", schema: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$") {
        LanguageTagSyntax.isWellFormed($0)
    } wrong: {
        .error(
            "language-malformed", "'\($0)' is not a BCP-47 language", hint: "write it like en, de-AT or zh-Hant")
    }
}

extension Shape<Bool> {
    /// `true` or `false`.
    public static let flag = Shape("true or false") { _ in
        .object([("type", .text("boolean"))])
    } read: { node, reading in
        reading.reader.flag(node)
    }
}

extension Shape<Int> {
    /// A whole number.
    public static func whole(in range: ClosedRange<Int>) -> Shape {
        Shape("whole number, \(range.lowerBound) to \(range.upperBound)") { _ in
            .object([
                ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
                ("maximum", .number(range.upperBound)),
            ])
        } read: { node, reading in
            reading.reader.whole(node, in: range)
        }
    }
}

extension Shape where Value: RawRepresentable<String> {
    /// One of an enumeration's names.
    /// - Parameters:
    ///   - code: of the finding where it is none of them.
    ///   - what: such a name is: "alignment".
    public static func choice(_ code: String, _ what: String, of choices: [Value]) -> Shape {
        Shape(choices.map { "`\($0.rawValue)`" }.joined(separator: ", ")) { _ in
            .choice(choices.map(\.rawValue))
        } read: { node, reading in
            reading.reader.choice(node, code, what, of: choices)
        }
    }
}
