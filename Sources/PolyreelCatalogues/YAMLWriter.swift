/// Catalogues in YAML, every text in double quotes, so that nothing in it is syntax.
public enum YAMLWriter {
    static func text(_ document: CopyDocument) -> String {
        document.units.map { unit in
            unit.notes.map { "# \($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n" }.joined()
                + line(unit.key, unit.translation ?? unit.source)
        }.joined()
    }

    /// One message, with the end of its line.
    public static func line(_ key: String, _ pattern: String) -> String {
        let isPlain =
            key.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
            && key.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
            }
            && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(key)
        return "\(isPlain ? key : quoted(key)): \(quoted(pattern))\n"
    }

    /// YAML 1.2, section 7.3.1. Marks of direction and other invisible characters are spelled, so that editors show them.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where isInvisible(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Joiners belong to words of Persian and of Indian scripts, and to emoji.
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        case .spaceSeparator: scalar != " "
        default: false
        }
    }
}
