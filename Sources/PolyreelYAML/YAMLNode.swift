public import PolyreelCore

/// One value of a YAML file with where it stands, so that every finding can point at it.
public struct YAMLNode: Sendable {
    /// The three shapes a value has.
    public enum Content: Sendable {
        /// `plain`: written without quotes, so that `12` is a number and `2026-12-24` a date.
        case scalar(String, plain: Bool)
        case sequence([YAMLNode])
        /// In the order of the file; keys are scalars and differ from each other.
        case mapping([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable {
        public let key: String
        public let keyLocation: SourceLocation
        public let value: YAMLNode

        public init(key: String, keyLocation: SourceLocation, value: YAMLNode) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }

    public let content: Content
    /// Where it begins; of a block mapping that is its first key.
    public let location: SourceLocation

    public init(content: Content, location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// The text of a scalar, quoted or not; nil for lists and mappings.
    public var scalar: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The text of a scalar that was written without quotes.
    public var plainScalar: String? {
        if case .scalar(let text, plain: true) = content { text } else { nil }
    }

    /// The items of a list; nil for anything else.
    public var sequence: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The entries of a mapping; nil for anything else.
    public var mapping: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// The value of a key; nil when this is no mapping or has no such key.
    public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }
}
