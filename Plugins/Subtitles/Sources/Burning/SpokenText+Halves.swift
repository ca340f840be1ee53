internal import PolyreelCaptions
internal import PolyreelType

extension SpokenText {
    /// The text in two, at a good place near its middle; nil when nothing can be parted.
    var halves: (SpokenText, SpokenText)? {
        if paragraphs.count > 1 {
            let middle = Self.bestBreak(
                paragraphs.map { $0.reduce(0) { $0 + $1.count } }, penalty: { _ in 0 })
            return (part(Array(paragraphs[..<middle])), part(Array(paragraphs[middle...])))
        }
        guard let pieces = paragraphs.first, pieces.count > 1 else { return nil }
        let middle = Self.bestBreak(pieces.map(\.count)) { index in
            let (above, below) = (pieces[index - 1], pieces[index])
            let quality = BreakQuality(between: above, and: below, language: language)
            return max(Self.penalty(after: above), quality == .good ? 0 : quality == .weak ? 50 : 60)
        }
        return (part([Array(pieces[..<middle])]), part([Array(pieces[middle...])]))
    }

    private func part(_ paragraphs: [[String]]) -> SpokenText {
        SpokenText(paragraphs: paragraphs, language: language)
    }

    /// The index nearest to the middle; `penalty` counts as that share of the text, in hundredths.
    private static func bestBreak(_ lengths: [Int], penalty: (Int) -> Int) -> Int {
        let total = lengths.reduce(0, +)
        var (before, best, cost) = (0, 1, Int.max)
        for index in 1..<lengths.count {
            before += lengths[index - 1]
            let found = 100 * abs(2 * before - total) + 2 * penalty(index) * total
            if found < cost { (best, cost) = (index, found) }
        }
        return best
    }

    /// A sentence's end is the best place, a clause's the next.
    private static func penalty(after piece: String) -> Int {
        let closing = "\"'”’»)]』」）"
        guard let last = piece.last(where: { !$0.isWhitespace && !closing.contains($0) }) else { return 30 }
        if ".!?…。！？؟।".contains(last) { return 0 }
        return ",;:，、；：،؛–—".contains(last) ? 10 : 30
    }
}
