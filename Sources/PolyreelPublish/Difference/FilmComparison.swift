internal import PolyreelCore

/// Holds two films against each other, frame by frame.
struct FilmComparison {
    let first: FilmContent
    let second: FilmContent
    /// Whether frames are compared; else only the texts over them, as no frame can be the same.
    let comparesPictures: Bool

    init(_ first: FilmContent, _ second: FilmContent) {
        self.first = first
        self.second = second
        comparesPictures = first.picture == second.picture
    }

    /// Ranges that cover both films once, in order, each as long as it can be.
    var ranges: [DifferenceRange] {
        let cuts = cuts
        let own = shown(first.overlays, at: cuts) { $0 }
        let others = shown(second.overlays, at: cuts, inFirst)
        return zip(cuts, cuts.dropFirst()).enumerated().reduce(into: []) { ranges, cut in
            let (index, (from, to)) = cut
            let next = compare(FrameRange(from: from, to: to), own[index], others[index])
            guard let last = ranges.last, last.state == next.state,
                (last.first, last.second) == (next.first, next.second)
            else { return ranges.append(next) }
            ranges[ranges.count - 1] = DifferenceRange(
                FrameRange(from: last.from, to: next.to), rate: first.rate, state: last.state, first: last.first,
                second: last.second)
        }
    }

    /// What is shown at each of some frames of the first film, in drawing order.
    /// - Parameter frame: the frame of the first film at one of the overlays' own.
    private func shown(
        _ overlays: [VariantRecord.Overlay], at frames: [Int], _ frame: (Int) -> Int
    ) -> [[VariantRecord.Overlay]] {
        var shown = [[VariantRecord.Overlay]](repeating: [], count: frames.count)
        for overlay in overlays {
            let (from, to) = (frame(overlay.from), frame(overlay.to))
            var index = frames.sortedIndex { $0 >= from }
            while index < frames.count, frames[index] < to {
                shown[index].append(overlay)
                index += 1
            }
        }
        return shown
    }

    /// Frames that come from one and the same span in both: encoded once, the same to the bit.
    var framesShared: Int {
        let others = Set(second.spans)
        return first.spans.filter { others.contains($0) }.reduce(0) { $0 + $1.to - $1.from }
    }

    /// Frames of the longer film, in the first's rate.
    var frames: Int { max(first.frames, inFirst(second.frames)) }

    /// Where anything may change: frames of the first film, sorted.
    private var cuts: [Int] {
        let own = first.overlays.flatMap { [$0.from, $0.to] }
        let others = (second.overlays.flatMap { [$0.from, $0.to] } + [second.frames]).map(inFirst)
        return Set([0, first.frames, frames] + own + others).filter { (0...frames).contains($0) }.sorted()
    }

    /// The frame of the first film that is shown when `frame` of the second is.
    private func inFirst(_ frame: Int) -> Int {
        first.rate == second.rate ? frame : Int((Rational(frame) / second.rate * first.rate).rounded)
    }

    /// - Parameters:
    ///   - range: one in which nothing changes.
    ///   - own: what the first film shows there.
    ///   - other: what the second does.
    private func compare(
        _ range: FrameRange, _ own: [VariantRecord.Overlay], _ other: [VariantRecord.Overlay]
    ) -> DifferenceRange {
        let oneHasEnded = range.from >= first.frames || range.from >= inFirst(second.frames)
        let isSame = own.count == other.count && zip(own, other).allSatisfy { shows($0, as: $1) }
        guard !isSame || oneHasEnded else { return DifferenceRange(range, rate: first.rate, state: .same) }
        return DifferenceRange(
            range, rate: first.rate, state: .differs,
            first: own.filter { overlay in !other.contains { shows(overlay, as: $0) } }.map(text),
            second: other.filter { overlay in !own.contains { shows(overlay, as: $0) } }.map(text))
    }

    /// Where no frames are compared, lines may break elsewhere.
    private func shows(_ left: VariantRecord.Overlay, as right: VariantRecord.Overlay) -> Bool {
        if comparesPictures { return left.plate == right.plate }
        return left.role == right.role
            && left.text.filter { !$0.isWhitespace } == right.text.filter { !$0.isWhitespace }
    }

    private func text(_ overlay: VariantRecord.Overlay) -> DifferenceRange.Text { DifferenceRange.Text(overlay) }
}
