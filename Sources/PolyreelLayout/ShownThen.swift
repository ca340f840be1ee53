internal import PolyreelCore

/// What was placed, found again by when it is shown.
struct ShownThen {
    private let sorted: [Obstacle]
    /// By place in `sorted`: the last frame of it and of all before it.
    private let ends: [Int]

    init(_ obstacles: [Obstacle]) {
        sorted = obstacles.sorted { $0.frames.from < $1.frames.from }
        var last = Int.min
        ends = sorted.map { obstacle in
            last = max(last, obstacle.frames.to)
            return last
        }
    }

    /// All that is shown in some of the frames.
    func callAsFunction(_ frames: FrameRange) -> [Obstacle] {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].frames.from < frames.to { low = middle + 1 } else { high = middle }
        }
        var found: [Obstacle] = []
        var index = low - 1
        while index >= 0, ends[index] > frames.from {
            if sorted[index].frames.overlaps(frames) { found.append(sorted[index]) }
            index -= 1
        }
        return found
    }
}
