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
    /// Whether an empty line was seen between times and their text.
    private var isSpaced = false
    /// Whether a number was seen right below the text of the cue before it.
    private var isTight = false

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        var reader = SRTReader(file: file)
        return reader.read(data, language: language)
    }

    private init(file: String) { tally = FindingTally(file: file) }

    private mutating func read(_ data: Data, language: String?) -> SubtitleFile {
        let bytes = TextDecoding.decode(data, language: language, tally: &tally)
        var cursor = LineCursor(bytes)
        while let line = cursor.next() {
            switch kind(of: line) {
            case .times(let times):
                let id = takeNumber()
                close(before: id)
                open = (times, line.number, id)
                takeWords(beside: times, line)
                if cues.count >= InputLimits.cues {
                    open = nil
                    tally.add(.error, "subtitle-too-many", "more than \(InputLimits.cues) cues", at: (line.number, 0))
                    return CueOrder.file(cues, language: language, tally: &tally)
                }
            case .meant(let place):
                close(before: takeNumber())
                tally.add(
                    .warning, "srt-times", "'\(line.text.prefix(60))' is not two times; its cue was left out",
                    hint: "write 00:00:01,000 --> 00:00:02,500", at: (line.number, line.column(at: place)))
            case .arrow(let place):
                tally.add(
                    .warning, "srt-arrow", "'\(line.text.prefix(60))' has the arrow of times and was left out",
                    hint: "write the words without '-->'", at: (line.number, line.column(at: place)))
            case .words:
                keep(line)
            }
        }
        close(before: nil, isEnd: true)
        return CueOrder.file(cues, language: language, tally: &tally)
    }

    /// What a line is by itself and by what stands above it.
    private enum Kind {
        case times(SRTTimes)
        /// Times that cannot be read.
        case meant(Int)
        /// Never words: players take every line with `-->` for times.
        case arrow(Int)
        case words
    }

    private mutating func kind(of line: SourceLine) -> Kind {
        let arrow = line.arrow
        if arrow != nil, let times = SRTTimes(line) { return .times(times) }
        switch SRTTimes.damaged(line, standsApart: standsApart, followsNumber: followsNumber) {
        case .times(let times):
            tally.add(
                .note, "srt-times-read",
                "'\(line.text.prefix(60))' was read as \(Milliseconds(times.start).clock(separator: ",")) --> "
                    + Milliseconds(times.end).clock(separator: ","), at: (line.number, 1))
            return .times(times)
        case .unreadable: return .meant(arrow ?? line.bytes.startIndex)
        case nil: break
        }
        guard let arrow else { return .words }
        let isMeant = SRTTimes.looksMeant(line, arrow: arrow) || standsApart && line.bytes.count(where: \.isDigit) >= 6
        return isMeant ? .meant(arrow) : .arrow(arrow)
    }

    /// Whether the next line may begin a cue: below a cue's number, an empty line or nothing at all.
    private var standsApart: Bool { lines.last.map(\.isBlank) ?? (open == nil) || followsNumber }

    /// Whether a cue's number stands above the next line; a number among words is none.
    private var followsNumber: Bool {
        guard let last = lines.last else { return false }
        guard let value = number(last).flatMap({ Int($0) }) else { return decorated(lines.count - 1) != nil }
        return isApart(lines.count - 1) || lastNumber.map { $0 < Int.max && value == $0 + 1 } ?? false
    }

    private mutating func keep(_ line: SourceLine) {
        if line.isBlank, lines.last?.isBlank ?? true {
            if lines.isEmpty, open != nil { isSpaced = true }
            return
        }
        size += line.bytes.count
        // Of a text that is too long only the last line matters: it may be the next cue's number.
        if size > InputLimits.cueBytes { lines.removeAll(keepingCapacity: true) }
        lines.append(line)
    }

    /// The number that a line is, in the digits of any script.
    private func number(_ line: SourceLine) -> String? {
        guard line.bytes.count <= 64, line.bytes.contains(where: { $0.isDigit || $0 >= 0x80 }) else { return nil }
        var digits = ""
        for scalar in line.text.trimmingWhiteSpace().unicodeScalars where scalar.properties.generalCategory != .format {
            guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
                return nil
            }
            digits += String(Int(value))
        }
        return digits.isEmpty ? nil : digits
    }

    /// The number in a line that is `2.`, `#3` or `[4]`, where it goes on from the one before it: else these are words.
    private func decorated(_ index: Int) -> String? {
        guard lines[index].bytes.count <= 16 else { return nil }
        let line = lines[index].text.trimmingWhiteSpace()
        var text = line[...]
        if text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("(") && text.hasSuffix(")") {
            text = text.dropFirst().dropLast()
        } else if text.hasPrefix("#") {
            text = text.dropFirst()
        } else if let last = text.last, ".):".contains(last) {
            text = text.dropLast()
        }
        guard text.count < line.count, text.utf8.count <= 9, text.utf8.allSatisfy(\.isDigit), let value = Int(text)
        else { return nil }
        guard let lastNumber else { return open == nil && isApart(index) ? String(text) : nil }
        let isNext = lastNumber < Int.max && value == lastNumber + 1
        return isNext || isApart(index) && value > lastNumber ? String(text) : nil
    }

    /// Whether an empty line stands above one, or nothing at all.
    private func isApart(_ index: Int) -> Bool { index == 0 ? open == nil : lines[index - 1].isBlank }

    /// Takes the number of the cue that begins now off the lines before it.
    private mutating func takeNumber() -> String? {
        if let last = lines.last, let text = number(last) ?? decorated(lines.count - 1) {
            // Right below words it is a number only where cues have numbers; a countdown's words are numbers.
            let isApart = isApart(lines.count - 1)
            guard isApart || lastNumber != nil else { return nil }
            if !isApart, lines.count > 1 { isTight = true }
            lines.removeLast()
            lastNumber = Int(text)
            return text
        }
        // A file with an empty line after every line: the number stands apart, so it must also be the next one.
        if lines.count >= 2, open == nil || isSpaced, lines[lines.count - 1].isBlank,
            let text = number(lines[lines.count - 2]), let value = Int(text),
            cues.isEmpty && open == nil || value - 1 == lastNumber
        {
            lines.removeLast(2)
            lastNumber = value
            return text
        }
        return nil
    }

    /// Takes off the lines what belongs to a cue that has no line of times: its number stands apart and is the next one.
    /// - Parameter next: the number of the cue that follows; nil at the file's end.
    private mutating func takeCueWithoutTimes(before next: String?, isEnd: Bool) {
        guard let own = open?.id.flatMap({ Int($0) }), own < Int.max else { return }
        for index in lines.indices where (isTight || isApart(index)) && index > 0 {
            guard let value = number(lines[index]).flatMap({ Int($0) }), value == own + 1 else { continue }
            let hasText = lines[(index + 1)...].contains { !$0.isBlank }
            guard hasText, next.flatMap({ Int($0) }).map({ $0 > value }) ?? isEnd else { continue }
            tally.add(
                .warning, "srt-times-missing", "the cue \(value) has no line of times and was left out",
                hint: "write 00:00:01,000 --> 00:00:02,500 below its number", at: (lines[index].number, 1))
            lines.removeSubrange(index...)
            return
        }
    }

    /// Takes words that stand beside a cue's times, as programs that hear speech write them, for its first line.
    private mutating func takeWords(beside times: SRTTimes, _ line: SourceLine) {
        guard let extra = times.extra else { return }
        let rest = String(decoding: line.bytes[extra...], as: UTF8.self).unicodeScalars
        let words = rest.drop {
            $0.properties.isWhitespace
                || [.closePunctuation, .finalPunctuation].contains($0.properties.generalCategory)
        }
        let seen = String(words).replacing(/<[^<>]*>/, with: "").unicodeScalars
        guard seen.contains(where: \.properties.isAlphabetic) else {
            if !seen.allSatisfy(\.properties.isWhitespace) { leaveOut(line) }
            return
        }
        guard !String(words).split(separator: " ").allSatisfy(Self.isSetting) else { return leaveOut(line) }
        tally.add(
            .note, "srt-text-beside", "words beside the cue's times were read as its first line", at: (line.number, 0))
        let bytes = Array(String(words).utf8)
        lines.append(SourceLine(bytes: bytes[...], number: line.number))
        size += bytes.count
    }

    private mutating func leaveOut(_ line: SourceLine) {
        tally.add(.note, "srt-coordinates", "what follows the times was left out", at: (line.number, 0))
    }

    /// Whether a word is SubRip's coordinates (`X1:100`) or one of WebVTT's cue settings (`align:start`).
    private static func isSetting(_ word: Substring) -> Bool {
        let names = ["x1", "x2", "y1", "y2", "align", "line", "position", "region", "size", "vertical"]
        return word.split(separator: ":", maxSplits: 1).first.map { names.contains($0.lowercased()) } == true
            && word.contains(":")
    }

    /// Takes a number off the end of a file that was cut before the times below it, or inside of the number.
    private mutating func takeLastNumber() {
        guard let own = open?.id.flatMap({ Int($0) }), own < Int.max, lines.count > 1, let last = lines.last,
            let text = number(last), let value = Int(text),
            value > own && isTight || isApart(lines.count - 1) && (value > own || String(own + 1).hasPrefix(text))
        else { return }
        tally.add(
            .note, "srt-cut", "the file ends with the number \(value) of a cue that is not there", at: (last.number, 1))
        lines.removeLast()
    }

    /// Ends the cue that is open with the lines since its times.
    /// - Parameter next: the number of the cue that follows, if it has one.
    private mutating func close(before next: String?, isEnd: Bool = false) {
        defer {
            lines.removeAll(keepingCapacity: true)
            size = 0
            open = nil
        }
        while lines.last?.isBlank ?? false { lines.removeLast() }
        takeCueWithoutTimes(before: next, isEnd: isEnd)
        if isEnd { takeLastNumber() }
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
