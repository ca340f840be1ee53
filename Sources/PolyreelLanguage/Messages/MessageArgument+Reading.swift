internal import CICU

extension MessageArgument {
    init(_ found: polyreel_argument, in pattern: String) throws(MessageError) {
        let name = String(cString: found.name)
        let style = String(cString: found.style)
        let offset = pattern.scalarOffset(utf16: Int(found.offset))
        let kind: Kind
        switch found.kind {
        case POLYREEL_ARGUMENT_NONE: kind = .none
        case POLYREEL_ARGUMENT_PLURAL: kind = .plural
        case POLYREEL_ARGUMENT_SELECT: kind = .select
        case POLYREEL_ARGUMENT_SELECTORDINAL: kind = .selectOrdinal
        case POLYREEL_ARGUMENT_CHOICE: kind = .choice
        default:
            let type = String(cString: found.type)
            guard let known = Self.simpleKinds[type] else {
                throw MessageError(
                    .syntax, "'{\(name), \(type)}' asks for a type that there is not",
                    hint: "types: number, date, time, list, plural, select, selectordinal, spellout, ordinal, duration",
                    offset: offset)
            }
            kind = known
        }
        self.init(
            name: name, kind: kind, style: style.isEmpty ? nil : style,
            cases: String(cString: found.cases).split(separator: "\n").map(String.init),
            hasOffset: found.plural_offset != 0, offset: offset)
    }

    private static let simpleKinds: [String: Kind] = [
        "number": .number, "date": .date, "time": .time, "spellout": .spellout, "ordinal": .ordinal,
        "duration": .duration, "list": .list,
    ]

    /// Refuses a style that ICU would take for text to show.
    func checkStyle(at place: Int) throws(MessageError) {
        guard let style else { return }
        switch kind {
        case .number where style.hasPrefix("::"):
            // A scale of 10 to a great power would write as many zeros.
            if style.contains("scale/"),
                style.lowercased().split(separator: "scale/").dropFirst().contains(where: Self.hasExponent)
            {
                throw MessageError(
                    .syntax, "the scale in '\(style)' has an exponent", hint: "write it out, as in scale/100",
                    offset: place)
            }
        case .number:
            guard
                ["integer", "currency", "percent"].contains(style.lowercased()) || style.contains(where: "#0".contains)
            else {
                throw MessageError(
                    .syntax, "'\(style)' is not a number style",
                    hint: "styles: integer, currency, percent, a ::skeleton, or a pattern like #,##0.00",
                    offset: place)
            }
        case .date:
            let fields = style.hasPrefix("::") ? String(style.dropFirst(2)) : style
            guard ["short", "medium", "long", "full"].contains(style.lowercased()) || Self.isFieldPattern(fields) else {
                throw MessageError(
                    .syntax, "'\(style)' is not a date style",
                    hint: "styles: short, medium, long, full, a ::skeleton such as ::yMMMd, or a pattern like d.M.y",
                    offset: place)
            }
        case .time:
            let isSkeleton = style.hasPrefix("::") && Self.isFieldPattern(String(style.dropFirst(2)))
            guard isSkeleton || ["short", "medium"].contains(style.lowercased()) else {
                throw MessageError(
                    .syntax, "'\(style)' is not a style of a time of day", hint: "styles: short, medium, or ::jm",
                    offset: place)
            }
        case .list:
            guard ["and", "or", "unit"].contains(style.lowercased()) else {
                throw MessageError(
                    .syntax, "'\(style)' is not a style of a list", hint: "styles: and, or, unit", offset: place)
            }
        default: break
        }
    }

    private static func hasExponent(_ scale: Substring) -> Bool { scale.prefix { $0 != " " }.contains("e") }

    /// Whether all letters outside quotes are fields of a day or its time by UTS #35 (no zone), and one is.
    private static func isFieldPattern(_ style: String) -> Bool {
        let fields = Self.fields(of: style)
        return !fields.isEmpty && fields.allSatisfy { dayFields.contains($0) || timeFields.contains($0) }
    }

    /// The letters outside quotes.
    static func fields(of style: String) -> [Unicode.Scalar] {
        var quoted = false
        return style.unicodeScalars.filter { scalar in
            if scalar == "'" { quoted.toggle() }
            return !quoted && scalar.isASCII && scalar.properties.isAlphabetic
        }
    }

    static let dayFields = Set("GyYuUrQqMLwWdDFgEec".unicodeScalars)
    static let timeFields = Set("aBbCHhJjKkms".unicodeScalars)
}
