/// The keys that a mapping of a data file may have; readers and the JSON Schema share one list.
public struct SectionKeys: Sendable, Hashable {
    /// How findings call the mapping: "the manifest", "asset".
    public let name: String
    public let required: [String]
    public let optional: [String]

    public init(_ name: String, required: [String], optional: [String] = []) {
        self.name = name
        self.required = required
        self.optional = optional
    }

    /// Required ones first, each part in the order it is documented in.
    public var all: [String] { required + optional }
}
