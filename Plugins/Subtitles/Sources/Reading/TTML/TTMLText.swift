/// White space as TTML means it: W3C TTML2, 8.2.3 "xml:space".
enum TTMLText {
    /// The text of pieces; `br` is U+2028 in them.
    ///
    /// Without `preserve` a line feed is a space, spaces in a row are one, and there are none at the ends of lines.
    static func joined(_ pieces: [TTMLReader.Piece]) -> CueText {
        var runs: [TextRun] = []
        var isAfterSpace = true
        for piece in pieces {
            var run = piece.run
            var text = ""
            for scalar in run.text.unicodeScalars {
                switch scalar {
                case "\u{2028}":
                    text.unicodeScalars.append("\n")
                    isAfterSpace = true
                case "\n", "\r", "\t", " ":
                    if piece.keepsSpace {
                        text.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
                        isAfterSpace = false
                    } else {
                        if !isAfterSpace { text.unicodeScalars.append(" ") }
                        isAfterSpace = true
                    }
                default:
                    text.unicodeScalars.append(scalar)
                    isAfterSpace = false
                }
            }
            run.text = text
            runs.append(run)
        }
        return CueText(trimmed(runs))
    }

    /// Without spaces before a line's end and at the end of all.
    private static func trimmed(_ runs: [TextRun]) -> [TextRun] {
        var runs = runs
        var isBeforeEnd = true
        for index in runs.indices.reversed() {
            var kept: [Unicode.Scalar] = []
            for scalar in runs[index].text.unicodeScalars.reversed() {
                if scalar == "\n" {
                    isBeforeEnd = true
                } else if isBeforeEnd, scalar == " " {
                    continue
                } else {
                    isBeforeEnd = false
                }
                kept.append(scalar)
            }
            runs[index].text = String(String.UnicodeScalarView(kept.reversed()))
        }
        return runs
    }
}
