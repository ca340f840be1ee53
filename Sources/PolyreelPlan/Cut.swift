public import PolyreelCore
internal import PolyreelGraph

/// Where a film's timeline is cut into spans.
///
/// A film is cut by what it shows itself and by its asset, never by its neighbours: one market more, or a cue moved in
/// one language, changes no other variant's spans. Pauses around cues are cut at places that all films have in common.
/// Among those cuts the fewest frames are encoded that other variants might have shared, counting what a further span
/// costs.
public enum Cut {
    /// Frames that one span more costs: opening an encoder, an IDR frame, a file. Measured at 1080x1920 with veryfast:
    /// about 60 ms where a frame takes 30 ms.
    static let spanCost = 2

    /// Something shown in a film, and how readily it changes from variant to variant.
    public struct Change: Sendable, Hashable {
        public let frames: FrameRange
        /// What one frame costs that lies in a span with it and does not show it: 1, or more for what changes more often.
        public let weight: Int

        public init(frames: FrameRange, weight: Int = 1) {
            self.frames = frames
            self.weight = weight
        }
    }

    /// Spans that cover frames `0 ..< frames` once.
    /// - Parameters:
    ///   - rate: frames a second.
    ///   - overlays: what the film shows, and when.
    ///   - keyFrames: frames of the film at which the asset has a key frame. Encoders put them where scenes change, and
    ///     decoding can begin there, so the regular cuts move to one that is near.
    ///   - turns: frames at which the film is framed anew: cut there, another framing of one shot changes the spans of
    ///     that shot only.
    public static func spans(
        frames: Int, rate: Rational, overlays: [Change], keyFrames: [Int] = [], turns: [Int] = []
    ) -> [FrameRange] {
        guard frames > 0 else { return [] }
        let cells = pauses(between: overlays, frames: frames).map(cells)
        var cuts = changes(frames: frames, overlays: overlays, turns: turns)
        for mark in cells.flatMap(\.self) + marks(frames: frames, rate: rate, keyFrames: keyFrames.sorted()) {
            let next = cuts.sortedIndex { $0 >= mark }
            let isFar =
                (next == 0 || mark - cuts[next - 1] >= SpanLength.shortest)
                && (next == cuts.count || cuts[next] - mark >= SpanLength.shortest)
            if isFar, frames - mark >= SpanLength.shortest { cuts.insert(mark, at: next) }
        }
        return zip(cuts, cuts.dropFirst() + [frames]).map { FrameRange(from: $0, to: $1) }
    }

    /// Where all films of an asset and a rate are cut: every two seconds, or at the key frame nearest to that within a
    /// quarter of it.
    private static func marks(frames: Int, rate: Rational, keyFrames: [Int]) -> [Int] {
        let longest = max(SpanLength.shortest, Int((SpanLength.longest * rate).rounded))
        return stride(from: longest, to: frames, by: longest).map { multiple in
            let next = keyFrames.sortedIndex { $0 >= multiple }
            // Of two that are as near, the earlier.
            let near = [next - 1, next].filter(keyFrames.indices.contains).map { keyFrames[$0] }
                .min { abs($0 - multiple) < abs($1 - multiple) }
            return near.flatMap { abs($0 - multiple) <= longest / 4 ? $0 : nil } ?? multiple
        }
    }

    /// Cuts, the first at 0, at some of the frames where what is shown changes: those with the least sum of frames that
    /// lie in a span with something they do not show, by weight, and of `spanCost` for each span. Of a span with a turn
    /// inside, every frame lies with a framing that it does not show.
    private static func changes(frames: Int, overlays: [Change], turns: [Int]) -> [Int] {
        var edges = Set(overlays.flatMap { [$0.frames.from, $0.frames.to] }).filter { $0 > 0 && $0 < frames }
        for pause in pauses(between: overlays, frames: frames) {
            let cells = cells(in: pause)
            guard !cells.isEmpty else { continue }
            edges.subtract([pause.from, pause.to])
            edges.formUnion(cells)
        }
        edges.formUnion(turns.filter { $0 > 0 && $0 < frames })
        let places = [0] + edges.sorted() + [frames]
        let turns = turns.sorted()
        var strangers = Strangers(overlays)
        var best = [(cost: Int, previous: Int)?](repeating: nil, count: places.count)
        best[0] = (0, 0)
        for end in places.indices.dropFirst() {
            strangers.move(to: places[end])
            let later = turns.sortedIndex { $0 >= places[end] }
            let lastTurn = later > 0 ? turns[later - 1] : Int.min
            var examined = 0
            for start in stride(from: end - 1, through: 0, by: -1) {
                guard let before = best[start] else { continue }
                let span = FrameRange(from: places[start], to: places[end])
                // A film shorter than the shortest span is one span.
                guard span.count >= SpanLength.shortest || span.count == frames else { continue }
                let turning = lastTurn > span.from ? span.count : 0
                let cost = before.cost + spanCost + strangers.count(from: span.from) + turning
                if best[end].map({ cost < $0.cost }) ?? true { best[end] = (cost, start) }
                // Longer spans only gather more strangers.
                examined += 1
                if examined == mostExamined { break }
            }
        }
        var cuts: [Int] = []
        var place = places.count - 1
        while place > 0, let step = best[place] {
            place = step.previous
            cuts.append(places[place])
        }
        return cuts.isEmpty ? [0] : cuts.reversed()
    }

    private static let mostExamined = 12

    /// Stretches before, between and after what is spoken in which nothing is shown.
    private static func pauses(between overlays: [Change], frames: Int) -> [FrameRange] {
        let shown = overlays.sorted { ($0.frames.from, $0.frames.to) < ($1.frames.from, $1.frames.to) }
        guard var last = shown.first else { return [] }
        var pauses: [FrameRange] = []
        if last.frames.from > 0, last.weight == 1 { pauses.append(FrameRange(from: 0, to: last.frames.from)) }
        for next in shown.dropFirst() {
            if next.frames.from > last.frames.to, last.weight == 1, next.weight == 1 {
                pauses.append(FrameRange(from: last.frames.to, to: next.frames.from))
            }
            if next.frames.to >= last.frames.to { last = next }
        }
        if last.frames.to < frames, last.weight == 1 { pauses.append(FrameRange(from: last.frames.to, to: frames)) }
        return pauses
    }

    /// Where a pause is cut: at multiples of the shortest span, so that languages whose pauses overlap share what lies
    /// between. Longer stretches are twice, four times as long, and begin at multiples of their length. Empty where not
    /// even the shortest fits; what is left over goes with the cues around it.
    private static func cells(in pause: FrameRange) -> [Int] {
        var unit = (pause.from + SpanLength.shortest - 1) / SpanLength.shortest
        let end = pause.to / SpanLength.shortest
        guard unit < end else { return [] }
        var places = [unit * SpanLength.shortest]
        while unit < end {
            // 0 is a multiple of every length.
            var length = unit == 0 ? 1 << 32 : unit & -unit
            while length > end - unit { length /= 2 }
            unit += length
            places.append(unit * SpanLength.shortest)
        }
        return places
    }
}
