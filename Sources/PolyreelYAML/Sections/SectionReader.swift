public import PolyreelCore

/// Takes values out of YAML and keeps every finding, so that a reader goes on after the first mistake.
///
/// Each function gives nil for a value that is wrong, and has then said so; a value that is not there is nil in silence.
public struct SectionReader: Sendable {
    /// What was found so far, in the order it was found.
    public private(set) var findings: [Finding] = []
    /// A file of nothing but mistakes ends the report here.
    static let mostFindings = 200

    /// A reader that has found nothing yet.
    public init() {}

    /// Whether enough was found; a reader may stop looking.
    public var isFull: Bool { findings.count > Self.mostFindings }

    /// How many of them are errors.
    var errors: Int { findings.count { $0.severity == .error } }

    /// Keeps a finding, unless there are too many.
    public mutating func add(_ finding: Finding) {
        if findings.count < Self.mostFindings { findings.append(finding) }
        if findings.count == Self.mostFindings {
            findings.append(
                .error(
                    "too-many-findings", "there are more; these are the first \(Self.mostFindings)",
                    at: finding.location))
        }
    }

    /// Keeps an error.
    public mutating func error(_ code: String, _ message: String, hint: String? = nil, at location: SourceLocation) {
        add(.error(code, message, hint: hint, at: location))
    }

    /// Keeps a warning.
    public mutating func warning(_ code: String, _ message: String, hint: String? = nil, at location: SourceLocation) {
        add(.warning(code, message, hint: hint, at: location))
    }

    /// The mapping at a node, its unknown and missing keys reported.
    public mutating func section(_ node: YAMLNode?, _ keys: SectionKeys) -> KeyedNodes? {
        guard let node else { return nil }
        guard let mapping = node.mapping else {
            wrongType(node, expected: "a mapping", hint: "it has the keys " + keys.all.joined(separator: ", "))
            return nil
        }
        var entries: [String: YAMLNode] = [:]
        for entry in mapping where !isFull {
            guard keys.all.contains(entry.key) else {
                error(
                    "key-unknown", "\(keys.name) has no key '\(entry.key.shortened)'",
                    hint: Spelling.hint(
                        for: entry.key, among: keys.all, else: "it has " + keys.all.joined(separator: ", ")),
                    at: entry.keyLocation)
                continue
            }
            entries[entry.key] = entry.value
        }
        for key in keys.required where entries[key] == nil {
            error("key-missing", "\(keys.name) lacks the key '\(key)'", hint: "add '\(key):'", at: node.location)
        }
        return KeyedNodes(keys: keys, location: node.location, entries: entries)
    }

    /// Text of 1 to `longest` characters without control characters.
    public mutating func text(_ node: YAMLNode?, longest: Int = 512) -> String? {
        guard let node else { return nil }
        guard node.type == .text, let text = node.scalar else {
            let isScalar = node.type == .number || node.type == .boolean
            wrongType(node, expected: "text", hint: isScalar ? "put it in quotes" : nil)
            return nil
        }
        guard !text.isEmpty else {
            error("text-empty", "the text is empty", hint: "write something, or leave the key out", at: node.location)
            return nil
        }
        guard text.unicodeScalars.count <= longest else {
            error(
                "text-too-long", "the text has \(text.unicodeScalars.count) characters; at most \(longest) are taken",
                at: node.location)
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            error("text-control", "the text holds a control character, such as a line break", at: node.location)
            return nil
        }
        return text
    }

    /// `true` or `false`, without quotes.
    public mutating func flag(_ node: YAMLNode?) -> Bool? {
        guard let node else { return nil }
        guard node.type == .boolean, let text = node.scalar else {
            wrongType(node, expected: "true or false", hint: "write true or false, without quotes")
            return nil
        }
        return text.lowercased() == "true"
    }

    /// A whole number, without quotes.
    public mutating func whole(_ node: YAMLNode?, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard node.type == .number, let text = node.scalar, let number = Int(text) else {
            let quoted = node.scalar.flatMap { Int($0) } != nil
            wrongType(node, expected: "a whole number", hint: quoted ? "remove the quotes" : nil)
            return nil
        }
        guard range.contains(number) else {
            error(
                "number-range", "\(number) is not between \(range.lowerBound) and \(range.upperBound)",
                at: node.location)
            return nil
        }
        return number
    }

    /// A list's items; more than a thousand are refused.
    public mutating func list(_ node: YAMLNode?, mayBeEmpty: Bool = false) -> [YAMLNode]? {
        guard let node else { return nil }
        guard let items = node.sequence else {
            wrongType(node, expected: "a list", hint: node.scalar.map { "write [\($0.shortened)]" })
            return nil
        }
        guard mayBeEmpty || !items.isEmpty else {
            error("list-empty", "the list is empty", hint: "name at least one", at: node.location)
            return nil
        }
        guard items.count <= 1000 else {
            error("list-too-long", "the list has \(items.count) entries; at most 1000 are taken", at: node.location)
            return nil
        }
        return items
    }

    /// One of the names of an enumeration.
    public mutating func choice<Value: RawRepresentable<String>>(
        _ node: YAMLNode?, _ code: String, _ what: String, of choices: [Value]
    ) -> Value? {
        guard let node, let name = text(node) else { return nil }
        if let value = choices.first(where: { $0.rawValue == name }) { return value }
        let names = choices.map(\.rawValue)
        error(
            code, "\(what) '\(name.shortened)' is not known",
            hint: Spelling.hint(for: name, among: names, else: "it is one of " + names.joined(separator: ", ")),
            at: node.location)
        return nil
    }

    /// Says what a value is and what it should have been: `type-wrong`.
    public mutating func wrongType(_ node: YAMLNode, expected: String, hint: String? = nil) {
        let found =
            node.scalar.map { node.type == .nothing ? "nothing" : "\(node.kind) ('\($0.shortened)')" } ?? node.kind
        error("type-wrong", "this is \(found); \(expected) was expected", hint: hint, at: node.location)
    }
}
