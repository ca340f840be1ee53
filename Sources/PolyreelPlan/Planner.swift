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
        var films = PlannedFilms(keyFrames: keyFrames, madeWith: madeWith)
        for draft in drafts where !draft.isWithheld {
            guard let picture = draft.picture, let sound = draft.sound else { continue }
            try films.add(draft, picture: picture, sound: sound)
        }
        return films.plan
    }
}
