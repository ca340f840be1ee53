internal import PolyreelCore

/// What a value is by YAML 1.2's core schema (section 10.3.2), where quotes make text of anything.
public enum YAMLKind: Sendable, Hashable {
    case nothing, boolean, number, text, list, mapping
}

extension YAMLNode {
    /// `12` is a number and `true` a boolean, unless they stand in quotes.
    public var type: YAMLKind {
        switch content {
        case .sequence: .list
        case .mapping: .mapping
        case .scalar(_, plain: false): .text
        case .scalar(let text, plain: true): Self.plainType(of: text)
        }
    }

    /// What the value is, for messages: "text", "a list", "a mapping".
    public var kind: String {
        switch type {
        case .nothing: "nothing"
        case .boolean: "true or false"
        case .number: "a number"
        case .text: "text"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    private static func plainType(of text: String) -> YAMLKind {
        switch text {
        case "", "~", "null", "Null", "NULL": return .nothing
        case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
        default: break
        }
        return YAMLNumber.isOne(text) ? .number : .text
    }
}
