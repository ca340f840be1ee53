public import Foundation
internal import Yams

/// One value of a YAML file with where it stands, so that every finding can point at it.
public struct YAMLNode: Sendable {
    public enum Content: Sendable {
        /// `plain`: written without quotes, so that `12` is a number and `2026-12-24` a date.
        case scalar(String, plain: Bool)
        case sequence([YAMLNode])
        /// In the order of the file; keys are scalars and differ from each other.
        case mapping([Entry])
    }

    public struct Entry: Sendable {
        public let key: String
        public let keyLocation: SourceLocation
        public let value: YAMLNode
    }

    public let content: Content
    public let location: SourceLocation

    /// What the value is, for messages: "text", "a list", "a mapping".
    public var kind: String {
        switch content {
        case .scalar(let text, let plain): plain && text.isEmpty ? "nothing" : "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    public var scalar: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The text of a scalar that was written without quotes.
    public var plainScalar: String? {
        if case .scalar(let text, plain: true) = content { text } else { nil }
    }

    public var sequence: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    public var mapping: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }
}

extension YAMLNode {
    /// Bytes that a YAML file may have: a manifest is a page, a catalogue a book.
    public static let largestFile = 4 << 20

    /// Reads one YAML document.
    ///
    /// Aliases are refused: they are what makes a small file expand without end, and no file of ours needs them.
    /// - Throws: `Findings` with what is wrong and where.
    public static func parse(_ data: Data, file: String) throws(Findings) -> YAMLNode {
        let start = SourceLocation(file: file)
        guard data.count <= largestFile else {
            throw Findings(
                .error(
                    "yaml-too-large", "the file has \(data.count) bytes; at most \(largestFile) are read",
                    hint: "split it, or check that this is the file you meant", at: start))
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw Findings(
                .error("yaml-encoding", "the file is not UTF-8 text", hint: "save it as UTF-8", at: start))
        }
        // A complex key may be an alias, and Yams hashes keys deeply while it reads: refuse before it does.
        if let match = text.firstMatch(of: #/(?m)(^|[\s\[{,])(\?\s|\*[^\s,\]\}:]+\s*:)/#),
            text[match.range].contains("*") || text.contains("&")
        {
            throw Findings(
                .error("yaml-alias", "a mapping key is not plain text", hint: "write keys out", at: start))
        }
        let root: Node?
        do {
            root = try Parser(yaml: text).singleRoot()
        } catch let error as YamlError {
            throw Findings(finding(for: error, file: file))
        } catch {
            throw Findings(.error("yaml-syntax", "the file is not YAML: \(error)", at: start))
        }
        guard let root else {
            throw Findings(.error("yaml-empty", "the file is empty", at: start))
        }
        return try YAMLNode(root, file: file, depth: 0)
    }

    private init(_ node: Node, file: String, depth: Int) throws(Findings) {
        location = SourceLocation(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        guard node.anchor == nil else {
            throw Findings(
                .error("yaml-alias", "anchors and aliases are not read", hint: "write the value out", at: location))
        }
        guard depth < 64 else {
            throw Findings(.error("yaml-depth", "values are nested more than 64 deep", at: location))
        }
        switch node {
        case .scalar(let scalar):
            content = .scalar(scalar.string, plain: scalar.style == .plain || scalar.style == .any)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try YAMLNode(item, file: file, depth: depth + 1)) }
            content = .sequence(items)
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, value) in mapping {
                let keyNode = try YAMLNode(key, file: file, depth: depth + 1)
                guard let name = keyNode.scalar else {
                    throw Findings(
                        .error("yaml-key", "a key is \(keyNode.kind); keys are text", at: keyNode.location))
                }
                entries.append(
                    Entry(
                        key: name, keyLocation: keyNode.location,
                        value: try YAMLNode(value, file: file, depth: depth + 1)))
            }
            content = .mapping(entries)
        case .alias:
            throw Findings(.error("yaml-alias", "anchors and aliases are not read", at: location))
        }
    }

    private static func finding(for error: YamlError, file: String) -> Finding {
        func place(_ mark: Mark?) -> SourceLocation {
            SourceLocation(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return .error("yaml-syntax", "the file is not YAML: \(problem)", at: place(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            return .error(
                "yaml-duplicate-key", "\(names) stands twice in one mapping", hint: "keep one of them",
                at: place(context.mark))
        default:
            return .error("yaml-syntax", "the file is not YAML: \(error)", at: place(nil))
        }
    }
}
