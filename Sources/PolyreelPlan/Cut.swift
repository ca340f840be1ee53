public import PolyreelCore

/// Where a film's timeline is cut into spans.
public enum Cut {
    /// No span is shorter, in frames: an IDR frame costs bits, and H.264 wants neighbouring IDR frames to differ in
    /// `idr_pic_id` (ITU-T H.264, 7.4.3).
    public static let shortestSpan = 12
    /// Seconds: what a crash may cost, and how much is worth its own place in the store. Two groups of pictures.
    public static let longestSpan = Rational(4)

    /// Spans that cover frames `0 ..< frames` once: cut where one of the film's own overlays begins or ends, and at whole
    /// multiples of `longestSpan`, which all films share. A cut that would leave less than `shortestSpan` is left out;
    /// the plates of such a span carry their own frames.
    ///
    /// Overlays of other variants play no part: one market more, or a cue moved in one language, changes no other
    /// variant's spans.
    public static func spans(frames: Int, rate: Rational, overlays: some Sequence<FrameRange>) -> [FrameRange] {
        guard frames > 0 else { return [] }
        let changes = Set(overlays.flatMap { [$0.from, $0.to] }).sorted()
        var cuts = [0]
        for change in changes where change - (cuts.last ?? 0) >= shortestSpan && frames - change >= shortestSpan {
            cuts.append(change)
        }
        let longest = max(shortestSpan, Int((longestSpan * rate).rounded))
        for multiple in stride(from: longest, to: frames, by: longest) {
            let near = cuts.contains { abs($0 - multiple) < shortestSpan }
            if !near && frames - multiple >= shortestSpan { cuts.append(multiple) }
        }
        cuts.sort()
        return zip(cuts, cuts.dropFirst() + [frames]).map { FrameRange(from: $0, to: $1) }
    }
}
