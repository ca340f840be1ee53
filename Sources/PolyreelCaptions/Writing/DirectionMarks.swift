/// Direction marks for right-to-left lines in files that cannot say their direction.
///
/// A player that lays lines out from left to right moves punctuation at a line's ends to the wrong side. A mark
/// (U+200F, right-to-left mark) outside of it makes it part of the right-to-left text: Unicode UAX #9, rules N1 and N2.
/// Marks that the source has stay where they are.
enum DirectionMarks {
    static let rightToLeft: Character = "\u{200F}"

    static func closed(_ line: String) -> String { closed(line, shown: line) }

    /// The same for a line of WebVTT: its tags are not seen.
    static func closed(tagged line: String) -> String {
        var depth = 0
        let shown = line.unicodeScalars.filter { scalar in
            if scalar == "<" { depth = 1 }
            defer { if scalar == ">" { depth = 0 } }
            return depth == 0
        }
        return closed(line, shown: String(String.UnicodeScalarView(shown)).trimmingWhiteSpace())
    }

    private static func closed(_ line: String, shown: String) -> String {
        guard let first = shown.unicodeScalars.first, let last = shown.unicodeScalars.last else { return line }
        return (needsMark(first) ? String(rightToLeft) : "") + line + (needsMark(last) ? String(rightToLeft) : "")
    }

    /// Letters and combining marks have a direction of their own, and control characters set one.
    private static func needsMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .nonspacingMark, .spacingMark, .enclosingMark: false
        default: !scalar.properties.isAlphabetic
        }
    }
}
