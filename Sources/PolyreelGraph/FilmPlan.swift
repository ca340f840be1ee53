public import PolyreelCore
public import PolyreelStore

/// One variant that will be made: its spans in order, and its soundtrack.
public struct FilmPlan: Sendable, Hashable {
    public let draft: Draft
    public let picture: PicturePlan
    public let spans: [PlannedSpan]
    public let soundtrack: Digest
    /// The digest of all that decides the film's files: spans, soundtrack, sidecars, and which frame is the poster.
    public let key: Digest

    /// The frame that stands for the film: the one that a step chose, inside the film; else its middle.
    public var posterFrame: Int { Self.posterFrame(of: draft, picture) }

    static func posterFrame(of draft: Draft, _ picture: PicturePlan) -> Int {
        min(max(0, draft.posterFrame ?? picture.frames / 2), max(0, picture.frames - 1))
    }

    /// The same film with another segment for one of its spans. Its own key stays: it decides this too.
    public func replacing(span index: Int, with key: Digest) -> FilmPlan {
        var spans = spans
        spans[index] = PlannedSpan(key: key, frames: spans[index].frames)
        return FilmPlan(draft: draft, picture: picture, spans: spans, soundtrack: soundtrack, key: self.key)
    }
}
