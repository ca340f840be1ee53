internal import PolyreelCore

/// Counts what lies in a span with something that it does not show, for all spans that end at one frame, the shortest
/// first: each looks only at what the one before it did not hold.
///
/// What is shown in a span and weighs at least so much is shown together from the last of its beginnings to the first of
/// its ends, and in no other frame. So two numbers for each weight stand for any number of overlays.
struct Strangers {
    /// By where they begin; those before `begun` begin before the end.
    private let beginning: [Cut.Change]
    /// By where they end; those before `ended` end before the end.
    private let ending: [Cut.Change]
    /// Ascending.
    private let weights: [Int]
    private var (begun, ended) = (0, 0)
    private var end = 0
    /// Shown when the end comes: in every span that ends there.
    private var last: [Cut.Change] = []
    /// From here on, `ending` is in the span that was counted last.
    private var held = 0
    /// For each weight: the frames in which all that weighs as much, or more, is shown.
    private var together: [(from: Int, to: Int)] = []
    /// Overlays that were looked at so far.
    private(set) var looks = 0

    init(_ overlays: [Cut.Change]) {
        let overlays = overlays.filter { $0.weight > 0 && !$0.frames.isEmpty }
        beginning = overlays.sorted { $0.frames.from < $1.frames.from }
        ending = overlays.sorted { $0.frames.to < $1.frames.to }
        weights = Set(overlays.map(\.weight)).sorted()
    }

    /// Goes on to spans that end at a later frame.
    mutating func move(to end: Int) {
        self.end = end
        last.removeAll { $0.frames.to < end }
        while begun < beginning.count, beginning[begun].frames.from < end {
            if beginning[begun].frames.to >= end { last.append(beginning[begun]) }
            begun += 1
        }
        while ended < ending.count, ending[ended].frames.to < end { ended += 1 }
        held = ended
        together = [(from: Int, to: Int)](repeating: (Int.min, end), count: weights.count)
        for overlay in last { hold(overlay) }
    }

    /// Frames of the span from `start` to the end that do not show something which the span shows elsewhere, each times
    /// the greatest weight. `start` is before that of the span counted last.
    mutating func count(from start: Int) -> Int {
        while held > 0, ending[held - 1].frames.to > start {
            held -= 1
            hold(ending[held])
        }
        var (sum, below) = (0, 0)
        for (weight, shown) in zip(weights, together) {
            let all = max(0, min(shown.to, end) - max(shown.from, start))
            sum += (weight - below) * (end - start - all)
            below = weight
        }
        return sum
    }

    private mutating func hold(_ overlay: Cut.Change) {
        looks += 1
        for index in weights.indices where weights[index] <= overlay.weight {
            together[index].from = max(together[index].from, overlay.frames.from)
            together[index].to = min(together[index].to, overlay.frames.to)
        }
    }
}
