extension SchemaValue {
    /// An object of known keys.
    public static func section(_ keys: SectionKeys, _ properties: [(key: String, value: SchemaValue)]) -> SchemaValue {
        .object([
            ("type", .text("object")), ("properties", .object(properties)), ("required", .texts(keys.required)),
            ("additionalProperties", .flag(false)),
        ])
    }

    /// Text of 1 to `longest` characters.
    public static func string(longest: Int = 512) -> SchemaValue {
        .object([("type", .text("string")), ("minLength", .number(1)), ("maxLength", .number(longest))])
    }

    /// Text that a pattern of ECMA-262 matches.
    public static func pattern(_ pattern: String) -> SchemaValue {
        .object([("type", .text("string")), ("pattern", .text(pattern))])
    }

    /// One of some texts; any text where there are none to choose from.
    public static func choice(_ names: [String]) -> SchemaValue {
        names.isEmpty ? .string() : .object([("enum", .texts(names))])
    }

    /// A list of at most a thousand items.
    public static func list(of item: SchemaValue, least: Int) -> SchemaValue {
        .object([
            ("type", .text("array")), ("items", item), ("minItems", .number(least)), ("maxItems", .number(1000)),
        ])
    }

    /// The same with a description before all else.
    public func described(_ about: String) -> SchemaValue {
        guard case .object(let entries) = self, !about.isEmpty else { return self }
        return .object([("description", .text(about))] + entries.filter { $0.key != "description" })
    }
}
