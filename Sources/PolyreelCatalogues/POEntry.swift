internal import PolyreelCore

/// One entry of a PO file while it is read.
struct POEntry {
    var fields: [String: String] = [:]
    var isFuzzy = false
    /// Where `msgstr` begins.
    var location: SourceLocation?
    private var last: String?

    private static let names = ["msgctxt", "msgid", "msgid_plural", "msgstr"]

    var isEmpty: Bool { fields.isEmpty }
    var isWhole: Bool { last?.hasPrefix("msgstr") ?? false }

    /// Takes a field's text, or a continuation of the last one where the name is empty.
    mutating func add(_ name: String, _ text: String, at place: SourceLocation) throws(Findings) {
        if name.isEmpty, let last {
            if last == "msgstr", fields[last]?.isEmpty == true { location = place }
            fields[last, default: ""] += text
            return
        }
        guard Self.names.contains(name) || (name.hasPrefix("msgstr[") && name.hasSuffix("]") && name.utf8.count < 12)
        else {
            throw Findings(
                .error(
                    "catalogue-po", "'\(name.prefix(40))' does not begin a line of a PO file",
                    hint: "lines begin with msgctxt, msgid, msgstr, # or a quotation mark", at: place))
        }
        guard fields[name] == nil else {
            throw Findings(.error("catalogue-po", "the entry has a second '\(name)'", hint: "keep one", at: place))
        }
        if location == nil || name == "msgstr" { location = place }
        fields[name] = text
        last = name
    }
}

/// Text of a PO file between quotation marks, with C's escapes.
enum POText {
    static func unquoted(_ text: some StringProtocol, at place: SourceLocation) throws(Findings) -> String {
        guard text.utf8.count >= 2, text.unicodeScalars.first == "\"", text.unicodeScalars.last == "\"" else {
            throw Findings(
                .error("catalogue-po", "text in quotation marks was expected", hint: "write msgstr \"...\"", at: place))
        }
        var result = ""
        var escaped = false
        for scalar in text.unicodeScalars.dropFirst().dropLast() {
            if escaped {
                guard let meant = escapes[scalar] else {
                    throw Findings(
                        .error("catalogue-po", "'\\\(scalar)' is not an escape", hint: "write \\\\ for \\", at: place))
                }
                result.unicodeScalars.append(meant)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else if scalar == "\"" {
                throw Findings(
                    .error("catalogue-po", "a quotation mark inside a text", hint: "write it \\\"", at: place))
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        guard !escaped else {
            throw Findings(
                .error("catalogue-po", "the text's last quotation mark is escaped", hint: "close it", at: place))
        }
        return result
    }

    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}",
    ]
}
