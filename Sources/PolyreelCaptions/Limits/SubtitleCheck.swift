public import PolyreelCore

/// Says which cues a reader cannot follow.
public enum SubtitleCheck {
    /// Reading speed, line length, number of lines, duration and gaps of `cues`, as warnings.
    /// - Parameters:
    ///   - written: by start.
    ///   - language: BCP-47 of their text.
    ///   - file: for the findings.
    ///   - most: findings that are given; one more sums up when there were others.
    ///   - overlaps: whether cues that are shown at once are findings too.
    public static func check(
        _ written: [Cue], language: String, file: String, most: Int = 5, overlaps: Bool = false, limits: SubtitleLimits
    ) -> [Finding] {
        let reading = limits.reading(language)
        let unrolled = RollingCaptions.unrolled(written)
        let cues = unrolled ?? written
        let whole = Self.rolling(written, unrolled, file) + Self.reversed(cues, language, file)
        var (kept, counts): ([Finding], [String: Int]) = ([], [:])
        var index = 0
        func add(_ code: String, _ cue: Cue, _ message: String, _ hint: String) {
            counts[code, default: 0] += 1
            guard kept.count < most else { return }
            let name = "cue \(index + 1) at \(cue.start.clock(separator: "."))"
            kept.append(
                .warning(
                    code, "\(name): \(message)", hint: hint, at: SourceLocation(file: file, line: cue.line)))
        }
        for cue in cues {
            defer { index += 1 }
            let lines = cue.text.lines.map { ReadingLength.characters($0, language: language) }
            let (count, length) = (lines.reduce(0, +), cue.duration.value)
            if Int64(count) * 1000 > Int64(reading.speed) * length {
                let speed = Rational(Int64(count) * 1000, max(1, length))
                add(
                    "subtitle-speed", cue,
                    "\(count) characters in \(seconds(length)) are \(speed.decimal(places: 1)) a second; readers of "
                        + "'\(language)' follow \(reading.speed)", "shorten the text or show it longer")
            }
            if let longest = lines.max(), longest > reading.line {
                add(
                    "subtitle-line-length", cue,
                    "a line has \(longest) characters; in '\(language)' at most \(reading.line) are read at a glance",
                    "break the line or shorten it")
            }
            if lines.count > limits.lines {
                add(
                    "subtitle-lines", cue, "the cue has \(lines.count) lines; at most \(limits.lines) are usual",
                    "make two cues of it")
            }
            if cue.duration < limits.shortest {
                add(
                    "subtitle-short", cue,
                    "the cue is shown for \(seconds(length)), less than "
                        + seconds(limits.shortest.value), "show it longer, or join it with the next")
            }
            if cue.duration > limits.longest {
                add(
                    "subtitle-long", cue,
                    "the cue is shown for \(seconds(length)), more than "
                        + seconds(limits.longest.value), "make two cues of it")
            }
            if overlaps, index > 0, cue.start < cues[index - 1].end {
                add(
                    "subtitle-overlap", cue,
                    "it starts \((cues[index - 1].end - cue.start).value) ms before the one "
                        + "above it has ended", "end the other when this one starts")
            }
            if index > 0, case let gap = cue.start - cues[index - 1].end, gap > Milliseconds(0), gap < limits.gap {
                add(
                    "subtitle-gap", cue,
                    "the cue follows \(gap.value) ms after the one before; the eye does not see "
                        + "gaps under \(limits.gap.value) ms", "let them touch, or part them")
            }
        }
        let total = counts.values.reduce(0, +)
        if total > kept.count {
            let list = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            kept.append(
                .warning(
                    "subtitle-limits", "\(total) times a reader cannot follow: \(list)",
                    hint: "'polyreel subtitles check' lists them", at: SourceLocation(file: file)))
        }
        return whole + kept
    }

    /// Whether cues repeat the lines before.
    private static func rolling(_ cues: [Cue], _ unrolled: [Cue]?, _ file: String) -> [Finding] {
        guard let unrolled else { return [] }
        return [
            .warning(
                "subtitle-rolling",
                "cues repeat the line of the one before, as YouTube's do: \(cues.count) cues have \(unrolled.count) lines",
                hint: "burned in they are shown once; 'polyreel subtitles check --fix' writes them so",
                at: SourceLocation(file: file, line: cues.first?.line ?? 0))
        ]
    }

    /// Whether lines have the signs of their end before their words.
    private static func reversed(_ cues: [Cue], _ language: String, _ file: String) -> [Finding] {
        let lines = ReversedLines(cues, language: language)
        let found = cues.filter { lines.mended($0.text) != nil }
        guard let first = found.first else { return [] }
        let others = found.count > 1 ? " and \(found.count - 1) more cues are" : " is"
        return [
            .warning(
                "subtitle-direction",
                "“\(first.text.lines.joined(separator: " ").prefix(40))”\(others) written for players that set text from left "
                    + "to right: the signs of the end stand before the words",
                hint: "'polyreel subtitles check --fix' puts them right",
                at: SourceLocation(file: file, line: first.line))
        ]
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        Rational(milliseconds, 1000).secondsText(places: 2)
    }
}
