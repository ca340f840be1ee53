public import PolyreelCore
public import PolyreelStore

/// What a job renders: films, and the spans and soundtracks they are made of, each once.
public struct RenderPlan: Sendable {
    public private(set) var films: [FilmPlan]
    public private(set) var spans: [Digest: SpanRecipe]
    public private(set) var soundtracks: [Digest: SoundPlan]

    public init(
        films: [FilmPlan] = [], spans: [Digest: SpanRecipe] = [:], soundtracks: [Digest: SoundPlan] = [:]
    ) {
        self.films = films
        self.spans = spans
        self.soundtracks = soundtracks
    }

    /// Adds a film of spans that cover it once, in order. What another film has too is there once.
    /// - Parameter madeWith: versions of the libraries that will render.
    public mutating func add(
        _ draft: Draft, picture: PicturePlan, sound: SoundPlan,
        spans recipes: [(frames: FrameRange, recipe: SpanRecipe)],
        madeWith: String
    ) throws {
        let own = try recipes.map { frames, recipe in
            let key = try recipe.key
            spans[key] = recipe
            return PlannedSpan(key: key, frames: frames)
        }
        let soundtrack = try SoundtrackRecipe(
            format: SpanRecipe.currentFormat, madeWith: madeWith, sound: sound
        ).key
        soundtracks[soundtrack] = sound
        let film = FilmRecipe(
            format: SpanRecipe.currentFormat, spans: own.map(\.key), soundtrack: soundtrack, sidecars: draft.sidecars,
            rate: picture.rate, poster: PosterChoice(of: draft, picture))
        films.append(
            FilmPlan(draft: draft, picture: picture, spans: own, soundtrack: soundtrack, key: try film.key))
    }
}
