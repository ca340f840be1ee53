internal import PolyreelCore

/// A step's section with its settings' type taken away: what reads manifests, writes the schema, and lists the keys.
public struct DeclaredSection: Sendable {
    /// The step that owns it.
    public let step: String
    public let summary: String
    /// Whether the step runs only where a manifest's `steps` lists it.
    public let isOptional: Bool
    public let fields: [FieldDescription]
    /// By key, in order.
    public let schema: @Sendable (KnownNames) -> [(key: String, value: SchemaValue)]
    /// The step's settings as they stand in the manifest's nodes.
    public let read: @Sendable (KeyedNodes, inout SectionReading) -> any Sendable

    public init<Settings>(step: String, _ section: Section<Settings>, isOptional: Bool = false) {
        self.step = step
        self.isOptional = isOptional
        summary = section.summary
        fields = section.fields.map(\.description)
        schema = { known in section.fields.map { ($0.key, $0.schema(known)) } }
        read = { nodes, reading in
            var settings = section.settings
            for field in section.fields {
                if let node = nodes[field.key] { field.take(node, into: &settings, &reading) }
            }
            section.check(&settings, nodes, &reading)
            return settings
        }
    }

    public var keys: [String] { fields.map(\.key) }
}
