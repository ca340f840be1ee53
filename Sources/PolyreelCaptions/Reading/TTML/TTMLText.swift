/// White space as TTML means it: W3C TTML2, 8.2.3 "xml:space".
enum TTMLText {
    /// What a `br` element is among pieces of text.
    static let lineBreak = "\u{2028}"

    /// The text of pieces.
    ///
    /// Without `preserve` a line feed is a space, spaces in a row are one, and there are none at the ends of lines.
    static func joined(_ pieces: [TTMLReader.Piece]) -> CueText {
        var runs: [TextRun] = []
        runs.reserveCapacity(pieces.count)
        var text: [UInt8] = []
        text.reserveCapacity(pieces.reduce(0) { max($0, $1.run.text.utf8.count) } + 1)
        // The piece whose space waits for a character after it; none where it would begin a line.
        var waiting: Int?
        var isAtLineStart = true
        for (index, piece) in pieces.enumerated() {
            var run = piece.run
            if run.text == lineBreak {
                run.text = "\n"
                runs.append(run)
                (waiting, isAtLineStart) = (nil, true)
                continue
            }
            if isPlain(run.text) {
                if let place = waiting { runs[place].text += " " }
                (waiting, isAtLineStart) = (nil, false)
                runs.append(run)
                continue
            }
            text.removeAll(keepingCapacity: true)
            for byte in run.text.utf8 {
                let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
                if isSpace, !piece.keepsSpace {
                    if !isAtLineStart, waiting == nil { waiting = index }
                    continue
                }
                if let place = waiting {
                    if place == index { text.append(0x20) } else { runs[place].text += " " }
                    waiting = nil
                }
                text.append(byte == 0x0D ? 0x0A : byte)
                isAtLineStart = false
            }
            run.text = String(decoding: text, as: UTF8.self)
            runs.append(run)
        }
        return CueText(runs)
    }

    /// Whether nothing is to be changed in a text, whatever stands beside it: most texts have single spaces only.
    private static func isPlain(_ text: String) -> Bool {
        var last: UInt8 = 0x20
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x20 && last == 0x20 { return false }
            last = byte
        }
        return last != 0x20
    }
}
