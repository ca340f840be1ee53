/// Captions that roll, as YouTube writes what it recognises: each cue repeats the line before and adds one, and between two
/// of them a cue of 10 ms repeats it alone.
///
/// Shown as they are, every line is read twice; a card of two lines jumps at each word.
public enum RollingCaptions {
    /// Cues with a line each, from when it is new until the next one is; nil where they do not roll.
    /// - Parameter cues: by start.
    public static func unrolled(_ cues: [Cue]) -> [Cue]? {
        guard cues.count > 2 else { return nil }
        let lines = cues.map(\.text.lines)
        let repeated = cues.indices.map {
            $0 == 0 ? 0 : self.repeated(lines[$0 - 1], lines[$0], cues[$0 - 1], cues[$0])
        }
        guard isRolling(cues, lines, repeated) else { return nil }
        var result: [Cue] = []
        for index in cues.indices {
            var cue = cues[index]
            guard repeated[index] > 0, let last = result.indices.last else {
                result.append(cue)
                continue
            }
            if repeated[index] == lines[index].count {
                result[last].end = max(result[last].end, cue.end)
                continue
            }
            cue.text = cue.text.droppingLines(repeated[index])
            result[last].end = max(result[last].start + Milliseconds(1), min(result[last].end, cue.start))
            let end = result[last].end
            result[last].text = result[last].text.retimed(from: result[last].start) { min($0, end) }
            result.append(cue)
        }
        return result
    }

    /// The most between two cues of which one goes on where the other ends.
    private static let gap = Milliseconds(100)
    /// That repeat; captions have three at most.
    private static let mostLines = 4

    /// How many lines a cue has from the end of the one before.
    private static func repeated(_ above: [String], _ lines: [String], _ last: Cue, _ cue: Cue) -> Int {
        guard cue.start <= last.end + gap else { return 0 }
        let most = max(1, min(above.count, lines.count, mostLines))
        return (1...most).last { above.suffix($0).elementsEqual(lines.prefix($0)) } ?? 0
    }

    /// Somebody may say a thing twice: a line must roll again and again.
    private static func isRolling(_ cues: [Cue], _ lines: [[String]], _ repeated: [Int]) -> Bool {
        var (touching, rolling, hasFlash) = (0, 0, false)
        for index in cues.indices.dropFirst() where cues[index].start <= cues[index - 1].end + gap {
            let isWhole = repeated[index] == lines[index].count
            let isFlash = isWhole && cues[index].duration <= gap
            touching += 1
            if repeated[index] > 0, !isWhole || isFlash { rolling += 1 }
            hasFlash = hasFlash || isFlash
        }
        guard rolling > 1 else { return false }
        return rolling == touching || hasFlash && 2 * rolling >= touching || rolling > 2 && 5 * rolling >= 3 * touching
    }
}

extension CueText {
    /// Without its first lines; lines in which nothing is seen do not count.
    func droppingLines(_ count: Int) -> CueText {
        var lines: [[TextRun]] = [[]]
        for run in runs {
            for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append([]) }
                var piece = run
                piece.text = String(part)
                lines[lines.count - 1].append(piece)
            }
        }
        let seen = lines.filter { line in line.contains { !$0.text.allSatisfy(\.isWhitespace) } }
        var text = CueText()
        for (index, line) in seen.dropFirst(count).enumerated() {
            for (place, run) in line.enumerated() {
                var run = run
                if index > 0, place == 0 { run.text = "\n" + run.text }
                text.append(run)
            }
        }
        return text
    }
}
