public import PolyreelCore

extension SubtitleFile {
    /// With so much taken off every time; what ends before zero is left out, and said.
    /// - Parameter name: of the file, for findings.
    public func taking(off offset: Milliseconds, name: String) -> SubtitleFile {
        guard offset != Milliseconds(0) else { return self }
        var file = self
        var tally = FindingTally(file: name)
        file.cues = cues.compactMap { cue in
            var cue = cue
            (cue.start, cue.end) = (cue.start - offset, cue.end - offset)
            guard cue.end > Milliseconds(0) else {
                tally.add(
                    .warning, "cue-negative", "with the offset taken off the cue ends before 0; it was left out",
                    at: (cue.line, 0))
                return nil
            }
            cue.start = max(cue.start, Milliseconds(0))
            cue.text = cue.text.retimed(from: cue.start) { $0 - offset }
            return cue
        }
        for index in file.notes.indices { file.notes[index].start = notes[index].start.map { $0 - offset } }
        file.findings += tally.findings
        return file
    }

    /// What is wrong with times that begin behind the end of a video, as those of broadcasters do, whose programmes begin at
    /// 01:00:00 or 10:00:00, or those of another video. One of which a few cues begin before the end may be cut from a
    /// longer one.
    /// - Parameters:
    ///   - end: of the video; nil where it is not known, so that times are only named.
    public func offsetFinding(name: String, end: Rational?) -> Finding? {
        guard let end else { return hourFinding(name: name) }
        guard let late = cues.first(where: { $0.start.seconds >= end }) else { return nil }
        let behind = cues.count { $0.start.seconds >= end }
        let place = SourceLocation(file: name, line: late.line)
        let hint = hourHint(of: late) ?? "give the subtitles of this video, or write subtitles: { offset: … }"
        let times = "\(late.start.clock(separator: ".")), and the video ends at \(end.secondsText(places: 2))"
        guard behind < cues.count else {
            return .error("subtitle-offset", "the first cue begins at \(times)", hint: hint, at: place)
        }
        guard 2 * behind > cues.count else { return nil }
        return .warning(
            "subtitle-behind-end", "\(behind) of \(cues.count) cues are not shown: they begin from \(times)",
            hint: hint,
            at: place)
    }

    /// Names times that begin at an hour, or shortly after it.
    private func hourFinding(name: String) -> Finding? {
        guard let first = cues.first, let hint = hourHint(of: first),
            (first.start.value + Self.minute) % Self.hour <= 15 * Self.minute
        else { return nil }
        return .note(
            "subtitle-offset", "the first cue begins at \(first.start.clock(separator: "."))", hint: hint,
            at: SourceLocation(file: name, line: first.line))
    }

    /// What to write where times count from the hour that a cue begins in; nil in the first. Some begin a little before it.
    private func hourHint(of cue: Cue) -> String? {
        let hours = (cue.start.value + Self.minute) / Self.hour
        guard hours > 0 else { return nil }
        let begin = Milliseconds(hours * Self.hour).clock(separator: ".").dropLast(4)
        return "if its times count from \(begin), as broadcasters' do, write subtitles: { offset: \(begin) }"
    }

    private static let minute: Int64 = 60_000
    private static let hour: Int64 = 3_600_000
}
