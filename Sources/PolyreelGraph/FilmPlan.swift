public import PolyreelCore
public import PolyreelStore

/// One variant that will be made: its spans in order, and its soundtrack.
public struct FilmPlan: Sendable, Hashable {
    public let draft: Draft
    public let picture: PicturePlan
    public let spans: [PlannedSpan]
    public let soundtrack: Digest
    /// The digest of all that decides the film's files: spans, soundtrack, sidecars, and how the poster is chosen.
    public let key: Digest

    /// How the frame that stands for the film is chosen.
    public var poster: PosterChoice { PosterChoice(of: draft, picture) }

    /// The same film with another segment for one of its spans. Its own key stays: it decides this too.
    public func replacing(span index: Int, with key: Digest) -> FilmPlan {
        var spans = spans
        spans[index] = PlannedSpan(key: key, frames: spans[index].frames)
        return FilmPlan(draft: draft, picture: picture, spans: spans, soundtrack: soundtrack, key: self.key)
    }
}
