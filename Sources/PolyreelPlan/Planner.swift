// PolyreelPlan: drafts to spans and keys: pure, no pixels, no files.

public import PolyreelCore
public import PolyreelGraph

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
        var plan = RenderPlan()
        for film in films {
            let ranges = Cut.spans(
                frames: film.picture.frames, rate: film.picture.rate, overlays: film.draft.overlays.compactMap(change),
                keyFrames: keyFrames.map { Int((($0 - film.picture.start) * film.picture.rate).rounded) },
                turns: turns(of: film.picture))
            try plan.add(
                film.draft, picture: film.picture, sound: film.sound,
                spans: ranges.map { ($0, recipe(film.picture, $0, film.draft.overlays, madeWith)) },
                madeWith: madeWith)
        }
        return plan
    }

    /// What is the same everywhere keeps no two variants from sharing a span: nothing is cut for it.
    private static func change(_ overlay: Overlay) -> Cut.Change? {
        guard overlay.changes.weight > 0 else { return nil }
        return Cut.Change(frames: overlay.frames, weight: overlay.changes.weight)
    }

    /// Where a film is framed otherwise than before, from one shot to the next. Inside a movement, each step of which is
    /// shorter than any span, nothing is cut.
    private static func turns(of picture: PicturePlan) -> [Int] {
        let places = picture.path.holds.map(\.from).prefix { $0 < picture.frames } + [picture.frames]
        return places.indices.dropFirst().dropLast().filter {
            max(places[$0] - places[$0 - 1], places[$0 + 1] - places[$0]) >= SpanLength.shortest
        }.map { places[$0] }
    }

    private static func recipe(
        _ picture: PicturePlan, _ range: FrameRange, _ overlays: [Overlay], _ madeWith: String
    ) -> SpanRecipe {
        let plates = overlays.compactMap { overlay in
            overlay.frames.clamped(to: range).map {
                VisiblePlate(
                    plate: overlay.plate, frames: $0.relative(to: range.from),
                    fade: overlay.fade?.clipped(to: $0, of: overlay.frames))
            }
        }
        return SpanRecipe(
            format: SpanRecipe.currentFormat, madeWith: madeWith, asset: picture.asset,
            start: picture.start + Rational(range.from) / picture.rate, frames: range.count, rate: picture.rate,
            canvas: picture.canvas, path: picture.path.clipped(to: range), encoder: picture.encoder, plates: plates)
    }
}
