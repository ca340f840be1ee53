internal import PolyreelCore

/// Mends cues that readers cannot follow, as far as that changes no word: lines that roll, signs at the wrong end, times,
/// overlaps, gaps, line breaks.
///
/// A cue's start is when its words are spoken and stays. Cues at different places may be shown at once, so their
/// overlaps stay too.
struct SubtitleMending {
    private let language: String
    private let file: String
    private let limits: SubtitleLimits
    private(set) var cues: [Cue]
    /// What was changed.
    private(set) var changes: [Finding] = []

    init(_ cues: [Cue], language: String, file: String, limits: SubtitleLimits) {
        (self.language, self.file, self.limits, self.cues) = (language, file, limits, cues)
        unroll()
        turn()
        for index in self.cues.indices {
            mendLines(index)
            mendTimes(index)
        }
    }

    private mutating func unroll() {
        guard let unrolled = RollingCaptions.unrolled(cues) else { return }
        changes.append(
            .note(
                "subtitle-mended",
                "\(cues.count) cues that repeat the line before are now \(unrolled.count), each line once",
                at: SourceLocation(file: file, line: cues.first?.line ?? 0)))
        cues = unrolled
    }

    /// Puts signs of right-to-left lines where they belong.
    private mutating func turn() {
        let lines = ReversedLines(cues, language: language)
        for index in cues.indices {
            guard let text = lines.mended(cues[index].text) else { continue }
            cues[index].text = text
            note(index, "its signs stand where they belong: “\(text.lines.joined(separator: "” “"))”")
        }
    }

    private mutating func mendTimes(_ index: Int) {
        let cue = cues[index]
        let next = index + 1 < cues.count ? cues[index + 1] : nil
        var end = cue.end
        if let next, end > next.start {
            guard next.start - cue.start >= limits.shortest, next.settings == cue.settings else { return }
            end = next.start
        }
        // Longer as far as the next cue lets it, shorter as far as it can still be read.
        let wanted = cue.start + min(max(needed(cue), limits.shortest), limits.longest)
        let room = next?.start ?? wanted
        if end < wanted { end = max(end, min(wanted, room)) }
        end = min(end, cue.start + limits.longest)
        if let next, next.start > end, next.start - end < limits.gap {
            let touches = next.start - cue.start <= limits.longest
            end = touches ? next.start : next.start - limits.gap
        }
        guard end != cue.end, end > cue.start else { return }
        cues[index].end = end
        cues[index].text = cue.text.retimed(from: cue.start) { min($0, end) }
        let change = end - cue.end
        note(
            index,
            "it now ends at \(end.clock(separator: ".")), \(abs(change.value)) ms "
                + (change > Milliseconds(0) ? "later" : "earlier"))
    }

    /// How long its characters are read.
    private func needed(_ cue: Cue) -> Milliseconds {
        let count = cue.text.lines.reduce(0) { $0 + ReadingLength.characters($1, language: language) }
        let speed = Int64(limits.reading(language).speed)
        return Milliseconds((Int64(count) * 1000 + speed - 1) / speed)
    }

    private mutating func mendLines(_ index: Int) {
        let cue = cues[index]
        let most = limits.reading(language).line
        let lengths = cue.text.lines.map { ReadingLength.characters($0, language: language) }
        guard lengths.count > limits.lines || lengths.contains(where: { $0 > most }),
            let text = LineBalance.balanced(cue.text, language: language, most: most), text != cue.text
        else { return }
        cues[index].text = text
        note(index, "its lines are now “\(text.lines.joined(separator: "” “"))”")
    }

    private mutating func note(_ index: Int, _ what: String) {
        let cue = cues[index]
        changes.append(
            .note(
                "subtitle-mended", "cue \(index + 1) at \(cue.start.clock(separator: ".")): \(what)",
                at: SourceLocation(file: file, line: cue.line)))
    }
}
