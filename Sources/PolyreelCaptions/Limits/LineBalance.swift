internal import PolyreelLanguage

/// Breaks a cue's text into lines anew, without changing its words.
enum LineBalance {
    /// The text in one line if it fits, else in two of about one length, at a good place; nil when neither can be.
    ///
    /// Lines of several speakers stay lines of their own; text with ruby readings is left as it is.
    static func balanced(_ text: CueText, language: String, most: Int) -> CueText? {
        guard text.runs.allSatisfy({ $0.ruby == nil }) else { return nil }
        let spoken = SpokenText(text, language: language)
        let lines: [String]? =
            spoken.paragraphs.count == 1
            ? broken(spoken.paragraphs[0], language: language, most: most)
            : spoken.paragraphs.count == 2 ? spoken.paragraphs.map { $0.joined().trimmingWhiteSpace() } : nil
        guard let lines, lines.allSatisfy({ ReadingLength.characters($0, language: language) <= most }) else {
            return nil
        }
        return set(lines.joined(separator: "\n"), like: text)
    }

    /// Two lines as even as may be; a sentence's or a clause's end is worth some unevenness.
    private static func broken(_ pieces: [String], language: String, most: Int) -> [String]? {
        func length(_ text: String) -> Int { ReadingLength.characters(text, language: language) }
        let whole = pieces.joined().trimmingWhiteSpace()
        if length(whole) <= most { return [whole] }
        var best: (lines: [String], cost: Int)?
        for index in pieces.indices.dropFirst() {
            let first = pieces[..<index].joined().trimmingWhiteSpace()
            let second = pieces[index...].joined().trimmingWhiteSpace()
            let (left, right) = (length(first), length(second))
            // A line that begins with a dash would be another speaker's.
            let isDialogue = SpokenText([first, second], language: language).paragraphs.count > 1
            guard left <= most, right <= most, !isDialogue else { continue }
            let last = first.last { !"\"'”’»)]』」）".contains($0) } ?? " "
            let bonus = ".!?…。！？؟।".contains(last) ? most : ",;:，、；：،؛–—".contains(last) ? most / 2 : 0
            let cost = abs(left - right) - bonus
            if cost < best?.cost ?? .max { best = ([first, second], cost) }
        }
        return best?.lines
    }

    /// `text`, which differs from `old` in white space only, with the settings of its characters.
    private static func set(_ text: String, like old: CueText) -> CueText? {
        let runs = old.runs.map { Array($0.text) }
        var (run, index) = (0, 0)
        var result = CueText()
        for character in text {
            if !character.isWhitespace {
                while run < old.runs.count {
                    if index >= runs[run].count {
                        (run, index) = (run + 1, 0)
                    } else if runs[run][index].isWhitespace {
                        index += 1
                    } else {
                        break
                    }
                }
                // What isolates a name in right-to-left text is for drawing.
                let isAdded = character == "\u{2068}" || character == "\u{2069}"
                guard run < old.runs.count, runs[run][index] == character else {
                    if isAdded { continue }
                    return nil
                }
                index += 1
            }
            var piece = old.runs[min(run, old.runs.count - 1)]
            piece.text = String(character)
            result.append(piece)
        }
        return result
    }
}
