public import PolyreelCore

/// Whether overlays are seen when they should be, and not beside that: what every step that draws on the picture promises.
public enum OverlayProof {
    /// What of the promise the film does not keep: a finding for each overlay that is missing or stays too long.
    /// - Parameters:
    ///   - role: of the overlays that are looked at.
    ///   - code: of the findings begins with it, as in `cue-missing` and `cue-stale`.
    ///   - name: what such an overlay is called, as "the cue".
    ///   - place: where the manifest asks for the overlay with an id; nil where it does not say.
    public static func findings(
        _ film: FinishedProduct, of draft: Draft, role: OverlayRole, code: String, name: String,
        at place: (String) -> SourceLocation? = { _ in nil }
    ) -> [Finding] {
        draft.overlays.filter { $0.role == role }.flatMap { overlay in
            findings(film, of: overlay, code: code, name: name).map { $0.at(place(overlay.id)) }
        }
    }

    private static func findings(
        _ film: FinishedProduct, of overlay: Overlay, code: String, name: String
    ) -> [Finding] {
        // Beyond the film's end there is nothing to see; another finding says so.
        guard let frames = overlay.frames.clamped(to: FrameRange(from: 0, to: film.facts.frames)) else { return [] }
        // A picture alone has no words.
        let words = overlay.plate.lines.map(\.text).joined(separator: " ")
        let what = "\(name) “\((words.isEmpty ? overlay.id : words).prefix(60))”"
        guard let sighting = film.sightings[overlay.id] else {
            return [
                .error("\(code)-unproven", "nobody looked for \(what)", hint: "run it again with an empty store")
            ]
        }
        var findings: [Finding] = []
        if let frame = sighting.firstMissing(in: frames) {
            findings.append(
                .error(
                    "\(code)-missing",
                    "\(what) is not seen at \(time(frame, film)), between \(time(frames.from, film)) and "
                        + "\(time(frames.to, film))",
                    hint: "run it again with an empty store; if it stays, report it"))
        }
        for (isSeen, frame) in [(sighting.isSeenBefore, frames.from - 1), (sighting.isSeenAfter, frames.to)]
        where isSeen == true {
            findings.append(
                .error(
                    "\(code)-stale",
                    "\(what) is still seen at \(time(frame, film)), outside of \(time(frames.from, film)) to "
                        + "\(time(frames.to, film))",
                    hint: "look whether the asset itself shows it; else run it again with an empty store"))
        }
        return findings
    }

    /// Seconds with two decimals.
    private static func time(_ frame: Int, _ film: FinishedProduct) -> String {
        guard film.facts.rate > .zero else { return "frame \(frame)" }
        return (Rational(frame) / film.facts.rate).secondsText(places: 2)
    }
}
