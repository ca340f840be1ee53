internal import Foundation
internal import PolyreelCore

/// Reads WebVTT by the parser of the standard: https://www.w3.org/TR/webvtt1/, section 6.1.
///
/// What that parser skips in silence is skipped here too, and said. Afterwards cues that cannot be shown are dropped
/// and the rest put in order, as for any format (`CueOrder`).
struct WebVTTReader {
    private var tally: FindingTally
    private var cursor: LineCursor
    private var cues: [Cue] = []
    private var styles: [String] = []
    private var regions: [CueRegion] = []
    private var notes: [CueNote] = []
    /// By class, from STYLE blocks.
    private var colours: [String: Colour] = [:]
    /// By class, whether STYLE blocks hide it; the empty name is all text.
    private var hidden: [String: Bool] = [:]
    /// The standard's "seen cue": STYLE and REGION stand before the first.
    private var seenCue = false

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        let (bytes, wasValid) = TextDecoding.utf8(data)
        var reader = WebVTTReader(bytes: bytes, file: file)
        if !wasValid {
            reader.tally.add(
                .warning, "subtitle-encoding", "the file is not all UTF-8; what is not was replaced by U+FFFD",
                hint: "save the file as UTF-8; WebVTT has no other encoding", at: (0, 0))
        }
        guard reader.takeSignature(bytes) else {
            reader.tally.add(
                .error, "vtt-signature", "the file does not begin with 'WEBVTT'",
                hint: "begin it with the line WEBVTT and an empty line, in UTF-8", at: (1, 1))
            return SubtitleFile(cues: [], language: language, findings: reader.tally.findings)
        }
        reader.readBlocks()
        var file = CueOrder.file(reader.cues, language: language, tally: &reader.tally)
        file.styles = reader.styles
        file.regions = reader.regions
        file.notes = reader.notes
        return file
    }

    private init(bytes: [UInt8], file: String) {
        tally = FindingTally(file: file)
        cursor = LineCursor(bytes)
    }

    /// Steps 3 to 8: `WEBVTT`, then white space or the end of the line.
    private mutating func takeSignature(_ bytes: [UInt8]) -> Bool {
        guard let first = cursor.next(), first.bytes.starts(with: "WEBVTT".utf8) else { return false }
        guard first.bytes.count > 6 else { return true }
        let seventh = first.bytes[first.bytes.startIndex + 6]
        return seventh == 0x20 || seventh == 0x09
    }

    /// Steps 9 to 14.
    private mutating func readBlocks() {
        var ahead = cursor
        if let line = ahead.next(), !line.bytes.isEmpty { readBlock(isHeader: true) }
        while skipEmptyLines(), cues.count <= InputLimits.cues { readBlock(isHeader: false) }
        if cues.count > InputLimits.cues {
            tally.add(
                .error, "subtitle-too-many", "more than \(InputLimits.cues) cues", at: (cues.last?.line ?? 0, 0))
            cues.removeLast()
        }
    }

    /// Whether there is a line after them.
    private mutating func skipEmptyLines() -> Bool {
        var ahead = cursor
        while let line = ahead.next() {
            if !line.bytes.isEmpty { return true }
            cursor = ahead
        }
        return false
    }

    /// What a block turned out to be.
    private enum Kind {
        case unknown, style, region
        case cue(start: Int64, end: Int64, settings: CueSettings, line: Int)
    }

    /// "Collect a WebVTT block".
    private mutating func readBlock(isHeader: Bool) {
        var (kind, count, seenArrow) = (Kind.unknown, 0, false)
        var buffer: [SourceLine] = []
        var (size, id) = (0, "")
        while true {
            let before = cursor
            guard let line = cursor.next() else { break }
            count += 1
            if line.arrow != nil {
                guard !isHeader, count == 1 || count == 2 && !seenArrow else {
                    cursor = before
                    break
                }
                seenArrow = true
                if let cue = times(line) {
                    kind = cue
                    id = buffer.first?.text ?? ""
                    buffer.removeAll()
                    seenCue = true
                }
                continue
            }
            if line.bytes.isEmpty { break }
            if !isHeader, count == 2, case .unknown = kind, let first = buffer.first, !seenCue {
                if isKeyword("STYLE", first) { (kind, buffer) = (.style, []) }
                if isKeyword("REGION", first) { (kind, buffer) = (.region, []) }
            }
            size += line.bytes.count
            if size <= InputLimits.cueBytes || isNote(buffer.first ?? line) { buffer.append(line) }
        }
        if isHeader { return }
        if case .unknown = kind {
            if !buffer.isEmpty, !seenArrow { skipped(buffer) }
        } else {
            finish(kind, id: id, buffer: buffer, isTooLong: size > InputLimits.cueBytes)
        }
    }

    private func isKeyword(_ word: String, _ line: SourceLine) -> Bool {
        line.bytes.starts(with: word.utf8) && line.bytes.dropFirst(word.utf8.count).allSatisfy(\.isWhiteSpace)
    }

    private func isNote(_ line: SourceLine) -> Bool {
        line.bytes.starts(with: "NOTE".utf8) && (line.bytes.dropFirst(4).first.map(\.isWhiteSpace) ?? true)
    }

    private mutating func times(_ line: SourceLine) -> Kind? {
        switch WebVTTTimes.parse(line) {
        case .failure(let failure):
            tally.add(
                .warning, "vtt-times", "'\(line.text.prefix(60))' is not two times; its cue was left out",
                hint: "write 00:01.000 --> 00:02.500", at: (line.number, line.column(at: failure.position)))
            return nil
        case .success(let (start, end, rest)):
            let (settings, skipped) = WebVTTSettings.parse(rest, regions: regions)
            for skip in skipped {
                tally.add(
                    .warning, "vtt-setting", "the setting '\(skip.setting.prefix(40))' is not understood",
                    at: (line.number, line.column(at: skip.position)))
            }
            return .cue(start: start, end: end, settings: settings, line: line.number)
        }
    }

    private mutating func finish(_ kind: Kind, id: String, buffer: [SourceLine], isTooLong: Bool) {
        switch kind {
        case .cue(_, _, _, let line) where isTooLong:
            tally.add(
                .warning, "subtitle-too-long",
                "the cue's text has more than \(InputLimits.cueBytes) bytes and was left out",
                at: (line, 0))
        case .cue(let start, let end, let settings, let line):
            for index in notes.indices.reversed().prefix(while: { notes[$0].start == nil }) {
                notes[index].start = Milliseconds(start)
            }
            cues.append(
                Cue(
                    id: id.isEmpty ? nil : id.utf8.contains(0) ? id.replacing("\0", with: "\u{FFFD}") : id,
                    start: Milliseconds(start),
                    end: Milliseconds(end), text: text(of: buffer, during: start..<max(start, end)),
                    settings: settings, line: line))
        case .style:
            guard !isTooLong else { return }
            let style = buffer.map(\.text).joined(separator: "\n")
            styles.append(style)
            colours.merge(WebVTTColours.classes(in: style)) { $1 }
            hidden.merge(WebVTTColours.hidden(in: style)) { $1 }
        case .region:
            if let region = WebVTTSettings.region(buffer) { regions.append(region) }
        case .unknown:
            break
        }
    }

    /// Keeps a comment, and says of any other block that it is nothing the standard knows.
    private mutating func skipped(_ lines: [SourceLine]) {
        let first = lines[0]
        guard !isNote(first) else {
            notes.append(CueNote(text: lines.map(\.text).joined(separator: "\n")))
            return
        }
        let isLate = seenCue && (isKeyword("STYLE", first) || isKeyword("REGION", first))
        tally.add(
            .warning, "vtt-block",
            isLate
                ? "a \(first.text.trimmingWhiteSpace()) block after the first cue is not read"
                : "'\(first.text.prefix(40))' begins no cue and was left out",
            at: (first.number, 1))
    }

    private mutating func text(of lines: [SourceLine], during times: Range<Int64>) -> CueText {
        // Step 2 of 6.1: NUL is U+FFFD.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
        for line in lines {
            if line.number != lines.first?.number { bytes.append(0x0A) }
            bytes += line.bytes
        }
        if bytes.contains(0) { bytes = bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] } }
        let parsed = WebVTTCueText(bytes, during: times, colours: colours, hidden: hidden)
        for problem in parsed.problems {
            func place() -> (line: Int, column: Int) {
                let before = bytes[..<problem.position]
                let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
                return ((lines.first?.number ?? 0) + before.count { $0 == 0x0A }, column)
            }
            tally.add(
                ["vtt-timestamp-tag", "vtt-unseen"].contains(problem.code) ? .note : .warning, problem.code,
                problem.message, at: place())
        }
        return parsed.text
    }
}
