public import PolyreelCore

/// What reading a manifest's sections needs: findings so far, the files that it may name, the names that a build knows,
/// and what the common keys said.
public struct SectionReading: Sendable {
    /// Takes values out of nodes and keeps every finding.
    public var reader = SectionReader()
    /// The manifest's folder and the roots the user allows.
    public let files: FolderFiles
    public let known: KnownNames
    /// Placements that the manifest lists; nil while that is not known for sure, as where an entry is wrong.
    public var placements: [String]?
    /// The manifest's own top-level keys.
    public var keys: Set<String> = []

    /// By message key, where the manifest names it first.
    public internal(set) var messages: [String: SourceLocation] = [:]

    public init(files: FolderFiles, known: KnownNames) {
        self.files = files
        self.known = known
    }

    /// Whether the manifest surely does not list a placement.
    public func lacks(placement: String) -> Bool { placements.map { !$0.contains(placement) } ?? false }

    /// The items of a list, each once; `repeated` says how grave a second one is.
    public mutating func distinct<Item: Hashable>(
        _ node: YAMLNode?, mayBeEmpty: Bool = false, repeated: Severity,
        _ item: (YAMLNode, inout SectionReading) -> Item?
    ) -> [Item] {
        var seen: Set<Item> = []
        var items: [Item] = []
        for entry in reader.list(node, mayBeEmpty: mayBeEmpty) ?? [] {
            guard let value = item(entry, &self) else { continue }
            guard seen.insert(value).inserted else {
                reader.add(
                    Finding(
                        repeated, "duplicate-entry", "'\((entry.scalar ?? "this").shortened)' stands here twice",
                        hint: "keep one of them", at: entry.location))
                continue
            }
            items.append(value)
        }
        return items
    }

    /// The entries of a mapping with free keys, at least one and at most a thousand.
    /// - Parameter example: how such an entry is written.
    public mutating func entries(_ node: YAMLNode?, example: String) -> [YAMLNode.Entry] {
        guard let node else { return [] }
        guard let entries = node.mapping else {
            reader.wrongType(node, expected: "a mapping", hint: "write it like { \(example) }")
            return []
        }
        guard !entries.isEmpty else {
            reader.error(
                "mapping-empty", "there is nothing in it", hint: "write it like { \(example) }", at: node.location)
            return []
        }
        guard entries.count <= 1000 else {
            reader.error(
                "list-too-long", "there are \(entries.count) entries; at most 1000 are taken", at: node.location)
            return []
        }
        return entries
    }
}
