// PolyreelPlan: drafts to spans and keys: pure, no pixels, no files.

public import PolyreelCore

/// Everything that decides the pixels and the bytes of one span. Its digest is the span's key.
public struct SpanRecipe: Codable, Sendable, Hashable {
    /// Raised when this build would make other pixels or bytes from the same values.
    public let format: Int
    /// Versions of the libraries that decode, scale and encode.
    public let madeWith: String
    public let asset: String
    /// Seconds of the asset's own time at which the span's first frame is taken.
    public let start: Rational
    public let frames: Int
    public let rate: Rational
    public let canvas: PixelSize
    public let reframe: Reframe
    public let encoder: EncoderSettings
    /// In drawing order.
    public let plates: [VisiblePlate]

    public static let currentFormat = 4
}

/// A plate in a span, with the frames in which it is seen, counted from the span's first.
public struct VisiblePlate: Codable, Sendable, Hashable {
    public let plate: Plate
    public let frames: FrameRange

    public init(plate: Plate, frames: FrameRange) {
        self.plate = plate
        self.frames = frames
    }
}

/// One span of a film: which frames of the film it is, and under which key it is kept.
public struct PlannedSpan: Codable, Sendable, Hashable {
    public let key: Key
    public let frames: FrameRange
}

/// Everything that decides a soundtrack's bytes. Its digest is the soundtrack's key.
public struct SoundtrackRecipe: Codable, Sendable, Hashable {
    public let format: Int
    public let madeWith: String
    public let sound: SoundPlan
}

/// One variant that will be made: its spans in order, and its soundtrack.
public struct FilmPlan: Sendable, Hashable {
    public let draft: Draft
    public let picture: PicturePlan
    public let spans: [PlannedSpan]
    public let soundtrack: Key
    /// The digest of all that decides the film's files: spans, soundtrack and sidecars.
    public let key: Key
}

/// What a job renders: films, and the spans and soundtracks they are made of, each once.
public struct RenderPlan: Sendable {
    public let films: [FilmPlan]
    public let spans: [Key: SpanRecipe]
    public let soundtracks: [Key: SoundPlan]

    public init(films: [FilmPlan], spans: [Key: SpanRecipe], soundtracks: [Key: SoundPlan]) {
        self.films = films
        self.spans = spans
        self.soundtracks = soundtracks
    }
}
