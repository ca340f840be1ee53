internal import PolyreelCore

/// What holds for the cues of any file, whatever its format.
enum CueOrder {
    /// Makes cues fit for a `SubtitleFile`: sorted, shown for some time, with text, none before zero.
    static func file(_ cues: [Cue], language: String?, tally: inout FindingTally) -> SubtitleFile {
        var good: [Cue] = []
        let starts = cues.contains { $0.end == $0.start } ? cues.map(\.start).sorted() : []
        for var cue in cues {
            if cue.end == cue.start { mend(&cue, among: starts, tally: &tally) }
            guard cue.end > cue.start else {
                tally.add(
                    .warning, "cue-backwards",
                    "the cue ends at \(cue.end.clock(separator: ".")), not after its start at "
                        + "\(cue.start.clock(separator: ".")); it was left out",
                    hint: "correct its times", at: (cue.line, 0))
                continue
            }
            guard cue.end > Milliseconds(0) else {
                tally.add(.warning, "cue-negative", "the cue ends before 0 and was left out", at: (cue.line, 0))
                continue
            }
            if cue.start < Milliseconds(0) {
                tally.add(.warning, "cue-negative", "the cue starts before 0; it now starts at 0", at: (cue.line, 0))
                cue.start = Milliseconds(0)
                cue.text = cue.text.retimed(from: cue.start) { $0 }
            }
            if cue.text.runs.contains(where: { Self.mayHaveControls($0.text) }),
                case let cleaned = CueText(cue.text.runs.map { Self.withoutControls($0) }), cleaned != cue.text
            {
                if Self.hasControls(cue.text) {
                    tally.add(
                        .warning, "cue-control-character", "control characters in the text were left out",
                        at: (cue.line, 0))
                }
                cue.text = cleaned
            }
            guard !cue.text.isBlank else {
                tally.add(.note, "cue-empty", "the cue has no text and was left out", at: (cue.line, 0))
                continue
            }
            good.append(cue)
        }
        for (previous, cue) in zip(good, good.dropFirst()) {
            if cue.start < previous.start {
                tally.add(
                    .warning, "cue-order", "the cue starts before the one above it; cues were put in order of time",
                    at: (cue.line, 0))
            } else if cue.start < previous.end {
                tally.add(
                    .note, "cue-overlap", "the cue starts before the one above it has ended", at: (cue.line, 0))
            }
        }
        // Swift's sort keeps the order of cues that start together.
        good.sort { $0.start < $1.start }
        if good.isEmpty {
            tally.add(
                .error, "subtitle-empty", "the file has no cue that can be shown", hint: "is it a subtitle file?",
                at: (0, 0))
        }
        return SubtitleFile(cues: good, language: language, findings: tally.findings)
    }

    /// Gives a cue without a length the time that its words need, but not beyond the next cue.
    private static func mend(_ cue: inout Cue, among starts: [Milliseconds], tally: inout FindingTally) {
        let characters = Int64(min(cue.text.plain.count, 10_000))
        let wanted = cue.start + Milliseconds(min(max(shortest, characters * 1000 / speed), longest))
        let index = starts.partitioningIndex { $0 > cue.start }
        cue.end = index < starts.count ? min(wanted, starts[index]) : wanted
        tally.add(
            .warning, "cue-no-length",
            "the cue ends when it starts; it is shown until \(cue.end.clock(separator: "."))",
            hint: "correct its end", at: (cue.line, 0))
    }

    /// Milliseconds, and characters a second: what `limits.yaml` has for most languages.
    private static let (shortest, longest, speed): (Int64, Int64, Int64) = (833, 7000, 17)

    /// Whether a text has bytes that controls and the like begin with: looking at bytes is quick.
    private static func mayHaveControls(_ text: String) -> Bool {
        text.utf8.contains {
            ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            || scalar.value & 0xFFFE == 0xFFFE
    }

    /// VT, FF, NEL, LS and PS end a line: Unicode UAX #14, classes BK and NL.
    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x0B, 0x0C, 0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func hasControls(_ text: CueText) -> Bool {
        text.runs.contains { $0.text.unicodeScalars.contains { isControl($0) && !isBreak($0) } }
    }

    /// With LF where a line ends, and without C0 and C1 controls other than tab and LF, which would end or garble text
    /// further on, and without U+FFFE and U+FFFF, which XML has not.
    private static func withoutControls(_ run: TextRun) -> TextRun {
        guard run.text.unicodeScalars.contains(where: { isControl($0) || isBreak($0) }) else { return run }
        var run = run
        let scalars = run.text.unicodeScalars.lazy.map { isBreak($0) ? "\n" : $0 }.filter { !isControl($0) }
        run.text = String(String.UnicodeScalarView(scalars))
        return run
    }
}

extension [Milliseconds] {
    /// The first index at which a condition holds, where it holds for all that come after.
    func partitioningIndex(where condition: (Milliseconds) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
