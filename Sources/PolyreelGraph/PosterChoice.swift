public import PolyreelCore

/// Which frame stands for a film: the one that was named, or the best of those that were looked at.
public struct PosterChoice: Codable, Sendable, Hashable {
    /// Raised when another frame would be chosen from the same looks.
    private let rule: Int
    /// The one that was named.
    public let frame: Int?
    /// Where the film shows most of what the variant is.
    public let preferred: FrameRange?

    init(of draft: Draft, _ picture: PicturePlan) {
        rule = 1
        frame = draft.posterFrame.map { min(max(0, $0), max(0, picture.frames - 1)) }
        preferred = draft.posterRange?.clamped(to: FrameRange(from: 0, to: picture.frames))
    }

    /// - Parameters:
    ///   - looks: frames of the film with how much there is to see in them.
    ///   - frames: of the film; its middle stands for it where nothing was looked at.
    public func chosen(from looks: [(frame: Int, score: Int)], of frames: Int) -> Int {
        if let frame { return frame }
        func best(_ looks: [(frame: Int, score: Int)]) -> (frame: Int, score: Int)? {
            // The first of equals.
            looks.reduce(nil) { best, look in best.map { look.score > $0.score } ?? true ? look : best }
        }
        guard let all = best(looks) else { return frames / 2 }
        // What the variant is may be shown over a lesser picture, but not over an empty one.
        if let preferred, let own = best(looks.filter { preferred.contains($0.frame) }), own.score * 3 >= all.score * 2
        {
            return own.frame
        }
        return all.frame
    }
}
