internal import Foundation
internal import PolyreelCaptions
public import PolyreelCore
internal import PolyreelLanguage
public import PolyreelStep
internal import PolyreelYAML

extension Subtitles {
    /// The film's cues as SRT, WebVTT and TTML, with the lines of the source. SRT is plain text: YouTube and LinkedIn
    /// take nothing else.
    func sidecars(_ film: FilmCues, _ file: SubtitleFile, _ choice: FileChoice) throws -> [Sidecar] {
        let isRightToLeft = LanguageTag(choice.language)?.isRightToLeft ?? false
        var shown = file
        shown.cues = film.cues
        // What editors say to each other is not delivered.
        shown.notes = []
        return try Self.written.map { format in
            Sidecar(
                suffix: "\(choice.language).\(format.rawValue)", kind: .subtitles,
                content: try SubtitleWriter.write(
                    shown, as: format, language: choice.language, rightToLeft: isRightToLeft, markup: false))
        }
    }

    private static let written: [SubtitleFormat] = [.srt, .vtt, .ttml]

    /// Whether the sidecars that were written say what the source says, when the film shows it, and whether the
    /// burned-in cards are seen at their times, not beside them, and end with the film.
    public func prove(_ film: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        guard let picture = draft.picture, draft.sidecars.contains(where: { $0.kind == .subtitles }),
            case .success(let choice) = chosenFile(for: draft.request)
        else { return [] }
        let clock = FilmClock(picture)
        let meant = cues(of: try read(choice, with: tools), choice, on: clock).cues
        let shown = SubtitleMemory.Film(path: choice.path, language: choice.language, clock: clock)
        var findings = Self.written.compactMap {
            difference(of: "\(choice.language).\($0.rawValue)", in: film, from: meant, shown)
        }
        let last = draft.overlays.filter { $0.role == .subtitle }.map(\.frames.to).max() ?? 0
        if last > film.facts.frames {
            findings.append(
                .error(
                    "subtitle-after-end", "the last subtitle ends at frame \(last), the film has \(film.facts.frames)",
                    hint: "run it again"))
        }
        findings += OverlayProof.findings(
            film, of: draft, role: .subtitle, code: "subtitle", name: "the burned-in subtitle")
        return findings.map { $0.by(step: Self.name).at(tools.places.place("subtitles.files")) }
    }

    /// Markets that share a language have the same file beside their films, to the byte: it is read back once.
    /// - Parameter shown: what the cues that are meant are of.
    private func difference(
        of suffix: String, in film: FinishedProduct, from meant: [Cue], _ shown: SubtitleMemory.Film
    ) -> Finding? {
        guard let path = film.sidecars[suffix], let handle = FileHandle(forReadingAtPath: path) else {
            return .error("subtitle-sidecar-missing", "'\(suffix)' was not written", hint: "run it again")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: SubtitleReader.largestFile + 1) else {
            return .error("subtitle-sidecar-unreadable", "'\(suffix)' cannot be read back", hint: "run it again")
        }
        let proof = SubtitleMemory.Proof(suffix: suffix, content: data, film: shown, duration: film.facts.duration)
        return memory.proofs.value(for: proof) { Self.difference(data, suffix, from: meant, within: proof.duration) }
    }

    /// - Parameter duration: of the film, in seconds.
    private static func difference(
        _ data: Data, _ suffix: String, from meant: [Cue], within duration: Rational
    ) -> Finding? {
        let written = SubtitleReader.read(data, file: suffix)
        if let error = written.findings.first(where: { $0.severity == .error }) {
            return .error(
                "subtitle-sidecar-unreadable", "'\(suffix)' cannot be read back: \(error.message)",
                hint: "run it again")
        }
        guard written.cues.count == meant.count else {
            return .error(
                "subtitle-sidecar-differs",
                "'\(suffix)' has \(written.cues.count) cues, \(meant.count) were meant", hint: "run it again")
        }
        for (index, (found, wanted)) in zip(written.cues, meant).enumerated()
        where found.start != wanted.start || found.end != wanted.end || words(found) != words(wanted) {
            return .error(
                "subtitle-sidecar-differs",
                "cue \(index + 1) of '\(suffix)' is not what was meant: "
                    + "“\(found.text.plain.prefix(40))” instead of “\(wanted.text.plain.prefix(40))”",
                hint: "run it again")
        }
        if let end = written.cues.map(\.end).max(), end.seconds > duration {
            return .error(
                "subtitle-after-end", "'\(suffix)' ends at \(end.clock(separator: ".")), after the film",
                hint: "run it again")
        }
        return nil
    }

    /// A cue's lines as every format can say them.
    private static func words(_ cue: Cue) -> [String] {
        SubtitleWriter.plainLines(of: cue.text).map { line in
            let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "\u{200F}"))
            let words = line.trimmingCharacters(in: marks)
            // In XML spaces in a row would be one, so some are written as no-break spaces.
            return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
