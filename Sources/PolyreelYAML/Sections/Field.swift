/// One key of a section: what it is called, what it may be, and where in the settings it goes.
public struct Field<Settings: Sendable>: Sendable {
    public let description: FieldDescription
    let schema: @Sendable (KnownNames) -> SchemaValue
    /// False where the value is wrong.
    let read: @Sendable (YAMLNode, inout Settings, inout SectionReading) -> Bool

    var key: String { description.key }

    /// A key whose value takes the place of the settings' own.
    /// - Parameters:
    ///   - about: one line for documentation and schema.
    ///   - required: whether a manifest without it is wrong.
    public init<Value>(
        _ key: String, _ shape: Shape<Value>, into path: any WritableKeyPath<Settings, Value> & Sendable,
        required: Bool = false, _ about: String
    ) {
        self.init(key, shape, required: required, about) { $1[keyPath: path] = $0 }
    }

    /// A key that may be left out: the settings then have nil.
    public init<Value>(
        _ key: String, _ shape: Shape<Value>, into path: any WritableKeyPath<Settings, Value?> & Sendable,
        required: Bool = false, _ about: String
    ) {
        self.init(key, shape, required: required, about) { $1[keyPath: path] = $0 }
    }

    /// Reads a node into the settings; where it is wrong they stay as they are, and a finding says so.
    @discardableResult
    public func take(_ node: YAMLNode, into settings: inout Settings, _ reading: inout SectionReading) -> Bool {
        read(node, &settings, &reading)
    }

    /// The JSON Schema of the value.
    public func schema(of known: KnownNames) -> SchemaValue { schema(known) }

    private init<Value>(
        _ key: String, _ shape: Shape<Value>, required: Bool, _ about: String,
        put: @escaping @Sendable (Value, inout Settings) -> Void
    ) {
        description = FieldDescription(
            key: key, kind: shape.kind, about: about, isRequired: required, fields: shape.fields)
        schema = { shape.schema($0).described(about) }
        read = { node, settings, reading in
            guard let value = shape.read(node, &reading) else { return false }
            put(value, &settings)
            return true
        }
    }
}

extension SectionKeys {
    /// The keys of fields.
    init<Settings>(_ name: String, _ fields: [Field<Settings>]) {
        self.init(
            name, required: fields.filter(\.description.isRequired).map(\.key),
            optional: fields.filter { !$0.description.isRequired }.map(\.key))
    }
}
