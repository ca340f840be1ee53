/// White space as TTML means it: W3C TTML2, 8.2.3 "xml:space".
enum TTMLText {
    /// What a `br` element is among pieces of text.
    static let lineBreak = "\u{2028}"

    /// The text of pieces.
    ///
    /// Without `preserve` a line feed is a space, spaces in a row are one, and there are none at the ends of lines.
    static func joined(_ pieces: [TTMLReader.Piece]) -> CueText {
        var texts = [[UInt8]](repeating: [], count: pieces.count)
        // The piece whose space waits for a character after it; none where it would begin a line.
        var waiting: Int?
        var isAtLineStart = true
        for (index, piece) in pieces.enumerated() {
            if piece.run.text == lineBreak {
                texts[index].append(0x0A)
                (waiting, isAtLineStart) = (nil, true)
                continue
            }
            texts[index].reserveCapacity(piece.run.text.utf8.count)
            for byte in piece.run.text.utf8 {
                let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
                if isSpace, !piece.keepsSpace {
                    if !isAtLineStart, waiting == nil { waiting = index }
                    continue
                }
                if let place = waiting {
                    texts[place].append(0x20)
                    waiting = nil
                }
                texts[index].append(byte == 0x0D ? 0x0A : byte)
                isAtLineStart = false
            }
        }
        return CueText(
            zip(pieces, texts).map { piece, text in
                var run = piece.run
                run.text = String(decoding: text, as: UTF8.self)
                return run
            })
    }
}
