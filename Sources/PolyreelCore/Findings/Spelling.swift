/// Finds the name that someone meant.
public enum Spelling {
    /// The candidate that a misspelt name is most like, or nil when none is near.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        guard (1...64).contains(name.count) else { return nil }
        let lower = Array(name.lowercased())
        // Of two letters every other code is near: then only capitals may be wrong.
        let limit = lower.count < 3 ? 0 : max(1, lower.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(lower, Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// "did you mean 'tiktok'?", or the fallback.
    public static func hint(for name: String, among candidates: some Sequence<String>, else fallback: String?)
        -> String?
    {
        nearest(to: name, among: candidates).map { "did you mean '\($0)'?" } ?? fallback
    }

    /// Edits, insertions, deletions and swaps of neighbours (optimal string alignment).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let same = left[row - 1] == right[column - 1]
                var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, before[column - 2] + 1)
                }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
