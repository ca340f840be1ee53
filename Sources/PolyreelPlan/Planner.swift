public import PolyreelCore

/// Turns drafts into spans and keys.
public enum Planner {
    /// Plans every draft that is not withheld and has a picture and a sound; others are left out.
    /// - Parameters:
    ///   - keyFrames: where decoding of the asset can begin, in seconds of its own time.
    ///   - madeWith: versions of the libraries that will render; part of every key.
    public static func plan(
        _ drafts: [Draft], keyFrames: [Rational] = [], madeWith: String
    ) throws -> RenderPlan {
        let films = drafts.compactMap { draft -> (draft: Draft, picture: PicturePlan, sound: SoundPlan)? in
            guard !draft.isWithheld, let picture = draft.picture, let sound = draft.sound else { return nil }
            return (draft, picture, sound)
        }
        var spans: [Key: SpanRecipe] = [:]
        var soundtracks: [Key: SoundPlan] = [:]
        var planned: [FilmPlan] = []
        for film in films {
            let ranges = Cut.spans(
                frames: film.picture.frames, rate: film.picture.rate, overlays: film.draft.overlays.map(change),
                keyFrames: keyFrames.map { Int((($0 - film.picture.start) * film.picture.rate).rounded) })
            let own = try ranges.map { range in
                let recipe = recipe(film.picture, range, film.draft.overlays, madeWith)
                let key = try Key(of: recipe)
                spans[key] = recipe
                return PlannedSpan(key: key, frames: range)
            }
            let soundtrack = try Key(
                of: SoundtrackRecipe(format: SpanRecipe.currentFormat, madeWith: madeWith, sound: film.sound))
            soundtracks[soundtrack] = film.sound
            let parts = FilmParts(
                format: SpanRecipe.currentFormat, spans: own.map(\.key), soundtrack: soundtrack,
                sidecars: film.draft.sidecars, rate: film.picture.rate)
            planned.append(
                FilmPlan(
                    draft: film.draft, picture: film.picture, spans: own, soundtrack: soundtrack,
                    key: try Key(of: parts)))
        }
        return RenderPlan(films: planned, spans: spans, soundtracks: soundtracks)
    }

    private static func change(_ overlay: Overlay) -> Cut.Change {
        Cut.Change(frames: overlay.frames, weight: overlay.changes.weight)
    }

    private struct FilmParts: Encodable {
        let format: Int
        let spans: [Key]
        let soundtrack: Key
        let sidecars: [Sidecar]
        let rate: Rational
    }

    private static func recipe(
        _ picture: PicturePlan, _ range: FrameRange, _ overlays: [Overlay], _ madeWith: String
    ) -> SpanRecipe {
        let plates = overlays.compactMap { overlay in
            overlay.frames.clamped(to: range).map {
                VisiblePlate(plate: overlay.plate, frames: $0.relative(to: range.from))
            }
        }
        return SpanRecipe(
            format: SpanRecipe.currentFormat, madeWith: madeWith, asset: picture.asset,
            start: picture.start + Rational(range.from) / picture.rate, frames: range.count, rate: picture.rate,
            canvas: picture.canvas, reframe: picture.reframe, encoder: picture.encoder, plates: plates)
    }
}
