internal import PolyreelCore
internal import Yams

/// Turns the parser's tree into nodes with places.
struct YAMLTree {
    let text: YAMLText
    let file: String
    private(set) var findings: [Finding] = []

    init(text: YAMLText, file: String) {
        self.text = text
        self.file = file
    }

    mutating func node(_ node: Node, depth: Int) throws(Findings) -> YAMLNode {
        let location = SourceLocation(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        guard depth < 64 else {
            throw Findings(.error("yaml-depth", "values are nested more than 64 deep", at: location))
        }
        let tag = node.tag.rawValue
        guard tag.isEmpty || tag == "!" || tag.hasPrefix("tag:yaml.org,2002:") else {
            throw Findings(
                .error("yaml-tag", "the tag '\(text.original(tag))' is not read", hint: "remove it", at: location))
        }
        switch node {
        case .scalar(let scalar):
            let plain = scalar.style == .plain || scalar.style == .any
            if plain, let first = scalar.string.unicodeScalars.first,
                first == YAMLText.anchor || first == YAMLText.alias
            {
                throw Findings(.alias(at: location))
            }
            return YAMLNode(content: .scalar(text.original(scalar.string), plain: plain), location: location)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
            return YAMLNode(content: .sequence(items), location: location)
        case .mapping(let mapping):
            return YAMLNode(content: .mapping(try entries(mapping, depth: depth)), location: location)
        case .alias:
            throw Findings(.alias(at: location))
        }
    }

    private mutating func entries(_ mapping: Node.Mapping, depth: Int) throws(Findings) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            let keyNode = try node(key, depth: depth + 1)
            guard let name = keyNode.scalar else {
                throw Findings(.error("yaml-key", "a key is \(keyNode.kind); keys are text", at: keyNode.location))
            }
            let valueNode = try node(value, depth: depth + 1)
            if let line = lines[name] {
                findings.append(
                    .error(
                        "yaml-duplicate-key", "'\(name)' stands here again, after line \(line)",
                        hint: "keep one of them", at: keyNode.location))
                continue
            }
            lines[name] = keyNode.location.line
            entries.append(YAMLNode.Entry(key: name, keyLocation: keyNode.location, value: valueNode))
        }
        return entries
    }
}
