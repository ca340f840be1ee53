/// What a value in a manifest may be: how it is read, what a JSON Schema says of it, and how documentation calls it.
///
/// A shape's `read` gives nil for a value that is wrong, and has then said so.
public struct Shape<Value: Sendable>: Sendable {
    /// As documentation calls it: "text", "list of placements".
    public let kind: String
    /// The JSON Schema of such a value, with the names that a build knows as choices.
    public let schema: @Sendable (KnownNames) -> SchemaValue
    /// Takes the value out of a node; nil, and a finding, when it is wrong.
    public let read: @Sendable (YAMLNode, inout SectionReading) -> Value?
    /// The fields of a mapping, or of a list's mappings.
    public let fields: [FieldDescription]

    public init(
        _ kind: String, fields: [FieldDescription] = [],
        schema: @escaping @Sendable (KnownNames) -> SchemaValue,
        read: @escaping @Sendable (YAMLNode, inout SectionReading) -> Value?
    ) {
        self.kind = kind
        self.fields = fields
        self.schema = schema
        self.read = read
    }

    /// The same, turned into another value; nil where `change` has said what is wrong.
    public func map<Other: Sendable>(
        _ change: @escaping @Sendable (Value, YAMLNode, inout SectionReading) -> Other?
    ) -> Shape<Other> {
        let read = read
        return Shape<Other>(kind, fields: fields, schema: schema) { node, reading in
            read(node, &reading).flatMap { change($0, node, &reading) }
        }
    }
}

/// A field as documentation shows it.
public struct FieldDescription: Sendable {
    public let key: String
    public let kind: String
    public let about: String
    public let isRequired: Bool
    /// What is inside of it, where it is a mapping or a list of them.
    public let fields: [FieldDescription]
}
