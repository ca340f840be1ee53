/// Where a paragraph's pieces are divided into lines, on estimated widths: fast, and checked afterwards.
struct LineBalance {
    /// Width of the line from piece `from` up to but without `to`, in any one unit.
    let width: (_ from: Int, _ to: Int) -> Int
    /// How well a line ends before this piece.
    let quality: (_ before: Int) -> BreakQuality
    let pieces: Int
    let limit: Int

    /// The ends of lines when each takes as many pieces as it can. A piece wider than a line stands alone.
    func greedy() -> [Int] {
        var ends: [Int] = []
        var start = 0
        while start < pieces {
            var end = start + 1
            while end < pieces, width(start, end + 1) <= limit { end += 1 }
            ends.append(end)
            start = end
        }
        return ends
    }

    /// Divisions into exactly `lines` lines, best first: the shortest longest line; a line that is longer than the one
    /// above it costs a quarter of the difference, a poor break an eighth of the limit, a weak one a sixteenth, a line of
    /// less than half the longest half of what it lacks; of equal ones, that which breaks later. At most `count` of
    /// them, none with a line over the limit.
    func best(lines: Int, count: Int) -> [[Int]] {
        guard lines >= 1, lines <= pieces else { return [] }
        var search = Search(balance: self, lines: lines)
        search.run(from: 0, ends: [], widths: 0...0, penalty: 0, before: nil)
        return search.found.sorted { left, right in
            left.cost == right.cost ? right.ends.lexicographicallyPrecedes(left.ends) : left.cost < right.cost
        }.prefix(count).map(\.ends)
    }

    /// Whether a line ends poorly, or has less than a quarter of the longest.
    func isFlawed(_ ends: [Int]) -> Bool {
        let widths = zip([0] + ends, ends).map { width($0, $1) }
        let shortest = widths.min() ?? 0
        return 4 * shortest < widths.max() ?? 0 || ends.dropLast().contains { quality($0) == .poor }
    }

    private struct Search {
        let balance: LineBalance
        let lines: Int
        var found: [(ends: [Int], cost: Int)] = []
        /// Divisions looked at: a text far longer than any card must not take long.
        var budget = 50_000

        init(balance: LineBalance, lines: Int) {
            self.balance = balance
            self.lines = lines
        }

        /// - Parameter widths: of the shortest and the longest line so far.
        mutating func run(from start: Int, ends: [Int], widths: ClosedRange<Int>, penalty: Int, before: Int?) {
            let left = lines - ends.count
            if left == 0 {
                let lacking = max(0, widths.upperBound - 2 * widths.lowerBound)
                if start == balance.pieces { found.append((ends, 4 * widths.upperBound + lacking + penalty)) }
                return
            }
            // The last line takes all that is left; every other leaves a piece for each line below.
            let ahead =
                left == 1 ? balance.pieces...balance.pieces : start + 1...max(start + 1, balance.pieces - left + 1)
            for end in ahead {
                budget -= 1
                let width = balance.width(start, end)
                guard budget > 0, width <= balance.limit else { break }
                let widest = max(widths.upperBound, width)
                run(
                    from: end, ends: ends + [end],
                    widths: (before == nil ? width : min(widths.lowerBound, width))...widest,
                    penalty: penalty + max(0, width - (before ?? width)) + cost(of: end), before: width)
            }
        }

        /// In the units of `cost`, which counts four times the longest line.
        private func cost(of end: Int) -> Int {
            guard end < balance.pieces else { return 0 }
            switch balance.quality(end) {
            case .good: return 0
            case .weak: return balance.limit / 4
            case .poor: return balance.limit / 2
            }
        }
    }
}
