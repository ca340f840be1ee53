/// The part of a manifest that a step owns: one declaration of its fields gives reading into `Settings` with findings at
/// their places, JSON Schema, and documentation.
///
/// A section may own several top-level keys, as `messages` and `values`. One that is under its step's name has a single
/// key: see `init(under:…)`.
public struct Section<Settings: Sendable>: Sendable {
    /// One line: what its step does.
    public let summary: String
    let settings: Settings
    let fields: [Field<Settings>]
    let check: @Sendable (inout Settings, KeyedNodes, inout SectionReading) -> Void

    /// - Parameters:
    ///   - summary: one line: what the step does.
    ///   - settings: what they are where the manifest has none of the keys.
    ///   - fields: top-level keys of the manifest.
    ///   - check: what single fields cannot show; sees the manifest's nodes, to place findings.
    public init(
        _ summary: String, _ settings: Settings, _ fields: [Field<Settings>] = [],
        check: @escaping @Sendable (inout Settings, KeyedNodes, inout SectionReading) -> Void = { _, _, _ in }
    ) {
        self.summary = summary
        self.settings = settings
        self.fields = fields
        self.check = check
    }

    /// A section of one key, the step's name, with a mapping of the fields: what steps have that are not built in. A
    /// manifest that adds the step must have it if one of the fields is required.
    public init(
        under name: String, _ summary: String, _ settings: Settings, _ fields: [Field<Settings>],
        check: @escaping @Sendable (inout Settings, KeyedNodes, inout SectionReading) -> Void = { _, _, _ in }
    ) {
        self.init(
            summary, settings,
            [
                Field(
                    name, .mapping(name, settings, fields, check: check), into: \.self,
                    required: fields.contains { $0.description.isRequired }, summary)
            ])
    }
}
