public import PolyreelCore
public import PolyreelStore

/// What a job renders: films, and the spans and soundtracks they are made of, each once.
public struct RenderPlan: Sendable {
    public private(set) var films: [FilmPlan]
    public private(set) var spans: [Digest: SpanRecipe]
    public private(set) var soundtracks: [Digest: SoundPlan]
    /// Of those that were added: a job of thousands of films has a few.
    private var soundtrackKeys: [SoundPlan: Digest] = [:]

    public init(
        films: [FilmPlan] = [], spans: [Digest: SpanRecipe] = [:], soundtracks: [Digest: SoundPlan] = [:]
    ) {
        self.films = films
        self.spans = spans
        self.soundtracks = soundtracks
    }

    /// Adds a span that films will show; one that another film shows too is there once.
    /// - Returns: its key.
    public mutating func add(_ recipe: SpanRecipe) throws -> Digest {
        let key = try recipe.key
        spans[key] = recipe
        return key
    }

    /// Adds a film of spans that cover it once, in order. A soundtrack that another film has too is there once.
    /// - Parameter madeWith: versions of the libraries that will render.
    public mutating func add(
        _ draft: Draft, picture: PicturePlan, sound: SoundPlan, spans: [PlannedSpan], madeWith: String
    ) throws {
        let soundtrack =
            try soundtrackKeys[sound]
            ?? SoundtrackRecipe(format: SpanRecipe.currentFormat, madeWith: madeWith, sound: sound).key
        soundtrackKeys[sound] = soundtrack
        soundtracks[soundtrack] = sound
        let film = FilmRecipe(
            format: SpanRecipe.currentFormat, spans: spans.map(\.key), soundtrack: soundtrack,
            sidecars: draft.sidecars, rate: picture.rate, poster: PosterChoice(of: draft, picture))
        films.append(
            FilmPlan(draft: draft, picture: picture, spans: spans, soundtrack: soundtrack, key: try film.key))
    }
}
