internal import PolyreelCore

/// One entry of a PO file while it is read.
struct POEntry {
    /// UTF-8: an escape may be part of a character.
    var fields: [String: [UInt8]] = [:]
    /// `fuzzy`, `icu-format`.
    var flags: Set<String> = []
    /// Where `msgstr` begins.
    var location: SourceLocation?
    private var last: String?

    private static let names = ["msgctxt", "msgid", "msgid_plural", "msgstr"]

    var isFuzzy: Bool { flags.contains("fuzzy") }
    /// Whether its arguments are those of another language's format.
    var isPrintf: Bool {
        flags.contains { $0.hasSuffix("-format") && $0 != "icu-format" && !$0.hasPrefix("no-") }
    }
    /// Whether a per cent sign is written twice in it, as in the formats of printf's family (gettext manual, "c-format" and
    /// the following); those with arguments in braces have it once.
    var doublesPercent: Bool { isPrintf && !flags.isDisjoint(with: Self.doublingFormats) }
    private static let doublingFormats: Set<String> = Set(
        """
        c objc python php perl ruby lua tcl awk javascript go boost ycp elisp librep object-pascal gcc-internal
        gfc-internal
        """.split(whereSeparator: \.isWhitespace).map { "\($0)-format" })
    var isEmpty: Bool { fields.isEmpty }
    var isWhole: Bool { last?.hasPrefix("msgstr") ?? false }

    /// Takes a field's text, or a continuation of the last one where the name is empty.
    mutating func add(_ name: String, _ text: [UInt8], at place: SourceLocation) throws(Findings) {
        if name.isEmpty, let last {
            if last == "msgstr", fields[last]?.isEmpty == true { location = place }
            fields[last, default: []] += text
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

    /// `msgstr`, or the first of several forms.
    func translation(in file: String) throws(Findings) -> String? {
        try text(fields["msgstr"] == nil ? "msgstr[0]" : "msgstr", in: file)
    }

    /// A field's text; nil where the entry has none.
    /// - Throws: `Findings` when its escapes make no UTF-8.
    func text(_ name: String, in file: String) throws(Findings) -> String? {
        guard let bytes = fields[name] else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw Findings(
                .error(
                    "catalogue-encoding", "the escapes in \(name) are no UTF-8",
                    hint: "write the characters themselves",
                    at: location ?? SourceLocation(file: file)))
        }
        return text
    }
}

/// Text of a PO file between quotation marks, with C's escapes.
enum POText {
    /// The text in UTF-8. Octal and hexadecimal escapes are bytes, as `msgcat --escape` writes them.
    static func bytes(_ text: some StringProtocol, at place: SourceLocation) throws(Findings) -> [UInt8] {
        guard text.utf8.count >= 2, text.unicodeScalars.first == "\"", text.unicodeScalars.last == "\"" else {
            throw Findings(
                .error("catalogue-po", "text in quotation marks was expected", hint: "write msgstr \"...\"", at: place))
        }
        var result: [UInt8] = []
        var rest = text.unicodeScalars.dropFirst().dropLast()[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                guard scalar != "\"" else {
                    throw Findings(
                        .error("catalogue-po", "a quotation mark inside a text", hint: "write it \\\"", at: place))
                }
                result += Array(String(scalar).utf8)
                continue
            }
            guard let sign = rest.first else {
                throw Findings(
                    .error("catalogue-po", "the text's last quotation mark is escaped", hint: "close it", at: place))
            }
            let octal = rest.prefix(3).prefix { ("0"..."7").contains($0) }
            let hex =
                sign == "x" ? rest.dropFirst().prefix(2).prefix { $0.properties.isASCIIHexDigit } : octal.prefix(0)
            let digits = String(String.UnicodeScalarView(octal.isEmpty ? hex : octal))
            let number = Int(digits, radix: octal.isEmpty ? 16 : 8)
            if let number, let byte = UInt8(exactly: number) {
                result.append(byte)
                rest = rest.dropFirst(octal.isEmpty ? hex.count + 1 : octal.count)
            } else if let meant = escapes[sign] {
                result.append(meant)
                rest = rest.dropFirst()
            } else {
                throw Findings(
                    .error("catalogue-po", "'\\\(sign)' is not an escape", hint: "write \\\\ for \\", at: place))
            }
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

    /// C's, by their character.
    private static let escapes: [Unicode.Scalar: UInt8] = [
        "n": 0x0A, "t": 0x09, "r": 0x0D, "\\": 0x5C, "\"": 0x22, "a": 0x07, "b": 0x08, "f": 0x0C, "v": 0x0B,
    ]
}
