internal import PolyreelCaptions
internal import PolyreelCore

/// The cues of a file that a film shows.
struct FilmCues: Sendable, Hashable {
    struct Part: Sendable, Hashable {
        /// As the file has it, in the asset's time.
        let source: Cue
        /// In the film's time, cut to it.
        let cue: Cue
        let frames: FrameRange
    }

    let parts: [Part]
    let findings: [Finding]

    var cues: [Cue] { parts.map(\.cue) }

    /// A cue that the film's start or end cuts shorter than this is left out: it would only flash.
    static let shortestRest = Milliseconds(300)

    init(_ cues: [Cue], on clock: FilmClock, file: String) {
        var tally = FindingTally(file: file)
        var parts: [Part] = []
        for source in cues {
            let (from, to) = (clock.time(source.start), clock.time(source.end))
            let (start, end) = (max(from, Milliseconds(0)), min(to, clock.length))
            guard end > start else { continue }
            if start != from || end != to, end - start < Self.shortestRest {
                tally.add(
                    .note, "cue-cut-off",
                    "the film shows only \((end - start).value) ms of the cue, so it was left out",
                    at: (source.line, 0))
                continue
            }
            var cue = source
            (cue.start, cue.end) = (start, end)
            cue.text = cue.text.retimed(from: start) { min(clock.time($0), end) }
            let first = min(clock.frame(source.start), max(0, clock.frames - 1))
            // Text that is shown at all is shown for a frame at least.
            let frames = FrameRange(from: first, to: max(clock.frame(source.end), first + 1))
            parts.append(Part(source: source, cue: cue, frames: frames))
        }
        if parts.isEmpty, !cues.isEmpty {
            tally.add(
                .warning, "subtitle-none-in-film", "none of the \(cues.count) cues falls into the film",
                hint: "cue times are those of the whole asset, before it is trimmed", at: (0, 0))
        }
        self.parts = parts
        findings = tally.findings
    }

    private init(parts: [Part], findings: [Finding]) {
        self.parts = parts
        self.findings = findings
    }

    func adding(_ more: [Finding]) -> FilmCues { FilmCues(parts: parts, findings: findings + more) }
}
