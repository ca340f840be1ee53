internal import Foundation
internal import PolyreelCore

/// Reads SubRip (.srt): a format without a standard, so every dialect that can be told apart is read.
///
/// A cue begins at a line of times; numbers and empty lines between cues are expected but not needed.
struct SRTReader {
    private var tally: FindingTally
    private var cues: [Cue] = []
    private var open: (times: SRTTimes, line: Int, id: String?)?
    /// Lines since the last line of times; empty ones count as one.
    private var lines: [SourceLine] = []
    private var size = 0
    private var lastNumber: Int?

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        var reader = SRTReader(file: file)
        return reader.read(data, language: language)
    }

    private init(file: String) { tally = FindingTally(file: file) }

    private mutating func read(_ data: Data, language: String?) -> SubtitleFile {
        let (bytes, encoding) = TextDecoding.decode(data)
        if encoding == .windows1252 {
            let fits = TextDecoding.canBeWindows1252(language)
            tally.add(
                fits ? .warning : .error, "subtitle-encoding",
                fits
                    ? "the file is not UTF-8 and was read as Windows-1252"
                    : "the file is not UTF-8, and Windows-1252 cannot write '\(language ?? "")'",
                hint: fits ? "check accented letters, or save the file as UTF-8" : "save the file as UTF-8",
                at: (0, 0))
        }
        var cursor = LineCursor(bytes)
        while let line = cursor.next() {
            if let arrow = line.arrow {
                if let times = SRTTimes(line) {
                    let id = takeNumber()
                    close()
                    open = (times, line.number, id)
                    if cues.count >= InputLimits.cues {
                        open = nil
                        tally.add(
                            .error, "subtitle-too-many", "more than \(InputLimits.cues) cues", at: (line.number, 0))
                        break
                    }
                    continue
                }
                if SRTTimes.looksMeant(line) {
                    _ = takeNumber()
                    close()
                    tally.add(
                        .warning, "srt-times", "'\(line.text.prefix(60))' is not two times; its cue was left out",
                        hint: "write 00:00:01,000 --> 00:00:02,500",
                        at: (line.number, line.column(at: arrow)))
                    open = nil
                    continue
                }
            }
            keep(line)
        }
        close()
        return CueOrder.file(cues, language: language, tally: &tally)
    }

    private mutating func keep(_ line: SourceLine) {
        if line.isBlank, lines.last?.isBlank ?? true { return }
        size += line.bytes.count
        // Of a text that is too long only the last line matters: it may be the next cue's number.
        if size > InputLimits.cueBytes { lines.removeAll(keepingCapacity: true) }
        lines.append(line)
    }

    /// Takes the number of the cue that begins now off the lines before it.
    private mutating func takeNumber() -> String? {
        func number(_ line: SourceLine) -> String? {
            let text = line.text.trimmingWhiteSpace()
            return !text.isEmpty && text.utf8.allSatisfy(\.isDigit) ? text : nil
        }
        if let last = lines.last, let text = number(last) {
            lines.removeLast()
            lastNumber = Int(text)
            return text
        }
        // A file with an empty line after every line: the number stands apart, so it must also be the next one.
        if lines.count >= 2, lines[lines.count - 1].isBlank, let text = number(lines[lines.count - 2]),
            let value = Int(text), value - 1 == (lastNumber ?? value - 1)
        {
            lines.removeLast(2)
            lastNumber = value
            return text
        }
        return nil
    }

    /// Ends the cue that is open with the lines since its times.
    private mutating func close() {
        defer {
            lines.removeAll(keepingCapacity: true)
            size = 0
            open = nil
        }
        while lines.last?.isBlank ?? false { lines.removeLast() }
        guard let (times, number, id) = open else {
            if let stray = lines.first(where: { !$0.isBlank }) {
                tally.add(
                    .warning, "srt-stray-text", "'\(stray.text.prefix(40))' belongs to no cue and was left out",
                    at: (stray.number, 1))
            }
            return
        }
        guard size <= InputLimits.cueBytes else {
            tally.add(
                .warning, "subtitle-too-long",
                "the cue's text has \(size) bytes; at most \(InputLimits.cueBytes) are read; it was left out",
                at: (number, 0))
            return
        }
        if let gap = lines.first(where: { $0.isBlank }) {
            tally.add(
                .note, "srt-empty-line", "an empty line inside a cue's text was left out", at: (gap.number, 0))
        }
        if times.extra != nil {
            tally.add(
                .note, "srt-coordinates", "what follows the times was left out", at: (number, 0))
        }
        let texts = lines.filter { !$0.isBlank }.map { $0.bytes.filter { $0 != 0 } }
        let markup = SRTMarkup(Array(texts.joined(separator: [0x0A])))
        for name in markup.dropped.sorted() {
            tally.add(.note, "srt-markup", "\(name) was left out", at: (number + 1, 0))
        }
        cues.append(
            Cue(
                id: id, start: Milliseconds(times.start), end: Milliseconds(times.end), text: markup.text,
                settings: markup.settings, line: number))
    }
}
