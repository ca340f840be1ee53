internal import PolyreelCore

/// Frames as ranges, gathered in order.
struct FrameRuns {
    private(set) var ranges: [FrameRange] = []

    mutating func add(_ frame: Int) { add(FrameRange(from: frame, to: frame + 1)) }

    /// Adds frames that come after all others.
    mutating func add(_ range: FrameRange) {
        if let last = ranges.last, last.to == range.from {
            ranges[ranges.count - 1] = FrameRange(from: last.from, to: range.to)
        } else {
            ranges.append(range)
        }
    }

    var isEmpty: Bool { ranges.isEmpty }

    /// Such as "frames 3 to 9, 14 (8 in all)".
    var text: String {
        let named = ranges.prefix(4).map { $0.count == 1 ? "\($0.from)" : "\($0.from) to \($0.to - 1)" }
        let rest = ranges.count > 4 ? " and more" : ""
        let count = ranges.reduce(0) { $0 + $1.count }
        return count == 1 ? "frame \(named[0])" : "frames \(named.joined(separator: ", "))\(rest) (\(count) in all)"
    }
}
