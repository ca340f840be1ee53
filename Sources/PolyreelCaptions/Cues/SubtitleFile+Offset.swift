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

    /// What is wrong with times that begin an hour or more into a video that is shorter, as those of broadcasters do, whose
    /// programmes begin at 01:00:00 or 10:00:00.
    /// - Parameters:
    ///   - end: of the video; nil where it is not known, so that times are only named.
    public func offsetFinding(name: String, end: Rational?) -> Finding? {
        guard let first = cues.first else { return nil }
        // Some begin a little before the hour.
        let (minute, hour): (Int64, Int64) = (60_000, 3_600_000)
        let hours = (first.start.value + minute) / hour
        guard hours > 0 else { return nil }
        let begin = Milliseconds(hours * hour).clock(separator: ".").dropLast(4)
        let place = SourceLocation(file: name, line: first.line)
        let (found, hint) = (
            "the first cue begins at \(first.start.clock(separator: "."))",
            "if its times count from \(begin), as broadcasters' do, write subtitles: { offset: \(begin) }"
        )
        if let end {
            guard first.start.seconds >= end else { return nil }
            return .error(
                "subtitle-offset", "\(found), and the video ends at \(end.secondsText(places: 2))", hint: hint,
                at: place)
        }
        guard first.start.value + minute - hours * hour <= 15 * minute else { return nil }
        return .note("subtitle-offset", found, hint: hint, at: place)
    }
}
