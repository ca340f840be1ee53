public import PolyreelCore

/// A mapping whose keys were checked.
public struct KeyedNodes: Sendable {
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
