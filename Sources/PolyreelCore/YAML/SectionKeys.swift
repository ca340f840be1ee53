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

/// A mapping whose keys were checked.
public struct Section: Sendable {
    public let keys: SectionKeys
    /// Where the mapping begins.
    public let location: SourceLocation
    private let entries: [String: YAMLNode]

    init(keys: SectionKeys, location: SourceLocation, entries: [String: YAMLNode]) {
        self.keys = keys
        self.location = location
        self.entries = entries
    }

    /// The value of a key; nil when it is not there.
    public subscript(key: String) -> YAMLNode? { entries[key] }
}
